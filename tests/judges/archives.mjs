// The bag is judged by coreutils, which knows nothing of BagIt but the form of its manifests, and by a reading of RFC 8493 of our own; one
// changed byte must be seen by them and by kura. (No BagIt validator is among Debian's packages or at npm.)
import { execFile } from 'node:child_process';
import { existsSync, openSync, readFileSync, readSync, readdirSync, rmSync, statSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { check, checkEqual } from '../e2e/support/cases.mjs';
import { runKura } from '../e2e/support/program.mjs';

const run = promisify(execFile);

export async function judgeArchives(cases, judged) {
  const bag = join(judged.scratch, 'bag');
  rmSync(bag, { recursive: true, force: true });
  const sums = (algorithm) => run(`${algorithm}sum`, ['--check', '--strict', '--quiet', `manifest-${algorithm}.txt`], { cwd: bag });
  await cases.run('coreutils find every file of the bag as its manifests say', async () => {
    const { code, stderr } = await runKura(['bag', judged.collection, '--site', judged.site, '-o', bag]);
    checkEqual(code, 0, `kura bag: ${stderr.slice(-600)}`);
    for (const algorithm of ['sha256', 'sha512']) {
      await sums(algorithm);
      await run(`${algorithm}sum`, ['--check', '--strict', '--quiet', `tagmanifest-${algorithm}.txt`], { cwd: bag });
    }
  });
  await cases.run('the bag is complete: RFC 8493, section 3', () => {
    checkEqual(readFileSync(join(bag, 'bagit.txt'), 'utf8'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n', 'bagit.txt');
    const payload = readdirSync(join(bag, 'data'), { recursive: true }).filter((path) => statSync(join(bag, 'data', path)).isFile()).map((path) => `data/${path}`).sort();
    const listed = (name) => readFileSync(join(bag, name), 'utf8').trimEnd().split('\n').map((line) => line.match(/^[0-9a-f]+ [ *](.*)$/)[1]).sort();
    for (const algorithm of ['sha256', 'sha512']) checkEqual(listed(`manifest-${algorithm}.txt`), payload, `payload of ${algorithm}`);
    const bytes = payload.reduce((sum, path) => sum + statSync(join(bag, path)).size, 0);
    check(readFileSync(join(bag, 'bag-info.txt'), 'utf8').includes(`Payload-Oxum: ${bytes}.${payload.length}\n`), 'Payload-Oxum is not what is there');
    check(payload.some((path) => path.endsWith('cube.obj')), 'the original of the scan is missing');
    check(existsSync(join(bag, 'premis.xml')), 'there are no PREMIS events');
  });
  await cases.run('kura verify finds the bag whole', async () => checkEqual((await runKura(['verify', bag])).code, 0, 'exit code'));
  await cases.run('one changed byte is seen by coreutils and by kura, which names the file', async () => {
    check(existsSync(bag), 'no bag');
    const victim = readdirSync(join(bag, 'data'), { recursive: true }).find((path) => path.endsWith('.jpg'));
    flipByte(join(bag, 'data', victim), 40);
    const seen = await sums('sha512').then(() => '', (error) => error.stdout + error.stderr);
    check(seen.includes(victim), `sha512sum says ${seen || 'nothing'}`);
    const { code, stdout, stderr } = await runKura(['verify', bag]);
    check(code !== 0, 'kura verify finds nothing');
    check((stdout + stderr).includes(victim), `kura verify does not name ${victim}`);
    flipByte(join(bag, 'data', victim), 40);
    checkEqual((await runKura(['verify', bag])).code, 0, 'after the byte was put back');
  });
}

function flipByte(path, offset) {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, offset);
  writeSync(file, Buffer.from([byte[0] ^ 1]), 0, 1, offset);
  closeSync(file);
}
