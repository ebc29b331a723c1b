// Keys while the focus is in the viewer. Others stay with the page and the browser.
export interface KeyTarget {
  turn(yaw: number, pitch: number): void; // degrees
  move(x: number, y: number): void; // in heights of the stage
  nearer(factor: number): void;
  reset(): void;
  toggleWide(): void;
  help(): void;
  tools(): void;
  light(): void;
  escape(): boolean; // true where there was something to leave
}

const kTurn = 15;
const kMove = 0.08;
const kNearer = 1.25;

// An arrow pushes the surface of the piece that way, as a drag does.
export function onKey(event: KeyboardEvent, target: KeyTarget): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const actions: Record<string, () => void> = {
    ArrowLeft: () => (event.shiftKey ? target.move(-kMove, 0) : target.turn(kTurn, 0)),
    ArrowRight: () => (event.shiftKey ? target.move(kMove, 0) : target.turn(-kTurn, 0)),
    ArrowUp: () => (event.shiftKey ? target.move(0, -kMove) : target.turn(0, -kTurn)),
    ArrowDown: () => (event.shiftKey ? target.move(0, kMove) : target.turn(0, kTurn)),
    '+': () => target.nearer(kNearer),
    ';': () => target.nearer(kNearer), // the + key of a Japanese keyboard without Shift
    '=': () => target.nearer(kNearer),
    PageUp: () => target.nearer(kNearer),
    '-': () => target.nearer(1 / kNearer),
    PageDown: () => target.nearer(1 / kNearer),
    '0': () => target.reset(),
    Home: () => target.reset(),
    f: () => target.toggleWide(),
    F: () => target.toggleWide(),
    t: () => target.tools(),
    T: () => target.tools(),
    l: () => target.light(),
    L: () => target.light(),
    '?': () => target.help(),
  };
  if (event.key === 'Escape') {
    if (target.escape()) event.preventDefault();
    return;
  }
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
