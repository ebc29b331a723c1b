// The six views of a measured drawing: front, back, left, right, top, bottom, without perspective where the module can.
import { make, makeButton } from '../dom';
import { icons } from '../icons';
import type { Camera } from '../item';
import type { Tool, ToolHost } from './tool';
import type { ToolWords } from './words';

const kSides = [
  ['front', 0, 0], ['back', 180, 0], ['left', -90, 0], ['right', 90, 0], ['top', 0, 90], ['bottom', 0, -90],
] as const;

export class SidesTool implements Tool {
  readonly id = 'sides';
  readonly icon = icons.sides;
  readonly label: string;
  #words: ToolWords;
  #host: ToolHost;
  #projection: HTMLInputElement | undefined;

  constructor(words: ToolWords, host: ToolHost) {
    this.#words = words;
    this.#host = host;
    this.label = words.sides.title;
  }

  open(): HTMLElement {
    const { sides } = this.#words;
    const panel = make('div', 'tool-sides');
    const group = make('div', 'tool-grid');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', sides.title);
    group.append(...kSides.map(([key, yaw, pitch]) => makeButton('', sides[key], () => this.#look(yaw, pitch))));
    panel.append(group);
    if (this.#host.stage?.viewer.setProjection) panel.append(this.#makeSwitch());
    return panel;
  }

  moved(): void {
    if (this.#projection) this.#projection.checked = this.#host.viewState?.projection === 'orthographic';
  }

  #makeSwitch(): HTMLElement {
    const label = make('label', 'tool-switch');
    const box = make('input');
    box.type = 'checkbox';
    box.addEventListener('change', () => this.#host.flyTo({ projection: box.checked ? 'orthographic' : 'perspective' }));
    this.#projection = box;
    this.moved();
    label.append(box, make('span', '', this.#words.sides.parallel));
    return label;
  }

  // Around the middle of the piece, as far as it fills the picture now.
  #look(yaw: number, pitch: number): void {
    const { stage, item } = this.#host;
    if (!stage) return;
    const bounds = item.model?.bounds_m;
    const now = stage.camera;
    const target = bounds ? (bounds.min.map((least, axis) => (least + (bounds.max[axis] ?? least)) / 2) as Camera['target']) : now.target;
    // 0: the camera fits the piece.
    this.#host.flyTo({ camera: { target, yaw, pitch, distance: bounds ? 0 : now.distance }, projection: 'orthographic' });
  }
}
