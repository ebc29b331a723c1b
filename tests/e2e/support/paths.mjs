// Where things are, all relative to the checkout.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const build = join(root, 'build');
export const program = process.env.KURA_PROGRAM ?? join(build, 'stage/bin/kura');
export const sampleCollection = join(build, 'demo/collection');
export const sampleSite = process.env.KURA_SITE ?? join(build, 'demo/site');
export const sharedData = resolve(root, '../shared/data');
export const hasSharedData = existsSync(sharedData);
export const screenshots = join(build, 'screenshots');
