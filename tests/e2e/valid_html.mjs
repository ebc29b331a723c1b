// Every page of the site is valid HTML without faults that a validator can see: html-validate with its standard and accessibility rules.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { HtmlValidate } from 'html-validate';

import { check } from './support/cases.mjs';

const kRules = {
  extends: ['html-validate:recommended'],
  rules: {
    // Ours are matters of layout, not of validity: templates keep short lines out, XHTML's slash stands inside <svg>, styles of their own are nowhere.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    'prefer-native-element': 'off', // <li role="…"> and live regions are chosen
    'require-sri': 'off', // nothing comes from elsewhere
  },
  elements: ['html5', { 'kura-viewer': { flow: true, phrasing: true, permittedContent: ['@flow'] } }],
};

export async function checkValidHtml(cases, site) {
  await cases.run('every page is valid HTML', async () => {
    const validator = new HtmlValidate(kRules);
    const faults = new Map();
    let pages = 0;
    for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      ++pages;
      const report = await validator.validateString(readFileSync(path, 'utf8'));
      for (const { messages } of report.results) {
        for (const { ruleId, message, line } of messages) {
          const kind = `${ruleId}: ${message}`;
          if (!faults.has(kind)) faults.set(kind, `${relative(site, path)}:${line}`);
        }
      }
    }
    check(pages > 20, `only ${pages} pages`);
    check(faults.size === 0, [...faults].map(([kind, place]) => `${kind} (${place})`).join('\n'));
  });
}
