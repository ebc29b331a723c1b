// Writes what the last run of the accessibility cases found to site/templates/accessibility.json, from which the site's page on accessibility is
// made: node tests/e2e/write_accessibility.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { build, root } from './support/paths.mjs';

const found = JSON.parse(readFileSync(join(build, 'test-results-accessibility/accessibility.json'), 'utf8'));
const now = process.env.SOURCE_DATE_EPOCH ? new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000) : new Date();
writeFileSync(join(root, 'site/templates/accessibility.json'), JSON.stringify({ date: now.toISOString().slice(0, 10), ...found }, null, 1) + '\n');
console.log(`${found.templates.length} kinds of pages, ${found.templates.reduce((sum, { faults }) => sum + faults, 0)} faults`);
