// Where the camera stands, in words for people who do not see it.
import type { Camera } from './item';
import type { Strings } from './strings';

const kFieldOfView = (30 * Math.PI) / 180; // vertical, docs/viewer-module.md

function heightKey(pitch: number): keyof Strings['height'] {
  if (pitch > 70) return 'top';
  if (pitch > 35) return 'above';
  if (pitch > 8) return 'slightly_above';
  if (pitch >= -8) return 'level';
  if (pitch >= -35) return 'slightly_below';
  return pitch >= -70 ? 'below' : 'bottom';
}

// Metres as people say them: "3.4 cm", "34 cm", "1.2 m".
export function sayLength(metres: number): string {
  if (metres >= 1) return `${metres.toFixed(1)} m`;
  const centimetres = metres * 100;
  return centimetres >= 10 ? `${Math.round(centimetres)} cm` : `${centimetres.toFixed(1)} cm`;
}

export function describeView(camera: Camera, aspect: number, words: Strings): string {
  const turn = ((camera.yaw % 360) + 360) % 360;
  const side = words.side[Math.round(turn / 45) % 8] ?? '';
  const width = 2 * camera.distance * Math.tan(kFieldOfView / 2) * aspect;
  return words.view(side, words.height[heightKey(camera.pitch)], sayLength(width));
}
