// Which tier to fetch next: the smallest at once, then the one that this device, line and stage deserve.
import type { Tier } from './item';

export interface Device {
  canvasEdge: number; // longer edge of the stage in device pixels
  maxTextureEdge: number;
  memoryGb: number;
  saveData: boolean;
  slowLine: boolean; // 2g or 3g
  losses: number; // how often the graphics context was lost on this page
}

// The picture of a piece wraps around it, and visitors come nearer: two texels for each pixel of the stage.
const kTexelsPerPixel = 2;
// Half of the triangles face away and the piece fills about half of the stage: three square pixels each.
const kPixelsPerTriangle = 3;
// A step in between is worth its bytes only where it is much smaller than the goal.
const kMiddleShare = 1 / 4;

export function readDevice(canvasEdge: number, maxTextureEdge: number, losses: number): Device {
  const hints = navigator as Navigator & {
    deviceMemory?: number;
    connection?: { saveData?: boolean; effectiveType?: string };
  };
  // Safari and Firefox do not tell their memory: phones and tablets are taken for small ones.
  const guess = matchMedia('(pointer: coarse)').matches ? 3 : 8;
  return {
    canvasEdge,
    maxTextureEdge,
    memoryGb: hints.deviceMemory ?? guess,
    saveData: hints.connection?.saveData ?? false,
    slowLine: /2g|3g/.test(hints.connection?.effectiveType ?? ''),
    losses,
  };
}

function textureEdge(tier: Tier): number {
  return Math.max(0, ...tier.textures.map((texture) => Math.max(texture.width, texture.height)));
}

function isTooMuch(tier: Tier, device: Device): boolean {
  if (textureEdge(tier) > device.maxTextureEdge) return true;
  if (device.saveData && tier.bytes > 1_000_000) return true;
  if (device.slowLine && tier.bytes > 3_000_000) return true;
  if (device.memoryGb <= 2) return tier.gpu_bytes > 64e6;
  if (device.memoryGb <= 4) return tier.gpu_bytes > 160e6;
  return false;
}

function isEnough(tier: Tier, device: Device): boolean {
  const edge = textureEdge(tier);
  return (edge === 0 || edge >= device.canvasEdge * kTexelsPerPixel) && tier.triangles * kPixelsPerTriangle >= device.canvasEdge ** 2;
}

// The index of the tier that is worth ending with. Tiers ascend; the first is always possible.
function goalOf(tiers: Tier[], device: Device): number {
  let goal = 0;
  for (const [index, tier] of tiers.entries()) {
    if (index > 0 && (isTooMuch(tier, device) || index >= tiers.length - device.losses)) break;
    goal = index;
    if (isEnough(tier, device)) break;
  }
  return goal;
}

// shown: index of the tier on the stage, -1 for none. Undefined: nothing better is worth its bytes.
export function nextTier(tiers: Tier[], shown: number, device: Device): number | undefined {
  if (shown < 0) return tiers.length > 0 ? 0 : undefined;
  const goal = goalOf(tiers, device);
  if (goal <= shown) return undefined;
  if (shown > 0) return goal;
  const most = (tiers[goal]?.bytes ?? 0) * kMiddleShare;
  for (let middle = goal - 1; middle > shown; --middle) if ((tiers[middle]?.bytes ?? 0) < most) return middle;
  return goal;
}
