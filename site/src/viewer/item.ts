// item.json as the viewer reads it (docs/formats.md). Only what is used here.
import type { Look } from './module_types';

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
  bake?: { unwrapped: boolean; maps?: string[] }; // unwrapped: in an atlas of the tier's own; maps: drawn anew for the tier's shape
  error?: { max_mm: number; rms_mm: number };
}

// A texture of the scan at full size as a IIIF level 0 service.
export interface DetailTexture {
  material: number;
  role: string;
  service: string;
  normals?: string; // service of the normal map in the same tiles
  width: number;
  height: number;
}

export interface NamedView {
  id: string;
  label: LanguageMap;
  camera: Camera; // distance 0: so far that the piece fits
  projection?: 'perspective' | 'orthographic';
  look?: Partial<Look>;
}

export interface Annotation {
  id: string;
  position: [number, number, number];
  normal: [number, number, number];
  label: LanguageMap;
  body?: LanguageMap;
  view?: string;
  image?: number; // of the record's images
}

export interface TourStop {
  label: LanguageMap;
  text: LanguageMap;
  view?: string;
  annotation?: string;
  image?: number;
}

export interface Tour {
  id: string;
  label: LanguageMap;
  stops: TourStop[];
}

export interface Picture {
  uri: string;
  width: number;
  height: number;
}

export interface Photograph {
  label?: LanguageMap;
  small?: Picture;
  large?: Picture;
}

export interface Item {
  isFlat?: boolean; // a picture on a plane: set by the viewer, not by the record
  id?: string;
  credit?: string;
  rights?: { model?: { uri: string }; image?: { uri: string } };
  title?: LanguageMap;
  alt?: LanguageMap;
  poster?: Picture;
  images?: Photograph[];
  model?: {
    bounds_m: { min: number[]; max: number[] };
    scale_basis?: string;
    tiers: Tier[];
    textures?: DetailTexture[];
    views?: NamedView[];
    annotations?: Annotation[];
    tours?: Tour[];
  };
}

// The text in the wanted language, else Japanese, else any.
export function pickText(texts: LanguageMap | undefined, language: string): string {
  return texts?.[language] ?? texts?.ja ?? Object.values(texts ?? {})[0] ?? '';
}
