// The worker that reads a piece beside the page: it ends with its piece, and where there is none the page reads by itself.
import { check, checkEqual } from '../e2e/support/cases.mjs';
import { calls, fakeGlb, waitForEvent, waitForReady } from './support/bench.mjs';

export async function checkWorker(cases, bench) {
  const { server } = bench;
  server.put('/worker/plain.glb', fakeGlb({ triangles: 8 }));

  await cases.run('worker: reads the piece, and is gone once that is shown', async () => {
    await bench.on({ viewer: '<kura-viewer model="/worker/plain.glb"></kura-viewer>' }, async (page, faults) => {
      await waitForReady(page);
      checkEqual((await calls(page, 'openPrepared')).length, 1, 'pieces that a worker prepared');
      checkEqual(page.workers().length, 0, 'workers left');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('worker: a page that may have none reads the piece itself', async () => {
    const init = () => {
      globalThis.Worker = class {
        constructor() {
          throw new DOMException('forbidden', 'SecurityError');
        }
      };
    };
    await bench.on({ viewer: '<kura-viewer model="/worker/plain.glb"></kura-viewer>', init }, async (page, faults) => {
      await waitForReady(page);
      checkEqual([(await calls(page, 'openPrepared')).length, (await calls(page, 'openGlb')).length], [0, 1], 'prepared, read by the page');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('worker: one that breaks down leaves a message, and the page as it was', async () => {
    server.put('/worker/broken.glb', fakeGlb({ triangles: 8, crash: 'prepare' }));
    await bench.on({ viewer: '<kura-viewer model="/worker/broken.glb"></kura-viewer>' }, async (page) => {
      checkEqual((await waitForEvent(page, 'viewerror')).code, 'out_of_memory', 'code');
      checkEqual(page.workers().length, 0, 'workers left');
    });
  });

  await cases.run('worker: a file that never ends freezes nothing, and removal ends it', async () => {
    server.put('/worker/endless.glb', fakeGlb({ triangles: 8, crash: 'never ends' }));
    await bench.on({ viewer: '<kura-viewer model="/worker/endless.glb"></kura-viewer>' }, async (page) => {
      if (page.workers().length === 0) await page.waitForEvent('worker');
      await page.waitForTimeout(500); // it has its order by now
      check(await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(true)))), 'the page draws');
      const [worker] = page.workers();
      check(worker, 'the worker is at it');
      const isClosed = worker.waitForEvent('close');
      await page.evaluate(() => document.querySelector('kura-viewer').remove());
      await isClosed;
      checkEqual(page.workers().length, 0, 'workers left');
    });
  });
}
