// Has a GLB read by a worker. Where a page may have none (opened from a disk, or its policy forbids it) the stage reads it itself.
import { loadCode, moduleScript, workerScript } from '../module_loader';
import type { Look } from '../module_types';
import { ViewerError } from '../module_types';
import type { Answer, Order, Prepared, Start } from './messages';

const kLongestStart = 5000; // ms that a piece waits for a worker that does not come

let isRefused = false; // for this page, from the first refusal on
let waiting: Promise<Worker | undefined> | undefined; // begun before the piece is there

// While the piece is on its way.
export function beginWorker(): void {
  waiting ??= start();
}

// Nothing: no worker here. Ends with the signal, whatever the file makes of the worker meanwhile.
export async function preparePiece(glb: Uint8Array, room: Look['environment'], signal: AbortSignal): Promise<Prepared | undefined> {
  beginWorker();
  const starting = waiting;
  waiting = undefined;
  const worker = await Promise.race([starting, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), kLongestStart))]);
  if (!worker) {
    void starting?.then((late) => late?.terminate());
    return undefined;
  }
  try {
    signal.throwIfAborted();
    return await order(worker, { glb, room }, signal);
  } finally {
    worker.terminate();
  }
}

function order(worker: Worker, wanted: Order, signal: AbortSignal): Promise<Prepared> {
  return new Promise((resolve, reject) => {
    const fail = (message: string) => reject(new ViewerError('out_of_memory', `Reading the model failed: ${message}`, 'file'));
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.onerror = (event) => fail(event.message);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data && !('fault' in data)) resolve(data);
      else fail(data?.fault ?? 'no answer');
    };
    worker.postMessage(wanted);
  });
}

async function start(): Promise<Worker | undefined> {
  if (isRefused || typeof Worker === 'undefined' || 'kuraImport' in globalThis) return undefined;
  const code = await loadCode().catch(() => undefined); // reported by who needs it
  if (!code) return undefined;
  return new Promise((resolve) => {
    const refuse = () => {
      isRefused = true;
      resolve(undefined);
    };
    try {
      const worker = makeWorker(workerScript);
      worker.onerror = (event) => {
        event.preventDefault(); // nobody misses it
        worker.terminate();
        refuse();
      };
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data === null) return resolve(worker);
        worker.terminate();
        refuse();
      };
      const message: Start = { script: moduleScript, code };
      worker.postMessage(message);
    } catch {
      refuse();
    }
  });
}

// Of another site (an embed), a worker begins with a line of one's own that brings it.
function makeWorker(script: string): Worker {
  if (new URL(script).origin === location.origin) return new Worker(script, { type: 'module' });
  const line = URL.createObjectURL(new Blob([`import ${JSON.stringify(script)};`], { type: 'text/javascript' }));
  try {
    return new Worker(line, { type: 'module' });
  } finally {
    setTimeout(() => URL.revokeObjectURL(line), kLongestStart);
  }
}
