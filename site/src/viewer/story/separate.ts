// Pins whose places nearly meet in the picture stand beside each other: each can be read, and hit by a finger.

export interface Point {
  x: number;
  y: number;
}

const kRounds = 8; // enough for a handful around one place; a larger crowd stays closer than wished

// Points in order of importance, each moved no further than needed to stand `least` away from those before it. px
export function separate(points: Point[], least: number): Point[] {
  const placed: Point[] = [];
  for (const [index, point] of points.entries()) {
    let { x, y } = point;
    for (let round = 0; round < kRounds; ++round) {
      const near = placed.find((other) => Math.hypot(x - other.x, y - other.y) < least - 0.5);
      if (!near) break;
      const away = Math.hypot(x - near.x, y - near.y);
      // On the same spot: sideways, each in a direction of its own.
      const angle = away > 0.5 ? Math.atan2(y - near.y, x - near.x) : index * 2.4;
      x = near.x + least * Math.cos(angle + 0.3 * round);
      y = near.y + least * Math.sin(angle + 0.3 * round);
    }
    placed.push({ x, y });
  }
  return placed;
}
