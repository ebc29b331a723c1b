// Detail of all materials of a piece that have pictures of their own (scans with several atlases): one stream each, one budget for all.
import type { DetailEvents, DetailStats } from './detail';
import { DetailStream, kAtOnce } from './detail';
import type { DetailTexture } from './item';
import type { KuraModule, ModuleViewer } from './module_types';

const kLeast = 8; // MB: with less a cache cannot hold what one picture needs

export class DetailSet {
  #streams: DetailStream[];
  #share: number;

  // sources: the largest first; those for which the budget (MB of graphics memory) leaves no room keep the texture of the file.
  constructor(module: KuraModule, gl: WebGL2RenderingContext, viewer: ModuleViewer, sources: DetailTexture[], budget: number, events: DetailEvents) {
    const count = Math.min(sources.length, Math.max(1, Math.floor(budget / kLeast)), kAtOnce);
    this.#share = budget / count;
    let hasFailed = false;
    const failed: DetailEvents['failed'] = (error) => {
      if (!hasFailed) events.failed(error);
      hasFailed = true;
    };
    this.#streams = sources.slice(0, count).map((source) => new DetailStream(module, gl, viewer, source, { ...events, failed }, Math.floor(kAtOnce / count)));
  }

  get stats(): DetailStats {
    const sum: DetailStats = { requests: 0, cancelled: 0, lost: 0, bytes: 0, placed: 0, failed: 0, pending: 0 };
    for (const { stats } of this.#streams) {
      for (const name of Object.keys(sum) as (keyof DetailStats)[]) sum[name] += stats[name];
    }
    return sum;
  }

  async open(current: () => void, signal: AbortSignal): Promise<void> {
    await Promise.all(this.#streams.map((stream) => stream.open(this.#share, current, signal)));
  }

  update(current: () => void): void {
    for (const stream of this.#streams) stream.update(current);
  }

  close(): void {
    for (const stream of this.#streams) stream.close();
  }
}
