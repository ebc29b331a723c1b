// Starts the built program: once to its end, or as a server that is stopped by its own process id.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

import { program } from './paths.mjs';

export function runKura(args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C.UTF-8' }, ...options });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => (stdout += data));
    child.stderr.on('data', (data) => (stderr += data));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

// Starts it and sends it a signal when `isTime` says so of an event; resolves with the exit code (null after SIGKILL).
export function interruptKura(args, isTime, signal) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let rest = '';
    let wasSent = false;
    child.stdout.on('data', (data) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop();
      if (wasSent || !lines.some((line) => isTime(JSON.parse(line)))) return;
      wasSent = true;
      child.kill(signal);
    });
    child.on('error', reject);
    child.on('close', (code) => (wasSent ? resolve(code) : reject(new Error('the moment never came'))));
  });
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// Serves a folder with `kura serve`, at a free port where none is named; resolves when it answers.
export async function serve(folder, wantedPort = null) {
  const port = wantedPort ?? (await freePort());
  const child = spawn(program, ['serve', folder, '--port', String(port)], { stdio: 'ignore' });
  let exit = null;
  child.on('exit', (code) => (exit = code));
  const address = `http://127.0.0.1:${port}/`;
  for (let attempt = 0; attempt < 100; ++attempt) {
    if (exit !== null) throw new Error(`kura serve ended with ${exit}`);
    try {
      await fetch(address);
      return { address, stop: () => child.kill('SIGINT') };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  child.kill();
  throw new Error('kura serve does not answer');
}
