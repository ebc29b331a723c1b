// Follows every link of our own origin from the index on: no link leads nowhere.
import { checkEqual, check } from './support/cases.mjs';

export async function checkLinks(cases, address) {
  await cases.run('every link, picture and script of the site resolves', async () => {
    const seen = new Set();
    const broken = [];
    const queue = [[address, 'start']];
    while (queue.length) {
      const [url, from] = queue.pop();
      if (seen.has(url)) continue;
      seen.add(url);
      const response = await fetch(url);
      if (!response.ok) {
        broken.push(`${response.status} ${url} (from ${from})`);
        continue;
      }
      if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) {
        await response.body?.cancel();
        continue;
      }
      const html = await response.text();
      for (const [, attribute, value] of html.matchAll(/\s(href|src|poster|srcset)="([^"]*)"/g)) {
        const targets = attribute === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/)[0]) : [value];
        for (const target of targets) {
          if (!target || target.startsWith('#') || target.startsWith('data:')) continue;
          const next = new URL(target.replaceAll('&amp;', '&'), url);
          next.hash = '';
          if (next.origin === new URL(address).origin) queue.push([next.href, url]);
        }
      }
    }
    check(seen.size > 20, `only ${seen.size} addresses were found`);
    checkEqual(broken, [], 'broken links');
  });
}
