// Fuzzes our own readers of scans and tables:  node tests/fuzz/run.mjs [SECONDS]   (60 for each; on demand e.g. 600)
// Each starts from tests/fuzz/corpus/NAME and what earlier runs found in build/fuzz/corpus/NAME. What breaks a promise is kept in
// build/fuzz/found. Writes build/test-results/fuzz.json.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { Cases } from '../e2e/support/cases.mjs';
import { build, root } from '../e2e/support/paths.mjs';

const readers = ['ply', 'stl', 'obj', 'gltf', 'csv', 'glb'];
const seconds = Number(process.argv[2] ?? 60);
const folder = join(build, 'fuzz');
const cases = new Cases('fuzz');

function buildFuzzers() {
  const run = (...command) => spawnSync(command[0], command.slice(1), { stdio: 'inherit' }).status === 0;
  return (
    run('cmake', '-S', root, '-B', folder, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=RelWithDebInfo', '-DCMAKE_C_COMPILER=clang', '-DCMAKE_CXX_COMPILER=clang++',
      '-DKURA_BUILD_FUZZERS=ON', '-DKURA_BUILD_TESTS=OFF', '-DKURA_BUILD_VIEWER=OFF', '-DKURA_BUILD_SAMPLE=OFF') &&
    run('cmake', '--build', folder, '--parallel', String(availableParallelism()), '--target', ...readers.map((name) => `fuzz_${name}`))
  );
}

function fuzz(name) {
  const corpus = join(folder, 'corpus', name), found = join(folder, 'found', name);
  for (const each of [corpus, found]) mkdirSync(each, { recursive: true });
  const child = spawn(join(folder, `tests/fuzz/fuzz_${name}`),
    [corpus, join(root, 'tests/fuzz/corpus', name), `-max_total_time=${seconds}`, '-timeout=10', '-rss_limit_mb=2048', '-max_len=65536',
      `-artifact_prefix=${found}/`, '-print_final_stats=1', '-close_fd_mask=1'],
    { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => (said = (said + data).slice(-200_000)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said, found: readdirSync(found) })));
}

if (!buildFuzzers()) {
  await cases.run('the fuzzers build with clang', async () => {
    throw new Error('see the log; Debian: clang, libclang-rt-14-dev');
  });
} else {
  rmSync(join(folder, 'found'), { recursive: true, force: true });
  const waiting = [...readers];
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const outcome = await fuzz(name);
      const executions = /number_of_executed_units:\s*(\d+)/.exec(outcome.said)?.[1] ?? 0;
      await cases.run(`fuzz ${name}: ${executions} inputs in ${seconds} s break no promise`, async () => {
        if (outcome.code !== 0) throw new Error(`exit code ${outcome.code}; build/fuzz/found/${name}: ${outcome.found.join(' ')}\n${outcome.said.slice(-3000)}`);
        if (Number(executions) < 1000) throw new Error(`only ${executions} inputs were tried`);
      });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}
process.exit(cases.finish(join(build, 'test-results/fuzz.json')));
