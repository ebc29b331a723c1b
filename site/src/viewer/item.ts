// item.json as the viewer reads it (docs/formats.md). Only what is used here.

export type LanguageMap = Record<string, string>;

export interface Camera {
  target: [number, number, number];
  yaw: number;
  pitch: number;
  distance: number;
}

export interface TextureSize {
  role: string;
  width: number;
  height: number;
}

export interface Tier {
  name: string;
  uri: string;
  bytes: number;
  triangles: number;
  textures: TextureSize[];
  gpu_bytes: number;
  error?: { max_mm: number; rms_mm: number };
}

export interface NamedView {
  id: string;
  label: LanguageMap;
  camera: Camera;
}

export interface Annotation {
  id: string;
  position: [number, number, number];
  normal: [number, number, number];
  label: LanguageMap;
  body?: LanguageMap;
  view?: string;
}

export interface Item {
  title?: LanguageMap;
  alt?: LanguageMap;
  poster?: { uri: string; width: number; height: number };
  model?: {
    bounds_m: { min: number[]; max: number[] };
    scale_basis?: string;
    tiers: Tier[];
    views?: NamedView[];
    annotations?: Annotation[];
  };
}

// The text in the wanted language, else Japanese, else any.
export function pickText(texts: LanguageMap | undefined, language: string): string {
  return texts?.[language] ?? texts?.ja ?? Object.values(texts ?? {})[0] ?? '';
}
