// How an embedded piece is to look, and its address: embed.html?view=…&light=…&mode=…&pins=0&at=…&quiz=…
import type { KuraViewerElement } from '../viewer/kura_viewer_element';
import type { Look } from '../viewer/module_types';
import { decodeViewState } from '../viewer/view_state';
import type { StoredViewState } from '../viewer/view_state';
import type { Question } from './lesson';
import { packLesson, unpackLesson } from './lesson_link';

export interface EmbedOptions {
  view?: string; // id of a named view of the record
  at?: string; // or what the viewer showed, as viewer/view_state.ts writes it
  light?: string;
  mode?: string;
  hasPins: boolean;
  question?: Question;
}

const kLights = ['gallery', 'daylight', 'raking'];
const kModes = ['full', 'color', 'relief', 'clay'];

// A question travels as a lesson of one step: one way of packing, one way of checking what is foreign.
export function embedQuery(options: EmbedOptions): string {
  const query = new URLSearchParams();
  if (options.view) query.set('view', options.view);
  if (options.at) query.set('at', options.at);
  if (options.light) query.set('light', options.light);
  if (options.mode && options.mode !== 'full') query.set('mode', options.mode);
  if (!options.hasPins) query.set('pins', '0');
  if (options.question) query.set('quiz', packLesson({ version: 1, title: '', language: 'ja', steps: [{ question: options.question }] }));
  const text = query.toString();
  return text ? `?${text}` : '';
}

// What is not known is left out: an embed never fails for a word in its address.
export function readEmbedQuery(search: string): EmbedOptions {
  const query = new URLSearchParams(search);
  const options: EmbedOptions = { hasPins: query.get('pins') !== '0' };
  const view = query.get('view');
  if (view && view.length < 100) options.view = view;
  const at = query.get('at') ?? '';
  if (decodeViewState(at)) options.at = at;
  const light = query.get('light') ?? '';
  if (kLights.includes(light)) options.light = light;
  const mode = query.get('mode') ?? '';
  if (kModes.includes(mode)) options.mode = mode;
  const quiz = query.get('quiz');
  const question = quiz ? unpackLesson(quiz).lesson?.steps[0]?.question : undefined;
  if (question) options.question = question;
  return options;
}

// Gives a viewer the wanted view and light.
export function applyTo(viewer: KuraViewerElement, options: EmbedOptions): void {
  if (!options.hasPins) viewer.setAttribute('pins', 'off');
  if (options.view) viewer.setAttribute('view', options.view);
  const look: Partial<Look> = {};
  if (options.light) look.environment = options.light as Look['environment'];
  if (options.mode) look.mode = options.mode as Look['mode'];
  const shown: StoredViewState = options.at ? (decodeViewState(options.at) ?? {}) : {};
  if (!options.at && Object.keys(look).length === 0) return;
  const state: StoredViewState = { ...shown, look: { ...shown.look, ...look } };
  void customElements.whenDefined('kura-viewer').then(() => (viewer.viewState = state));
}
