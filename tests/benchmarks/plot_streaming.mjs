// Draws the log of the scripted flight (tests/element/flight_cases.mjs) over time: sharpness, requests, bytes on the GPU.
//   node tests/benchmarks/plot_streaming.mjs [LOG] [SVG]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [logFile = join(root, 'build/streaming/flight.json'), svgFile = join(root, 'docs/images/streaming.svg')] = process.argv.slice(2);
const { budget, latencyMs, lostEach, log } = JSON.parse(readFileSync(logFile, 'utf8'));

const kWidth = 760, kLeft = 76, kRight = 20, kTop = 34, kPanel = 96, kGap = 38;
const end = log.at(-1).seconds;
const xOf = (seconds) => kLeft + (seconds / end) * (kWidth - kLeft - kRight);
const most = (of) => Math.max(...log.map(of));
const panels = [
  { title: 'Sharp pixels, %', of: (each) => each.sharpness * 100, top: 100 },
  { title: 'Requests', of: (each) => each.requests ?? 0, top: Math.ceil(most((each) => each.requests ?? 0) / 10) * 10 },
  { title: 'Received, MB', of: (each) => (each.bytes ?? 0) / 1e6, top: Math.max(0.1, Math.ceil(most((each) => each.bytes ?? 0) / 1e5) / 10) },
  { title: 'On the GPU, MB', of: (each) => each.gpuBytes / 1e6, top: 70, limit: budget / 1e6 },
];

const out = [];
const text = (x, y, words, more = '') => out.push(`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${words}</text>`);
const line = (x1, y1, x2, y2, more) => out.push(`<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" ${more}/>`);

panels.forEach(({ title, of, top, limit }, index) => {
  const base = kTop + index * (kPanel + kGap) + kPanel;
  const yOf = (value) => base - (value / top) * kPanel;
  text(kLeft, base - kPanel - 8, title, 'class="title"');
  for (const share of [0, 0.5, 1]) {
    line(kLeft, base - share * kPanel, kWidth - kRight, base - share * kPanel, 'class="grid"');
    text(kLeft - 8, base - share * kPanel + 4, String(Number((share * top).toPrecision(3))), 'text-anchor="end"');
  }
  if (limit) line(kLeft, yOf(limit), kWidth - kRight, yOf(limit), 'class="limit"');
  out.push(`<polyline points="${log.map((each) => `${xOf(each.seconds).toFixed(1)},${yOf(of(each)).toFixed(1)}`).join(' ')}"/>`);
});
const height = kTop + panels.length * (kPanel + kGap) + 12;
log.forEach((each, index) => {
  if (index === 0 || log[index - 1].leg === each.leg) return;
  line(xOf(each.seconds), kTop, xOf(each.seconds), height - kGap, 'class="leg"');
});
[...new Set(log.map((each) => each.leg))].forEach((leg) => text(xOf(log.find((each) => each.leg === leg).seconds) + 3, height - 22, leg));
text(kWidth - kRight, height - 4, `${end.toFixed(0)} s`, 'text-anchor="end"');
text(kLeft, height - 4, `latency ${latencyMs} ms, one answer of ${lostEach} lost; dashed: budget`);

writeFileSync(svgFile, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${kWidth} ${height}" role="img" aria-label="Sharpness, requests and bytes over the flight">
<style>text { font: 12px sans-serif; fill: #333 } .title { font-weight: bold } polyline { fill: none; stroke: #165e83; stroke-width: 2 } line.grid { stroke: #ddd } line.leg { stroke: #999; stroke-dasharray: 1 4 } line.limit { stroke: #b7282e; stroke-dasharray: 6 4 }</style>
<rect width="100%" height="100%" fill="#fff"/>
${out.join('\n')}
</svg>
`);
const last = log.at(-1);
console.log(`${log.length} samples, ${end.toFixed(1)} s, ${last.requests} requests, ${last.placed} placed, ${last.lost} lost, ${last.cancelled} cancelled, ${(last.bytes / 1e6).toFixed(2)} MB, most on the GPU ${(most((each) => each.gpuBytes) / 1e6).toFixed(1)} MB`);
