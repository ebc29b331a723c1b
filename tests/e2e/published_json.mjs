// Every JSON file of the site, and every line of `kura --json`, against the schemas in assets/schema.
import Ajv2020 from 'ajv/dist/2020.js';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { check, checkEqual } from './support/cases.mjs';
import { root } from './support/paths.mjs';

// By the end of the path. info.json belongs to IIIF, whose own rules tests/image checks.
const kSchemas = [
  [/(^|\/)item\.json$/, 'item.schema.json'],
  [/(^|\/)collection\.json$/, 'collection.schema.json'],
  [/^search\/index\/\w+\/meta\.json$/, 'search-meta.schema.json'],
  [/^search\/index\/\w+\/cards\/\d+\.json$/, 'search-cards.schema.json'],
];

// A function that gives the faults of a value as text.
function validator(schema) {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', true);
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'assets/schema', schema), 'utf8')));
  return (value) => (validate(value) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`));
}

// Formats of others, which say themselves what is right (tests/e2e/open_data.mjs, tests/publish/open_data_test.cpp).
const kForeign = /(^|\/)(manifest|scene|linked-art|provenance)\.json$|^iiif\/collection\.json$/;

export async function checkPublishedJson(cases, site) {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && entry.name !== 'info.json' && !entry.name.endsWith('.schema.json'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !kForeign.test(relative(site, file)));
  await cases.run('every JSON file of the site has a schema', () => {
    checkEqual(files.map((file) => relative(site, file)).filter((path) => !kSchemas.some(([name]) => name.test(path))), [], 'files without');
  });
  for (const [name, schema] of kSchemas) {
    await cases.run(`what ${schema} describes is as it says, and the schema refuses what is wrong`, () => {
      const faultsOf = validator(schema);
      const own = files.filter((file) => name.test(relative(site, file)));
      check(own.length > 0, `the site has nothing for ${schema}`);
      for (const file of own) {
        const value = JSON.parse(readFileSync(file, 'utf8'));
        checkEqual(faultsOf(value), [], relative(site, file));
        for (const key of Object.keys(value)) {
          check(faultsOf({ ...value, [key]: { wrong: [null] } }).length > 0, `anything may stand in ${key}`);
        }
      }
    });
  }
}

// `output` is what `kura build --json` printed.
export async function checkEvents(cases, title, output) {
  await cases.run(`${title}: every line of --json is an event of the schema`, () => {
    const faultsOf = validator('build-event.schema.json');
    const events = output.trim().split('\n').map((line) => JSON.parse(line));
    for (const event of events) checkEqual(faultsOf(event), [], JSON.stringify(event));
    checkEqual(events.at(-1).event, 'finished', 'the last event');
    check(faultsOf({ event: 'step_done' }).length > 0, 'the schema would pass a step without a name');
    check(faultsOf({ event: 'unheard of' }).length > 0, 'the schema would pass an unknown event');
  });
}
