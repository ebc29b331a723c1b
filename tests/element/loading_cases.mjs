// From attributes to a picture: what is fetched, in which order, what is said, and what stays when something fails.
import { check, checkEqual } from '../e2e/support/cases.mjs';
import { calls, camera, fakeGlb, inShadow, record, waitForEvent, waitForReady } from './support/bench.mjs';
import { png } from './support/png.mjs';

const kTiers = [
  { name: 'thumb', bytes: 200_000, triangles: 20_000, edge: 512 },
  { name: 'low', bytes: 700_000, triangles: 100_000, edge: 1024 },
  { name: 'medium', bytes: 1_500_000, triangles: 300_000, edge: 2048 },
  { name: 'high', bytes: 4_000_000, triangles: 1_000_000, edge: 4096 },
];

// Puts a record and its tiers under a folder of their own.
function putItem(server, folder, tiers = kTiers, more = {}) {
  server.put(`/${folder}/item.json`, record(tiers, more));
  server.put(`/${folder}/poster.png`, png(4, 5, [200, 30, 30, 255]));
  for (const { name, triangles } of tiers) server.put(`/${folder}/${name}.glb`, fakeGlb({ triangles }));
}

const noteText = (page) => inShadow(page, (root) => root.querySelector('.note.on p')?.textContent ?? '');
const isPosterShown = (page) => page.evaluate(() => !document.querySelector('kura-viewer').hasAttribute('data-drawn'));
const requested = (server, folder) => server.requests.filter((path) => path.startsWith(`/${folder}/`)).map((path) => path.slice(folder.length + 2));

export async function checkLoading(cases, bench) {
  const { server } = bench;

  await cases.run('element: is registered, and tells of the picture by ready and tierchange', async () => {
    putItem(server, 'plain');
    await bench.on({ viewer: '<kura-viewer src="/plain/item.json"></kura-viewer>' }, async (page, faults) => {
      const stats = await waitForReady(page);
      checkEqual([stats.tier, stats.triangles, stats.gpuBytes], ['thumb', 20_000, 1000], 'stats of ready');
      checkEqual(await page.evaluate(() => customElements.get('kura-viewer').name.length > 0), true, 'a class is registered');
      await page.waitForFunction(() => document.querySelector('kura-viewer').stats.tier !== 'thumb');
      const seen = await page.evaluate(() => window.seen.map(({ type, detail, target }) => `${type} ${detail.tier} ${target}`));
      checkEqual(seen.slice(0, 2), ['tierchange thumb kura-viewer', 'ready thumb kura-viewer'], 'the first events');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('tiers: the smallest comes first, then one that the stage deserves, one download at a time', async () => {
    putItem(server, 'steps');
    for (const name of ['thumb', 'low']) server.put(`/steps/${name}.glb`, fakeGlb({ triangles: 20_000 }), { steps: 3, pauseMs: 100 });
    server.mostModelsAtOnce = 0;
    await bench.on({ viewer: '<kura-viewer src="/steps/item.json"></kura-viewer>' }, async (page) => {
      // 400 x 500 pixels: two texels for each are 1000, three pixels for each triangle are 83 000; low has both.
      await page.waitForFunction(() => document.querySelector('kura-viewer').stats.tier === 'low');
      await page.waitForTimeout(300);
      checkEqual(requested(server, 'steps').filter((path) => path.endsWith('.glb')), ['thumb.glb', 'low.glb'], 'models asked for');
      checkEqual(server.mostModelsAtOnce, 1, 'models on their way at once');
    });
  });

  await cases.run('tiers: a visitor who saves data gets only what is small', async () => {
    putItem(server, 'saver', [kTiers[0], { ...kTiers[2], bytes: 2_000_000 }]);
    const init = () => Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });
    await bench.on({ viewer: '<kura-viewer src="/saver/item.json"></kura-viewer>', init }, async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(400);
      checkEqual(requested(server, 'saver').filter((path) => path.endsWith('.glb')), ['thumb.glb'], 'models asked for');
    });
  });

  await cases.run('tiers: the whole screen may deserve a better one', async () => {
    putItem(server, 'grown', [kTiers[0], kTiers[1], kTiers[3]]);
    await bench.on({ viewer: '<kura-viewer src="/grown/item.json" style="width: 200px; height: 240px"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(300);
      checkEqual(requested(server, 'grown').filter((path) => path.endsWith('.glb')), ['thumb.glb'], 'models for a small stage');
      await page.evaluate(() => (document.querySelector('kura-viewer').style.cssText = 'width: 780px; height: 680px'));
      await page.waitForFunction(() => document.querySelector('kura-viewer').stats.tier === 'high');
      checkEqual(requested(server, 'grown').filter((path) => path.endsWith('.glb')), ['thumb.glb', 'low.glb', 'high.glb'], 'models asked for');
    });
  });

  await cases.run('poster: that of the record is there before the model, unless the page has its own', async () => {
    putItem(server, 'poster', [kTiers[0]]);
    server.put('/poster/thumb.glb', fakeGlb({}), { steps: 2, pauseMs: 1500 });
    await bench.on({ viewer: '<kura-viewer src="/poster/item.json"></kura-viewer>' }, async (page) => {
      await page.waitForFunction(() => document.querySelector('kura-viewer').shadowRoot.querySelector('.poster > img')?.naturalWidth === 4);
      check(await isPosterShown(page), 'the picture came before the model');
      await waitForReady(page);
      await page.waitForFunction(() => document.querySelector('kura-viewer').hasAttribute('data-drawn'));
    });
    await bench.on({ viewer: '<kura-viewer src="/poster/item.json"><img src="/poster/poster.png" alt="鉢"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      checkEqual(await inShadow(page, (root) => root.querySelectorAll('.poster > img').length), 0, 'second posters');
      checkEqual(await inShadow(page, (root) => root.querySelector('.stage').getAttribute('aria-label')), '白い鉢', 'label');
    });
  });

  await cases.run('without JavaScript and without WebGL 2 the poster and the text remain', async () => {
    putItem(server, 'bare', [kTiers[0]]);
    const viewer = '<kura-viewer src="/bare/item.json"><img src="/bare/poster.png" alt="鉢" width="100" height="125"></kura-viewer>';
    await bench.on({ viewer, browser: { javaScriptEnabled: false } }, async (page, faults) => {
      check(await page.locator('kura-viewer img').isVisible(), 'no poster without JavaScript');
      checkEqual(faults, [], 'faults');
    });
    const init = () => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
      };
    };
    await bench.on({ viewer, init }, async (page, faults) => {
      const failure = await waitForEvent(page, 'viewerror');
      checkEqual(failure.code, 'no_webgl2', 'code');
      check((await noteText(page)).includes('立体表示を使えません'), `the note says «${await noteText(page)}»`);
      check(await page.locator('kura-viewer img').isVisible(), 'no poster without WebGL 2');
      check(!server.requests.includes('/bare/thumb.glb'), 'a model was fetched all the same');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('model="x.glb" opens a plain GLB', async () => {
    server.put('/single/x.glb', fakeGlb({ triangles: 7 }));
    await bench.on({ viewer: '<kura-viewer model="/single/x.glb" alt="壺"></kura-viewer>' }, async (page, faults) => {
      const stats = await waitForReady(page);
      checkEqual([stats.tier, stats.triangles], ['model', 7], 'stats');
      checkEqual(stats.transferredBytes, fakeGlb({ triangles: 7 }).length, 'transferred bytes');
      checkEqual(await inShadow(page, (root) => root.querySelector('.stage').getAttribute('aria-label')), '壺', 'label');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('picture: textures keep their colour, have all their levels, and leave the state of GL as it was', async () => {
    server.put('/picture/x.glb', fakeGlb({}, [png(64, 32, [10, 120, 250, 128])]));
    const init = () => {
      const bound = WebGL2RenderingContext.prototype.bindTexture;
      globalThis.lastBound = null;
      WebGL2RenderingContext.prototype.bindTexture = function (target, texture) {
        globalThis.lastBound = texture;
        return bound.call(this, target, texture);
      };
    };
    await bench.on({ viewer: '<kura-viewer model="/picture/x.glb"></kura-viewer>', init }, async (page, faults) => {
      await waitForReady(page);
      checkEqual(await calls(page, 'setTexture'), [[0, 1, 64, 32, 7]], 'setTexture(index, name, width, height, levels)');
      const read = await page.evaluate(() => {
        const [module] = globalThis.kuraModules;
        const gl = module.contexts[1];
        const texture = module.textures[1];
        const state = [gl.getParameter(gl.TEXTURE_BINDING_2D), gl.getParameter(gl.UNPACK_FLIP_Y_WEBGL), gl.getParameter(gl.UNPACK_ALIGNMENT),
          gl.getParameter(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL) === gl.BROWSER_DEFAULT_WEBGL, globalThis.lastBound];
        const pixel = (level) => {
          gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
          gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, level);
          const bytes = new Uint8Array(4);
          gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
          return [...bytes];
        };
        return { name: texture.name, state, levels: [pixel(0), pixel(6)], error: gl.getError() };
      });
      checkEqual(read.name, 1, 'name of the texture');
      checkEqual(read.state, [null, false, 4, true, null], 'state of GL');
      for (const level of read.levels) check(level.every((value, i) => Math.abs(value - [10, 120, 250, 128][i]) <= 1), `colour ${level}`);
      checkEqual(read.error, 0, 'error of GL');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('failure: a record that is not there says so, and another attempt may succeed', async () => {
    server.put('/late/item.json', 'gone', { status: 404 });
    await bench.on({ viewer: '<kura-viewer src="/late/item.json" lang="en"></kura-viewer>' }, async (page) => {
      const failure = await waitForEvent(page, 'viewerror');
      checkEqual([failure.code, failure.subject], ['network', `${server.address}/late/item.json`], 'code and subject');
      check((await noteText(page)).includes('did not arrive'), `the note says «${await noteText(page)}»`);
      putItem(server, 'late', [kTiers[0]]);
      await page.locator('kura-viewer .note button').click();
      await waitForReady(page);
      checkEqual(await noteText(page), '', 'note after the second attempt');
    });
  });

  await cases.run('failure: what is no record is told from what did not arrive', async () => {
    server.put('/odd/item.json', '<!doctype html>');
    server.put('/flat/item.json', JSON.stringify({ id: 'K-2', title: { ja: '屏風' } }));
    for (const folder of ['odd', 'flat']) {
      await bench.on({ viewer: `<kura-viewer src="/${folder}/item.json"></kura-viewer>` }, async (page) => {
        checkEqual((await waitForEvent(page, 'viewerror')).code, 'bad_record', `code of ${folder}`);
        checkEqual(await inShadow(page, (root) => root.querySelectorAll('.note button').length), 0, 'buttons that cannot help');
      });
    }
  });

  await cases.run('failure: a better tier that does not arrive leaves the first one on the stage', async () => {
    for (const [folder, options] of [['holed', { status: 404 }], ['torn', { steps: 4, pauseMs: 50, breakOff: true }]]) {
      putItem(server, folder, [kTiers[0], kTiers[1]]);
      server.put(`/${folder}/low.glb`, fakeGlb({ triangles: 1 }), options);
      await bench.on({ viewer: `<kura-viewer src="/${folder}/item.json"></kura-viewer>` }, async (page) => {
        await waitForReady(page);
        checkEqual((await waitForEvent(page, 'viewerror')).code, 'network', 'code');
        checkEqual((await page.evaluate(() => document.querySelector('kura-viewer').stats)).tier, 'thumb', 'tier');
        check((await noteText(page)).includes('今の形のまま'), `the note says «${await noteText(page)}»`);
        check(!(await isPosterShown(page)), 'the picture went away');
        checkEqual(requested(server, folder).filter((path) => path === 'low.glb').length, 1, 'attempts');
      });
    }
  });

  await cases.run('failure: a hostile GLB, a picture that cannot be decoded, and a crash of the module leave the poster', async () => {
    server.put('/hostile/refused.glb', fakeGlb({ failure: { code: 'bad_model', message: 'accessor 3 ends beyond its buffer', subject: 'accessor 3' } }));
    server.put('/hostile/picture.glb', fakeGlb({}, [Buffer.from('no picture')]));
    server.put('/hostile/open.glb', fakeGlb({ crash: 'open' }));
    server.put('/hostile/tick.glb', fakeGlb({ crash: 'tick' }));
    server.put('/hostile/poster.png', png(4, 5, [0, 0, 0, 255]));
    const expected = { refused: ['bad_model', 'accessor 3'], picture: ['bad_model', 'image 0'], open: ['internal', 'kura-module'], tick: ['internal', 'kura-module'] };
    for (const [name, [code, subject]] of Object.entries(expected)) {
      await bench.on({ viewer: `<kura-viewer model="/hostile/${name}.glb" poster="/hostile/poster.png"></kura-viewer>` }, async (page, faults) => {
        if (name === 'tick') {
          await waitForReady(page);
          await page.focus('kura-viewer >> css=.stage');
          for (let i = 0; i < 6; ++i) await page.keyboard.press('ArrowLeft', { delay: 40 });
        }
        const failure = await waitForEvent(page, 'viewerror');
        checkEqual([failure.code, failure.subject], [code, subject], name);
        check(await isPosterShown(page), `${name}: the poster is hidden`);
        check((await noteText(page)).length > 10, `${name}: no note`);
        checkEqual(await page.evaluate(() => globalThis.kuraViewers.every((each) => each.isDeleted)), true, `${name}: the module was left`);
        checkEqual(faults, [], 'faults');
      });
    }
  });

  await cases.run('removal: while loading it stops the download; afterwards everything is given back', async () => {
    server.put('/removal/slow.glb', Buffer.alloc(400_000, fakeGlb({})), { steps: 200, pauseMs: 50 });
    server.put('/removal/quick.glb', fakeGlb({ triangles: 3 }, [png(8, 8, [1, 2, 3, 255])]));
    await bench.on({ viewer: '<kura-viewer model="/removal/slow.glb"></kura-viewer>' }, async (page, faults) => {
      await page.waitForFunction(() => document.querySelector('kura-viewer').shadowRoot.querySelector('.bar.on'));
      const failed = page.waitForEvent('requestfailed');
      await page.evaluate(() => (globalThis.kept = document.querySelector('kura-viewer')).remove());
      check((await failed).url().endsWith('slow.glb'), 'the download went on');
      await page.waitForTimeout(200);
      checkEqual(await page.evaluate(() => [globalThis.kuraViewers.every((each) => each.isDeleted), window.seen.length]), [true, 0], 'module given back, events');
      checkEqual(faults, [], 'faults');
    });
    await bench.on({ viewer: '<kura-viewer model="/removal/quick.glb"></kura-viewer>' }, async (page, faults) => {
      await waitForReady(page);
      await page.evaluate(() => (document.querySelector('kura-viewer').camera = { target: [0, 0, 0], yaw: 77, pitch: 5, distance: 1 }));
      await page.evaluate(() => (globalThis.kept = document.querySelector('kura-viewer')).remove());
      const left = await page.evaluate(() => [globalThis.kuraViewers[0].isDeleted, globalThis.kuraModules[0].textures.filter(Boolean).length, globalThis.kuraModules[0].contexts.filter(Boolean).length]);
      checkEqual(left, [true, 0, 0], 'deleted, textures left, contexts left');
      await page.evaluate(() => document.querySelector('main').append(globalThis.kept));
      await page.waitForFunction(() => document.querySelector('kura-viewer').stats.triangles === 3);
      checkEqual((await camera(page)).yaw, 77, 'yaw after it came back');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('src: several changes in one go load once, what is no longer wanted is dropped', async () => {
    for (const name of ['a', 'b', 'c']) putItem(server, `src-${name}`, [{ ...kTiers[0], triangles: name.charCodeAt(0) }]);
    await bench.on({ viewer: '<kura-viewer src="/src-a/item.json"></kura-viewer>' }, async (page, faults) => {
      await waitForReady(page);
      await page.evaluate(() => {
        const viewer = document.querySelector('kura-viewer');
        for (const name of ['b', 'a', 'c']) viewer.setAttribute('src', `/src-${name}/item.json`);
      });
      await page.waitForFunction(() => document.querySelector('kura-viewer').stats.triangles === 99);
      checkEqual(requested(server, 'src-b'), [], 'asked of b');
      checkEqual(await page.evaluate(() => globalThis.kuraViewers.map((each) => Boolean(each.isDeleted))), [true, false], 'modules given back');
      checkEqual(faults, [], 'faults');
    });
  });

  await cases.run('context: lost, the piece comes back where the visitor was; lost again and again, the poster stays', async () => {
    putItem(server, 'context', [kTiers[0]]);
    await bench.on({ viewer: '<kura-viewer src="/context/item.json"></kura-viewer>' }, async (page) => {
      await waitForReady(page);
      await page.evaluate(() => (document.querySelector('kura-viewer').camera = { target: [0, 0, 0], yaw: 33, pitch: 5, distance: 1 }));
      const lose = () => page.evaluate(() => {
        const canvas = document.querySelector('kura-viewer').shadowRoot.querySelector('canvas');
        canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
      });
      for (let count = 1; count <= 3; ++count) {
        await lose();
        await page.waitForFunction((wanted) => globalThis.kuraViewers.length === wanted + 1 && document.querySelector('kura-viewer').stats.triangles > 0, count);
        checkEqual((await camera(page)).yaw, 33, `yaw after loss ${count}`);
      }
      await lose();
      checkEqual((await waitForEvent(page, 'viewerror')).code, 'context_lost', 'code');
      check(await isPosterShown(page), 'the poster is hidden');
    });
  });

  await cases.run('frames are drawn only when something changes, and never out of sight', async () => {
    server.put('/frames/x.glb', fakeGlb({}));
    await bench.on({ viewer: '<kura-viewer model="/frames/x.glb"></kura-viewer>', browser: { reducedMotion: 'reduce' } }, async (page) => {
      await waitForReady(page);
      await page.waitForTimeout(600);
      const frames = () => page.evaluate(() => globalThis.kuraViewers[0].frames);
      const rest = await frames();
      check(rest >= 2 && rest < 12, `${rest} frames for the first picture`);
      await page.waitForTimeout(600);
      checkEqual(await frames(), rest, 'frames at rest');
      checkEqual((await calls(page, 'setQuality')).at(-1), [1], 'quality at rest');
      await page.evaluate(() => scrollTo(0, 2000));
      await page.waitForTimeout(200);
      const away = await frames();
      await page.evaluate(() => (document.querySelector('kura-viewer').camera = { target: [0, 0, 0], yaw: 120, pitch: 0, distance: 1 }));
      await page.waitForTimeout(300);
      checkEqual(await frames(), away, 'frames out of sight');
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForFunction((before) => globalThis.kuraViewers[0].frames > before, away);
    });
  });

  await cases.run('loading begins when the element comes near the window', async () => {
    server.put('/far/x.glb', fakeGlb({}));
    await bench.on({ viewer: '<div style="height: 2500px"></div><kura-viewer model="/far/x.glb"></kura-viewer>' }, async (page) => {
      await page.waitForTimeout(500);
      check(!server.requests.includes('/far/x.glb'), 'it was fetched far away');
      await page.evaluate(() => document.querySelector('kura-viewer').scrollIntoView());
      await waitForReady(page);
    });
  });

  await cases.run('size: device pixels, two for one of CSS at most', async () => {
    server.put('/size/x.glb', fakeGlb({}));
    for (const [ratio, expected] of [[1, [400, 500]], [2, [800, 1000]], [3, [800, 1000]]]) {
      await bench.on({ viewer: '<kura-viewer model="/size/x.glb"></kura-viewer>', browser: { deviceScaleFactor: ratio } }, async (page) => {
        await waitForReady(page);
        await page.waitForTimeout(200);
        checkEqual(await inShadow(page, (root) => [root.querySelector('canvas').width, root.querySelector('canvas').height]), expected, `canvas at ${ratio}`);
        await page.evaluate(() => (document.querySelector('kura-viewer').style.width = '300px'));
        await page.waitForFunction((width) => document.querySelector('kura-viewer').shadowRoot.querySelector('canvas').width === width, (expected[0] * 3) / 4);
        checkEqual((await calls(page, 'resize')).at(-1), [(expected[0] * 3) / 4, expected[1]], 'resize');
      });
    }
  });

  await cases.run('size: the page decides, by lengths or by insets; 4:5 where it states no height', async () => {
    server.put('/fill/x.glb', fakeGlb({}));
    const boxes = [['', [400, 500]], ['width: 300px; height: auto', [300, 375]], ['width: 300px; height: 200px', [300, 200]],
      ['position: absolute; inset: 0; width: auto; height: auto', [500, 320]]];
    for (const [style, expected] of boxes) {
      const viewer = `<div style="position: relative; width: 500px; height: 320px"><kura-viewer model="/fill/x.glb" style="${style}"></kura-viewer></div>`;
      await bench.on({ viewer }, async (page) => {
        await waitForReady(page);
        const sizes = await inShadow(page, (root) => [root.host, root.querySelector('canvas'), root.querySelector('.frame')].map((each) => [each.clientWidth, each.clientHeight]));
        checkEqual(sizes, [expected, expected, expected], `element, canvas and frame for «${style}»`);
      });
    }
  });
}
