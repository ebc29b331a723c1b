// Lines, places and circles of the model drawn over the picture, and a cross in its middle for those who aim by keys.
import type { Camera } from '../item';
import type { Point } from '../project';
import { project } from '../project';
import type { Projection } from '../view_state';

export interface Marks {
  places: Point[];
  line: Point[]; // joined in this order
  label?: { at: Point; text: string };
}

const kSpace = 'http://www.w3.org/2000/svg';

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(kSpace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

export class MarksLayer {
  readonly element = shape('svg', { class: 'marks', 'aria-hidden': 'true' });
  #cross = shape('path', { class: 'cross', d: 'M-14 0H-4M4 0H14M0-14V-4M0 4V14' });

  draw(marks: Marks, camera: Camera, projection: Projection, width: number, height: number): void {
    const on = (point: Point) => {
      const at = project(point, [0, 0, 0], camera, width / Math.max(1, height), projection);
      return [at.x * width, at.y * height] as const;
    };
    this.#cross.setAttribute('transform', `translate(${width / 2} ${height / 2})`);
    const parts: SVGElement[] = [this.#cross];
    if (marks.line.length > 1) {
      const points = marks.line.map((point) => on(point).map((value) => value.toFixed(1)).join()).join(' ');
      // A dark line under the light one: it is seen on white glaze and on black lacquer.
      parts.push(shape('polyline', { class: 'under', points }), shape('polyline', { points }));
    }
    for (const place of marks.places) {
      const [x, y] = on(place);
      parts.push(shape('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: 5 }));
    }
    if (marks.label) {
      const [x, y] = on(marks.label.at);
      const text = shape('text', { x: x.toFixed(1), y: (y - 12).toFixed(1) });
      text.textContent = marks.label.text;
      parts.push(text);
    }
    this.element.replaceChildren(...parts);
  }
}

// A circle of the model as a line.
export function circleLine(centre: Point, normal: Point, radius: number): Point[] {
  const aside: Point = Math.abs(normal[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0];
  const right = unit(cross(aside, normal)), up = cross(normal, right);
  return Array.from({ length: 73 }, (_, index) => {
    const angle = (index * Math.PI) / 36;
    return [0, 1, 2].map((axis) => (centre[axis] ?? 0) + radius * (Math.cos(angle) * (right[axis] ?? 0) + Math.sin(angle) * (up[axis] ?? 0))) as Point;
  });
}

const cross = (a: Point, b: Point): Point => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

function unit(a: Point): Point {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}
