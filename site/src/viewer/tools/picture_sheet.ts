// A picture of the stage with a strip below: what it shows, whose it is, and how it may be used.
import type { Item } from '../item';
import { pickText } from '../item';
import type { ViewState } from '../view_state';
import { scaleOf } from '../scale_bar';
import type { ToolWords } from './words';

export interface SheetOptions {
  item: Item;
  language: string;
  viewState: ViewState;
  stageHeight: number; // CSS pixels: the scale of the view is told for them
  words: ToolWords;
}

const kSans = 'system-ui, "Hiragino Sans", "Noto Sans CJK JP", sans-serif';
const kSerif = '"Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", serif';

// "CC BY 4.0" for the addresses of Creative Commons, else the address itself.
export function rightsName(uri: string): string {
  const [, kind = '', version = ''] = /creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\/([\d.]+)/.exec(uri) ?? [];
  if (kind === 'zero') return `CC0 ${version}`;
  if (kind === 'mark') return `Public Domain Mark ${version}`;
  return kind ? `CC ${kind.toUpperCase()} ${version}` : uri;
}

function wrap(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  // Between words where there are any, else between characters.
  for (const part of text.match(/[\p{Script=Latin}\p{N}.,:;'"()/~_-]+\s*|\s+|./gu) ?? []) {
    if (line && context.measureText(line + part).width > width) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else {
      line += part;
    }
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}

function textsOf({ item, language, words }: SheetOptions): { title: string; lines: string[] } {
  const uri = item.rights?.model?.uri ?? item.rights?.image?.uri;
  const name = uri && rightsName(uri);
  return {
    title: pickText(item.title, language),
    lines: [
      [item.id && `${words.picture.number} ${item.id}`, item.credit && `${words.picture.credit} ${item.credit}`].filter(Boolean).join('　'),
      uri ? `${words.picture.rights} ${name === uri ? uri : `${name} (${uri})`}` : '',
    ].filter(Boolean),
  };
}

export function drawSheet(shot: ImageBitmap, options: SheetOptions): HTMLCanvasElement {
  const { width, height } = shot;
  const unit = Math.max(0.75, width / 900);
  const margin = 24 * unit, title = 24 * unit, small = 14 * unit;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const texts = textsOf(options);
  const fontOf = (size: number, family: string) => `400 ${size}px ${family}`;
  const rows: [string, number, string][] = [];
  context.font = fontOf(title, kSerif);
  for (const line of wrap(context, texts.title, width - 2 * margin)) rows.push([line, title, kSerif]);
  context.font = fontOf(small, kSans);
  for (const text of texts.lines) for (const line of wrap(context, text, width - 2 * margin)) rows.push([line, small, kSans]);
  canvas.width = width;
  canvas.height = Math.ceil(height + (rows.length > 0 ? margin * 1.4 + rows.reduce((sum, [, size]) => sum + size * 1.5, 0) : 0));
  context.fillStyle = '#FAF8F3';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(shot, 0, 0);
  if (options.item.model?.scale_basis) drawScale(context, options, width, height, unit);
  context.fillStyle = '#1F1B17';
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  let y = height + margin * 0.7;
  for (const [text, size, family] of rows) {
    context.font = fontOf(size, family);
    y += size * 1.5;
    context.fillText(text, margin, y - size * 0.35);
  }
  return canvas;
}

function drawScale(context: CanvasRenderingContext2D, { viewState, stageHeight, words }: SheetOptions, width: number, height: number, unit: number): void {
  const ratio = height / Math.max(1, stageHeight);
  const { px, text } = scaleOf(viewState, width / ratio, stageHeight);
  const [x, y, long] = [24 * unit, height - 44 * unit, px * ratio];
  context.lineWidth = 2 * unit;
  context.strokeStyle = context.fillStyle = '#F6F2EA';
  context.shadowColor = 'rgb(20 18 15 / 90%)';
  context.shadowBlur = 4 * unit;
  context.beginPath();
  context.moveTo(x, y - 5 * unit);
  context.lineTo(x, y);
  context.lineTo(x + long, y);
  context.lineTo(x + long, y - 5 * unit);
  context.stroke();
  context.font = `400 ${14 * unit}px ${kSans}`;
  const where = viewState.projection === 'orthographic' ? '' : words.scale.at_centre;
  context.fillText(`${text} ${where}`.trim(), x, y + 20 * unit);
  context.shadowColor = 'transparent';
  context.shadowBlur = 0;
}
