// The view as a PNG, with title, number, credit and rights of the record printed in a strip below.
import { make, makeButton } from '../dom';
import { icons } from '../icons';
import { drawSheet } from './picture_sheet';
import { saveCanvas } from './save_file';
import type { Tool, ToolHost } from './tool';
import type { ToolWords } from './words';

export class PictureTool implements Tool {
  readonly id = 'picture';
  readonly icon = icons.picture;
  readonly label: string;
  #words: ToolWords;
  #host: ToolHost;
  #canvas: HTMLCanvasElement | undefined;
  #preview = make('div', 'picture-preview');
  #save: HTMLButtonElement | undefined;
  #timer = 0;

  constructor(words: ToolWords, host: ToolHost) {
    this.#words = words;
    this.#host = host;
    this.label = words.picture.title;
  }

  open(): HTMLElement {
    const { picture } = this.#words;
    const panel = make('div', 'tool-picture');
    this.#save = makeButton(icons.save, picture.save, () => void this.#download());
    this.#save.className = 'tool-main';
    this.#save.disabled = true;
    panel.append(this.#save, this.#preview, make('p', 'quiet', picture.explain));
    this.moved();
    return panel;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#canvas = undefined;
    this.#preview.replaceChildren();
  }

  // The preview follows once the piece rests. Taking it draws a frame, too; the view tells whether anything moved.
  #seen = '';
  moved(): void {
    const state = JSON.stringify(this.#host.viewState);
    if (state === this.#seen && this.#canvas) return;
    this.#seen = state;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#take(), 350);
  }

  async #take(): Promise<void> {
    const { stage, item, language, viewState, element } = this.#host;
    if (!stage || !viewState) return;
    const shot = await stage.takePicture();
    this.#canvas = drawSheet(shot, { item, language, viewState, stageHeight: element.clientHeight, words: this.#words });
    shot.close();
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.setAttribute('aria-label', this.#words.picture.preview);
    this.#preview.replaceChildren(this.#canvas);
    if (this.#save) this.#save.disabled = false;
  }

  async #download(): Promise<void> {
    if (!this.#canvas) return;
    await saveCanvas(this.#canvas, `${this.#host.item.id ?? 'model'}.png`);
    this.#host.say(this.#words.picture.saved);
  }
}
