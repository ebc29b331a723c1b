// A static server on the loopback: files made by a test, and folders of the build.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const kTypes = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm', '.png': 'image/png', '.css': 'text/css' };

export class Server {
  requests = []; // paths, in order
  answers = []; // {path, bytes: sent, isCut: the other side or a fault ended it before its end}, in the order of their end
  mostModelsAtOnce = 0; // that were on their way at the same time
  #models = 0;
  #files = new Map();
  #folders = new Map();
  #routes = new Map();
  #server = createServer((request, response) => void this.#answer(request, response));

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.address = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  // body: string or bytes. options: {status, steps: pieces in which it is sent, pauseMs between them, breakOff}.
  put(path, body, options = {}) {
    this.#files.set(path, { body: Buffer.from(body), ...options });
  }

  // Answers what stands at `path` from a file or folder of the disk.
  mount(path, place) {
    this.#folders.set(path, place);
  }

  // make: (rest of the path) => {body, status, delayMs: before the first byte, pauseMs …} or undefined where there is nothing.
  route(prefix, make) {
    this.#routes.set(prefix, make);
  }

  async #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.address).pathname);
    this.requests.push(path);
    const begun = response.socket?.bytesWritten ?? 0;
    const { socket } = response;
    response.on('close', () => this.answers.push({ path, bytes: (socket?.bytesWritten ?? begun) - begun, isCut: !response.writableFinished }));
    const headers = { 'content-type': kTypes[extname(path)] ?? 'application/octet-stream', 'cache-control': 'no-store' };
    const made = this.#files.get(path);
    if (made && path.endsWith('.glb')) this.mostModelsAtOnce = Math.max(this.mostModelsAtOnce, ++this.#models);
    if (made) return send(response, made, headers, () => path.endsWith('.glb') && --this.#models);
    for (const [prefix, make] of this.#routes) {
      const answer = path.startsWith(prefix) && make(path.slice(prefix.length));
      if (answer) return send(response, answer, headers);
    }
    for (const [prefix, place] of this.#folders) {
      if (!path.startsWith(prefix)) continue;
      try {
        const body = await readFile(path === prefix ? place : join(place, path.slice(prefix.length)));
        return send(response, { body }, headers);
      } catch {
        break;
      }
    }
    send(response, { body: Buffer.from('not found'), status: 404 }, headers);
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function send(response, { body, status = 200, steps = 1, delayMs = 0, pauseMs = 0, breakOff = false }, headers, lastPiece = () => {}) {
  if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': body.length });
  const step = Math.ceil(body.length / steps) || 1;
  for (let offset = 0; offset < body.length && !response.destroyed; offset += step) {
    if (offset + step >= body.length) lastPiece(); // with it the other side may already ask for more
    response.write(body.subarray(offset, offset + step));
    if (breakOff && offset > 0) return response.destroy();
    if (pauseMs) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  response.end();
}
