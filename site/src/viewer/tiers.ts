// Which tier to fetch next: the smallest at once, then the one that this device, line and stage deserve.
import type { Tier } from './item';

export interface Device {
  canvasEdge: number; // longer edge of the stage in device pixels
  maxTextureEdge: number;
  memoryGb: number;
  saveData: boolean;
  slowLine: boolean; // 2g or 3g
  ceiling: number; // index of the best tier that may still be tried; lowered where one was too much
  budget: Budget;
}

// Megabytes (10^6 bytes) that a page may give to one element; absent: as the device is.
export interface Budget {
  transfer?: number; // all models that are fetched, together
  gpu?: number; // buffers and textures, also while a better tier takes the place of another
}

// The picture of a piece wraps around it, and visitors come nearer: two texels for each pixel of the stage.
const kTexelsPerPixel = 2;
// Half of the triangles face away and the piece fills about half of the stage: three square pixels each.
const kPixelsPerTriangle = 3;
// The light and its shadows, which every piece has beside it.
const kLightBytes = 600_000;
// A step in between is worth its bytes only where it is much smaller than the goal.
const kMiddleShare = 1 / 4;

export function readDevice(canvasEdge: number, maxTextureEdge: number, ceiling: number, budget: Budget): Device {
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
    ceiling,
    budget,
  };
}

function textureEdge(tier: Tier): number {
  return Math.max(0, ...tier.textures.map((texture) => Math.max(texture.width, texture.height)));
}

// "5 128": megabytes of transfer and of GPU; "5": of transfer alone; "- 128": of GPU alone.
export function readBudget(text: string | null): Budget {
  const [transfer, gpu] = (text ?? '').trim().split(/[\s,]+/).map((each) => (each === '' ? NaN : Number(each)));
  const isLimit = (value: number | undefined): value is number => value !== undefined && value >= 0;
  return { ...(isLimit(transfer) && { transfer }), ...(isLimit(gpu) && { gpu }) };
}

// spent: bytes of models fetched so far; shown: the tier that is on the GPU until `tier` has taken its place.
export function isWithin(budget: Budget, tier: Tier, spent: number, shown?: Tier): boolean {
  if (spent + tier.bytes > (budget.transfer ?? Infinity) * 1e6) return false;
  return kLightBytes + tier.gpu_bytes + (shown?.gpu_bytes ?? 0) <= (budget.gpu ?? Infinity) * 1e6;
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
function goalOf(tiers: Tier[], shown: number, device: Device, spent: number): number {
  let goal = 0;
  for (const [index, tier] of tiers.entries()) {
    if (index > 0 && (isTooMuch(tier, device) || index > device.ceiling)) break;
    if (index > shown && !isWithin(device.budget, tier, spent, tiers[shown])) break;
    goal = index;
    if (isEnough(tier, device)) break;
  }
  return goal;
}

// shown: index of the tier on the stage, -1 for none; spent: bytes of models fetched so far. Undefined: nothing better is
// worth its bytes.
export function nextTier(tiers: Tier[], shown: number, device: Device, spent = 0): number | undefined {
  if (shown < 0) return tiers.length > 0 ? 0 : undefined;
  const goal = goalOf(tiers, shown, device, spent);
  if (goal <= shown) return undefined;
  if (shown > 0) return goal;
  const most = (tiers[goal]?.bytes ?? 0) * kMiddleShare;
  for (let middle = goal - 1; middle > shown; --middle) {
    const step = tiers[middle];
    if (!step || step.bytes >= most) continue;
    // A step on the way must leave the goal affordable, else the goal at once.
    return isWithin(device.budget, tiers[goal] as Tier, spent + step.bytes, step) ? middle : goal;
  }
  return goal;
}

// Megabytes of graphics memory for detail that streams onto `tier`. The bytes of tiles are not known before they are fetched, so
// that under a limit of transfer none are. In an atlas of the tier's own the scan's picture would lie wrongly.
export function detailRoom(budget: Budget, tier: Tier): number {
  const kMost = 64, kLeast = 8;
  if (budget.transfer !== undefined || tier.bake?.unwrapped) return 0;
  const room = Math.min(kMost, (budget.gpu ?? Infinity) - (kLightBytes + tier.gpu_bytes) / 1e6);
  return room >= kLeast ? room : 0;
}
