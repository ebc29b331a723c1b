// A small list of named cases with one line each and a JSON result that test.sh adds up.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export class Cases {
  #name;
  #passed = 0;
  #failures = [];
  #skipped = [];

  constructor(name) {
    this.#name = name;
  }

  // KURA_CASES: a regular expression of the titles to run, for work on a few of them.
  async run(title, body) {
    if (!new RegExp(process.env.KURA_CASES ?? '').test(title)) return;
    const begin = performance.now();
    try {
      await body();
      this.#passed += 1;
      console.log(`ok      ${title} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
    } catch (error) {
      this.#failures.push({ name: title, message: String(error?.message ?? error) });
      console.log(`FAILED  ${title}\n        ${String(error?.stack ?? error).replaceAll('\n', '\n        ')}`);
    }
  }

  skip(title, reason) {
    this.#skipped.push({ name: title, reason });
    console.log(`skipped ${title}: ${reason}`);
  }

  // Writes {name, passed, failed, skipped, failures, skips}; returns the exit code.
  finish(resultFile) {
    mkdirSync(dirname(resultFile), { recursive: true });
    const result = {
      name: this.#name,
      passed: this.#passed,
      failed: this.#failures.length,
      skipped: this.#skipped.length,
      failures: this.#failures,
      skips: this.#skipped,
    };
    writeFileSync(resultFile, JSON.stringify(result, null, 1));
    console.log(`${this.#name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`);
    return result.failed === 0 ? 0 : 1;
  }
}

export function check(condition, message) {
  if (!condition) throw new Error(message);
}

export function checkEqual(actual, expected, what) {
  const a = JSON.stringify(actual);
  const b = JSON.stringify(expected);
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}
