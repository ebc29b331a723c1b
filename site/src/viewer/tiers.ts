// Which tiers to fetch, in which order: the smallest at once, then the best that this device and line deserve.
import type { Tier } from './item';

export interface Device {
  canvasEdge: number; // longer edge in device pixels
  maxTextureEdge: number;
  memoryGb: number | undefined; // navigator.deviceMemory
  saveData: boolean;
  slowLine: boolean; // 2g or 3g by navigator.connection
}

export function readDevice(canvasEdge: number, maxTextureEdge: number): Device {
  const hints = navigator as Navigator & {
    deviceMemory?: number;
    connection?: { saveData?: boolean; effectiveType?: string };
  };
  return {
    canvasEdge,
    maxTextureEdge,
    memoryGb: hints.deviceMemory,
    saveData: hints.connection?.saveData ?? false,
    slowLine: /2g|3g/.test(hints.connection?.effectiveType ?? ''),
  };
}

function isTooMuch(tier: Tier, device: Device): boolean {
  const edge = Math.max(0, ...tier.textures.map((texture) => Math.max(texture.width, texture.height)));
  if (edge > device.maxTextureEdge) return true;
  if (device.saveData) return tier.bytes > 1_000_000;
  if (device.slowLine) return tier.bytes > 3_000_000;
  const memory = device.memoryGb ?? 4;
  if (memory <= 2) return tier.gpu_bytes > 64e6;
  if (memory <= 4) return tier.gpu_bytes > 160e6;
  return false;
}

// More texels than pixels are wasted until the visitor comes near: a small stage is served by half a step less.
function isMoreThanTheStageShows(tier: Tier, device: Device): boolean {
  return tier.name === 'high' && device.canvasEdge < 1000;
}

// Ascending. The first is always there; steps in between are skipped where they would only delay the last.
export function planTiers(tiers: Tier[], device: Device): Tier[] {
  const first = tiers[0];
  if (!first) return [];
  const fitting = tiers.filter((tier) => !isTooMuch(tier, device) && !isMoreThanTheStageShows(tier, device));
  const last = fitting[fitting.length - 1];
  if (!last || last === first) return [first];
  const middle = tiers.filter((tier) => tier.bytes > first.bytes && tier.bytes < last.bytes / 4).pop();
  return middle && middle !== first ? [first, middle, last] : [first, last];
}
