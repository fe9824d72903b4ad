import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import type { ExploreFile, ExploreIndex } from '../../src/lib/chart/explore.ts';
import type { ChartSpec } from '../../src/lib/chart/schema.ts';
import { movedPage } from '../../src/lib/published/moved.ts';
import { openContext, painted, useBrowser, visit } from './open.ts';

useBrowser();

/** What the server sends for an address, from the build itself. */
function fileOf(url: string): Buffer {
  const { pathname } = new URL(url);
  return readFileSync(`${inject('five')}/dist${pathname}${pathname.endsWith('/') ? 'index.html' : ''}`);
}

const DRAWN = '[data-drawn="canvas"]';
const ROWS = 'tr[data-point]:not([hidden])';

/** A file of the explorer, changed on its way. */
function changeFile<File>(page: Page, path: string, change: (file: File) => unknown) {
  return page.route(`**/explore/${path}.json`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change((await response.json()) as File) });
  });
}

describe('a chart on its page', () => {
  it('is taken over by Chart.js only near the viewport, and nothing moves', async () => {
    const watchShift = (page: Page) =>
      page.addInitScript(() => {
        Object.assign(window, { shift: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
    const look = async (page: Page) => {
      await page.waitForSelector(DRAWN);
      await painted(page);
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThanOrEqual(0.01);
      const [svg, canvas] = [
        await page.locator('.chart-box .chart-svg').boundingBox(),
        await page.locator('.chart-box').boundingBox(),
      ];
      expect(svg?.height).toBe(canvas?.height);
    };
    await visit('/charts/b-to-a/', { viewport: { width: 800, height: 500 } }, look, watchShift);
  });

  it('loads no more than 58.5 kB of script for it, and none where there is no live chart', async () => {
    const requestsOf = async (path: string, ready: (page: Page) => Promise<unknown>) => {
      const requests: string[] = [];
      const listen = (page: Page) => page.on('request', (request) => requests.push(request.url()));
      await visit(
        path,
        {},
        async (page) => {
          await ready(page);
        },
        listen,
      );
      return requests;
    };
    const idle = (page: Page) => page.waitForLoadState('networkidle');
    const everywhere = await requestsOf('/about/', idle);
    const requests = await requestsOf('/charts/b-to-a/', (page) => page.waitForSelector(DRAWN));
    const own = [...new Set(requests)].filter((url) => url.endsWith('.js') && !everywhere.includes(url));
    const size = own.reduce((sum, url) => sum + brotliCompressSync(fileOf(url)).length, 0);
    expect(own.length).toBeGreaterThan(1);
    expect(size).toBeLessThanOrEqual(58_500);
    expect((await requestsOf('/charts/', idle)).filter((url) => /present|\.png/u.test(url))).toEqual([]);
  });

  it('has painted canvases: one a panel, not blank', async () => {
    await visit('/charts/suggestions/', {}, async (page) => {
      await page.waitForSelector(DRAWN);
      const colours = await page.locator('canvas').evaluateAll((all) =>
        all.map((canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
          return new Set(
            Array.from(
              { length: pixels.length / 4 },
              (_, i) => `${pixels[i * 4]},${pixels[i * 4 + 1]},${pixels[i * 4 + 2]}`,
            ),
          ).size;
        }),
      );
      expect(colours).toHaveLength(3);
      for (const count of colours) expect(count).toBeGreaterThan(10);
    });
  });

  it('L11: stays as SVG with its table, sources and files when there is no script', async () => {
    await visit('/charts/b-to-a/', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.chart-box .chart-svg').isVisible()).toBe(true);
      const points = await page.locator('.chart-box .chart-row').count();
      expect(points).toBeGreaterThan(3);
      expect(await page.locator('tr[data-point] .value a').count()).toBe(points);
      expect(await page.locator('body').innerText()).not.toMatch(/JavaScript/iu);
      for (const href of await page
        .locator('.share-row a')
        .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))) {
        expect((await page.request.get(href)).status(), href).toBe(200);
      }
      expect(await page.locator('.chart-controls').isVisible()).toBe(false);
    });
  });

  it('L11: stays as SVG, whole and with its points, where no canvas may be drawn on', async () => {
    const refuse = (page: Page) =>
      page.addInitScript(() => {
        HTMLCanvasElement.prototype.getContext = () => null;
      });
    const look = async (page: Page) => {
      await page.waitForSelector('.chart-targets');
      expect(await page.locator('.chart-box .chart-svg').isVisible()).toBe(true);
      expect(await page.locator('canvas').count()).toBe(0);
      const points = await page.locator('tr[data-point]').count();
      expect(await page.locator('.chart-targets li').count()).toBe(points);
      expect(await page.locator('.chart-box .chart-row').count()).toBe(points);
    };
    await visit('/charts/b-to-a/', {}, look, refuse);
  });

  it("L11: stays as SVG in the reader's own colours, and nothing moves where motion is not wanted", async () => {
    await visit('/charts/b-to-a/', { forcedColors: 'active', reducedMotion: 'reduce' }, async (page) => {
      await page.waitForSelector('.chart-targets');
      expect(await page.locator('.chart-box .chart-svg').isVisible()).toBe(true);
      expect(await page.locator('canvas').count()).toBe(0);
      expect(await page.locator('tr[data-point]').first().isVisible()).toBe(true);
    });
    await visit('/charts/b-to-a/', { reducedMotion: 'reduce' }, async (page) => {
      await page.waitForSelector(DRAWN);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      await page.locator('input[name="v"][value="table"]').check();
      await page.waitForURL(/table\/$/u);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    });
  });

  it('L11: is read at 400 % without scrolling sideways, drawing and table', async () => {
    const zoomed = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };
    await visit('/charts/b-to-a/', zoomed, async (page) => {
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await width()).toBeLessThanOrEqual(320);
      await page.locator('.chart-box').scrollIntoViewIfNeeded();
      await page.waitForSelector(DRAWN);
      expect(await width()).toBeLessThanOrEqual(320);
      const rows = page.locator('tr[data-point]');
      for (const row of await rows.all()) {
        const box = await row.boundingBox();
        expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 320).toBe(true);
      }
    });
  });

  it('is redrawn in the colours of the other scheme', async () => {
    await visit('/charts/b-to-a/', { colorScheme: 'light' }, async (page) => {
      await page.waitForSelector(DRAWN);
      const pixel = () =>
        page
          .locator('canvas')
          .evaluate((c) =>
            [...((c as HTMLCanvasElement).getContext('2d')?.getImageData(40, 74 * 3 + 37, 1, 1).data ?? [])].join(),
          );
      const light = await pixel();
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForFunction((was) => {
        const canvas = document.querySelector('canvas');
        return [...(canvas?.getContext('2d')?.getImageData(40, 74 * 3 + 37, 1, 1).data ?? [])].join() !== was;
      }, light);
    });
  });
});

describe('its points', () => {
  it('are read one by one with the keyboard: what is said is the text of the row', async () => {
    for (const path of ['/charts/b-to-a/', '/charts/suggestions/', '/charts/serial/', '/charts/stations/']) {
      await visit(path, {}, async (page) => {
        await page.waitForSelector('.chart-targets');
        await page.locator('.chart-targets a[tabindex="0"]').focus();
        const rows = await page
          .locator('tr[data-point]')
          .evaluateAll((all) => all.map((row) => (row as HTMLElement).innerText.replace(/\s/gu, '')));
        for (const [i, shown] of rows.entries()) {
          if (i > 0) await page.keyboard.press('ArrowDown');
          const said = await page.locator('[data-chart-status]').textContent();
          for (const part of (said ?? '').split('，'))
            expect(shown, `${path} ${said}`).toContain(part.replace(/\s/gu, ''));
        }
        await page.keyboard.press('Home');
        const first = await page
          .locator('.chart-targets a')
          .first()
          .evaluate((a) => a === document.activeElement);
        expect(first).toBe(true);
        await page.keyboard.press('End');
        await page.keyboard.press('PageUp');
        await page.keyboard.press('Escape');
        expect(await page.locator('.chart-tip:visible').count()).toBe(0);
        await page.keyboard.press('Escape');
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
      });
    }
  });

  it('lead to the sentence that states them', async () => {
    await visit('/charts/b-to-a/', {}, async (page) => {
      await page.waitForSelector('.chart-targets');
      await page.locator('.chart-targets li[data-point="transport-679"] a').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/issues\/679\/#a2p4s4q\d+$/u);
      expect(await page.evaluate(() => document.querySelector(':target')?.textContent)).toBe('77.6%');
    });
  });

  it('show a note that can be hovered, and that a first tap shows too', async () => {
    await visit('/charts/b-to-a/', {}, async (page) => {
      await page.locator('.chart-targets li[data-point="water-679"]').hover();
      const note = page.locator('li[data-point="water-679"] .chart-tip');
      expect(await note.innerText()).toContain('占比73.6%');
      await note.hover();
      expect(await note.isVisible()).toBe(true);
    });
    await visit('/charts/b-to-a/', { hasTouch: true, viewport: { width: 390, height: 800 } }, async (page) => {
      await page.waitForSelector('.chart-targets');
      const target = page.locator('.chart-targets li[data-point="water-679"] > a');
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(24);
      await target.tap();
      expect(await page.locator('li[data-point="water-679"] .chart-tip').isVisible()).toBe(true);
      expect(page.url()).toContain('/charts/b-to-a/');
      await target.tap();
      await page.waitForURL(/\/issues\/679\/#/u);
    });
  });
});

describe('what a reader chooses', () => {
  it('L14: is restored by back and forward, and by the copied link in another browser', async () => {
    const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
    let copied = '';
    let shown: string[] = [];
    await visit('/charts/b-to-a/', clipboard, async (page) => {
      await page.waitForSelector(DRAWN);
      const seen = async () => ({
        path: new URL(page.url()).pathname + new URL(page.url()).search,
        rows: await page.locator(ROWS).allInnerTexts(),
        isTable: await page.locator('input[name="v"][value="table"]').isChecked(),
        checked: await page.locator('input[name="s"]:checked').count(),
      });
      const showing = async (count: number) => {
        await page.waitForFunction(([selector, n]) => document.querySelectorAll(selector).length === n, [
          ROWS,
          count,
        ] as const);
        return seen();
      };
      const states = [await seen()];
      await page.getByText('选择项目').click();
      await page.locator('input[name="s"][value="industry-679"]').uncheck();
      states.push(await showing(3));
      await page.locator('input[name="s"][value="hunan-677"]').uncheck();
      states.push(await showing(2));
      await page.locator('input[name="v"][value="table"]').check();
      await page.waitForURL(/table\/\?s=transport-679\.water-679$/u);
      states.push(await showing(2));
      expect(states.map(({ path }) => path)).toEqual([
        '/charts/b-to-a/',
        '/charts/b-to-a/?s=hunan-677.transport-679.water-679',
        '/charts/b-to-a/?s=transport-679.water-679',
        '/charts/b-to-a/table/?s=transport-679.water-679',
      ]);
      const arrive = async (state: (typeof states)[number] | undefined) => {
        await page.waitForFunction((path) => location.pathname + location.search === path, state?.path);
        await page.waitForFunction(
          (isTable) => document.querySelector<HTMLInputElement>('input[value="table"]')?.checked === isTable,
          state?.isTable,
        );
        expect(await showing(state?.rows.length ?? 0)).toEqual(state);
      };
      for (const state of states.slice(0, -1).reverse()) {
        await page.goBack();
        await arrive(state);
      }
      for (const state of states.slice(1)) {
        await page.goForward();
        await arrive(state);
      }
      await page.click('[data-copy-link]');
      await page.locator('[data-share-status]', { hasText: '已复制' }).waitFor();
      copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(page.url());
      shown = states.at(-1)?.rows ?? [];
    });
    const { browserContext, close } = await openContext();
    const page = await browserContext.newPage();
    await page.goto(copied);
    await page.waitForFunction((s) => document.querySelectorAll(s).length === 2, ROWS);
    expect(await page.locator(ROWS).allInnerTexts()).toEqual(shown);
    await page.waitForSelector('.chart-targets');
    expect(await page.locator('.chart-targets li').count()).toBe(2);
    expect(await page.locator('.chart-box .chart-row').count()).toBe(2);
    // One page, one address for those who cite it, whatever was chosen; and what was chosen has one spelling.
    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toMatch(/\/charts\/b-to-a\/table\/$/u);
    await page.locator('input[name="v"][value="chart"]').check();
    await page.locator('input[name="v"][value="table"]').check();
    expect(page.url()).toBe(copied);
    await close();
  });

  it.each([
    ['L1: unknown ids', '?s=nobody', '已显示全部'],
    ['L2: years of nothing', '?t=9999..-1', '已显示全部年份'],
    ['L3: script and names of objects', '?s=nobody&v=<script>alert(1)</script>&o=toString&t=__proto__', '已显示全部'],
    ['L4: names of prototypes', '?__proto__[x]=1&constructor[prototype][x]=1&s=nobody', '已显示全部'],
    ['L5: broken escapes', '?s=%E0%A4%A&v=%00&o=\u202e', '已显示全部'],
    ['L6: a hundred kilobytes', `?v=x&${'a=1&'.repeat(3500)}s=water-679`, '按默认显示'],
    ['L7: a hash instead of a query', '#s=water-679', ''],
    ['L7: a hash that would run', '#javascript:alert(1)', ''],
  ])('%s: a notice at most, the whole chart, nothing in the page', async (_, address, notice) => {
    await visit(`/charts/b-to-a/${address}`, {}, async (page) => {
      await page.waitForSelector(DRAWN);
      expect(await page.locator('[data-chart-notice]').textContent()).toContain(notice);
      expect(await page.locator(ROWS).count()).toBe(4);
      expect(await page.evaluate(() => Object.keys(Object.prototype).length + Object.keys({}).length)).toBe(0);
      expect(await page.locator('main').innerHTML()).not.toContain('alert(1)');
      expect(await page.locator('main [onerror], main script:not([type])').count()).toBe(0);
    });
  });

  it('L11: is printed as it is chosen', async () => {
    await visit('/charts/b-to-a/?s=water-679', {}, async (page) => {
      await page.waitForSelector(DRAWN);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.chart-box .chart-row').count()).toBe(1);
      expect(await page.locator('.share').isVisible()).toBe(false);
    });
  });
});

describe('the explorer', () => {
  it('draws any indicator, keeps the choice in the address, and tells of an unknown one', async () => {
    await visit('/explore/?i=golden-ideas', {}, async (page) => {
      await page.waitForSelector(DRAWN);
      expect(await page.locator('.chart h2').innerText()).toContain('金点子');
      expect(await page.locator('tr[data-point]').count()).toBe(2);
      await page.locator('input[name="v"][value="table"]').check();
      expect(new URL(page.url()).search).toBe('?v=table&i=golden-ideas');
      await page.selectOption('select[name="i"]', 'b-to-a-rate');
      await page.click('[data-explore-go]');
      await page.waitForURL(/\?i=b-to-a-rate$/u);
    });
    await visit('/explore/?i=golden-ideas&t=2021', {}, async (page) => {
      await page.waitForSelector(DRAWN);
      await page.waitForFunction(() => document.querySelectorAll('tr[data-point]:not([hidden])').length === 1);
      await page.selectOption('select[name="t"] >> nth=1', '2022');
      await page.waitForFunction(() => document.querySelectorAll('tr[data-point]:not([hidden])').length === 2);
      expect(new URL(page.url()).search).toBe('?i=golden-ideas');
    });
    await visit('/explore/?i=nothing', {}, async (page) => {
      await page.waitForSelector('.chart');
      expect(await page.locator('[data-explore-chart]').innerText()).toContain('链接里的指标不在这里');
    });
  });

  it('L8: follows an indicator to its present name, with a word, and never draws an empty chart', async () => {
    await visit('/explore/?i=golden-ideas', {}, async (page) => {
      await changeFile(page, 'data', (): ExploreIndex => ({ renamed: { 'old-ideas': 'golden-ideas' } }));
      await changeFile(page, 'indicators/b-to-a-rate', (): ExploreFile => null);
      await page.goto(new URL('/explore/?i=old-ideas&v=table', page.url()).href);
      await page.waitForSelector(DRAWN);
      expect(await page.locator('[data-explore-chart]').innerText()).toMatch(/链接里的指标换了编号.*golden-ideas/u);
      expect(new URL(page.url()).search).toBe('?i=golden-ideas&v=table');
      expect(await page.locator('input[name="v"][value="table"]').isChecked()).toBe(true);
      await page.goto(new URL('/explore/?i=b-to-a-rate', page.url()).href);
      await page.locator('[data-explore-chart]', { hasText: '还没有这个指标的数' }).waitFor();
      expect(await page.locator('.chart').count()).toBe(0);
    });
  });

  it('L8: a former address of a page leads to the present one with the choice that came along', async () => {
    await visit('/charts/', {}, async (page) => {
      const body = movedPage('/charts/old/', '/charts/b-to-a/', { name: '站', language: 'zh-CN', disclaimer: '…' });
      await page.route('**/charts/old/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
      await page.goto(new URL('/charts/old/?s=water-679#data', page.url()).href);
      await page.waitForURL(/\/charts\/b-to-a\/\?s=water-679#data$/u);
    });
  });

  it('L10: sets any name as text, in lines, without scrolling sideways at 320 px', async () => {
    const names = [
      '<b>粗</b><img src=x onerror=alert(1)>',
      '长'.repeat(80),
      '👩‍👩‍👧‍👦'.repeat(30),
      '\u202eعربي עברית',
      'W'.repeat(80),
    ];
    await visit('/explore/?i=b-to-a-rate', { viewport: { width: 320, height: 700 } }, async (page) => {
      await changeFile<ChartSpec>(page, 'indicators/b-to-a-rate', (spec) => ({
        ...spec,
        panels: spec.panels.map((panel) => ({
          ...panel,
          points: panel.points.map((point, i) => ({ ...point, label: names[i % names.length] ?? '' })),
        })),
      }));
      await page.reload();
      await page.waitForSelector(DRAWN);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      const rows = await page.locator('tr[data-point] th').allTextContents();
      expect(rows.length).toBeGreaterThan(3);
      for (const row of rows) expect(names.some((name) => row.startsWith(name))).toBe(true);
      expect(await page.locator('figure :is(b, img)').count()).toBe(0);
      const right = await page
        .locator('.chart-svg .chart-label')
        .evaluateAll((all) => Math.max(...all.map((text) => text.getBoundingClientRect().right)));
      expect(right).toBeLessThanOrEqual(320);
    });
  });

  it('is a list of indicators without script', async () => {
    await visit('/explore/', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('[data-explore-list] a').count()).toBeGreaterThan(100);
      expect(await page.locator('[data-explore]').isVisible()).toBe(false);
    });
  });
});

describe('an embedded chart', () => {
  it('asks for little, for nothing of others, and leads back', async () => {
    const requests: string[] = [];
    const listen = (page: Page) => page.on('request', (request) => requests.push(request.url()));
    const look = async (page: Page) => {
      await page.waitForLoadState('networkidle');
      const bytes = requests.reduce((sum, url) => sum + fileOf(url).length, 0);
      expect(requests.length).toBeLessThanOrEqual(3);
      expect(new Set(requests.map((url) => new URL(url).origin)).size).toBe(1);
      expect(bytes).toBeLessThanOrEqual(80_000);
      expect(await page.locator('a[href="/charts/b-to-a/"]').first().isVisible()).toBe(true);
    };
    await visit('/charts/b-to-a/embed/', {}, look, listen);
  });
});
