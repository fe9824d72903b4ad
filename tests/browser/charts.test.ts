import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { useBrowser, visit } from './open.ts';

useBrowser();

/** What the server sends for an address, from the build itself. */
function fileOf(url: string): Buffer {
  const { pathname } = new URL(url);
  return readFileSync(`dist${pathname}${pathname.endsWith('/') ? 'index.html' : ''}`);
}

const DRAWN = '[data-drawn="canvas"]';

describe('a chart on its page', () => {
  it('is taken over by Chart.js only near the viewport, and nothing moves', async () => {
    await visit('/charts/b-to-a/', { viewport: { width: 800, height: 500 } }, async (page) => {
      await page.addInitScript(() => {
        Object.assign(window, { shift: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.reload();
      await page.waitForSelector(DRAWN);
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThanOrEqual(0.01);
      const [svg, canvas] = [
        await page.locator('.chart-box .chart-svg').boundingBox(),
        await page.locator('.chart-box').boundingBox(),
      ];
      expect(svg?.height).toBe(canvas?.height);
    });
  });

  it('loads no more than 56 kB of script for it, and none where there is no live chart', async () => {
    const scripts = new Set<string>();
    const everywhere = new Set<string>();
    await visit('/about/', {}, async (page) => {
      page.on('request', (request) => everywhere.add(request.url()));
      await page.reload({ waitUntil: 'networkidle' });
    });
    await visit('/charts/b-to-a/', {}, async (page) => {
      await page.waitForLoadState('networkidle');
      page.on('request', (request) => request.url().endsWith('.js') && scripts.add(request.url()));
      await page.reload();
      await page.waitForSelector(DRAWN);
    });
    const own = [...scripts].filter((url) => !everywhere.has(url));
    const size = own.reduce((sum, url) => sum + brotliCompressSync(fileOf(url)).length, 0);
    expect(own.length).toBeGreaterThan(1);
    expect(size).toBeLessThanOrEqual(56_000);
    await visit('/charts/', {}, async (page) => {
      const requested: string[] = [];
      await page.waitForLoadState('networkidle');
      page.on('request', (request) => requested.push(request.url()));
      await page.reload({ waitUntil: 'networkidle' });
      expect(requested.filter((url) => /present|\.png/u.test(url))).toEqual([]);
    });
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

  it('stays as SVG with its table, sources and files when there is no script', async () => {
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
        const rows = await page.locator('tr[data-point]').all();
        for (const [i, row] of rows.entries()) {
          if (i > 0) await page.keyboard.press('ArrowDown');
          const said = await page.locator('[data-chart-status]').textContent();
          const shown = (await row.innerText()).replace(/\s/gu, '');
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
  it('stands in the address, and the address opened elsewhere shows the same', async () => {
    let address = '';
    let shown: string[] = [];
    const rows = 'tr[data-point]:not([hidden]) th';
    await visit('/charts/b-to-a/', {}, async (page) => {
      await page.waitForSelector(DRAWN);
      await page.getByText('选择项目').click();
      for (const id of ['industry-679', 'hunan-677']) await page.locator(`input[name="s"][value="${id}"]`).uncheck();
      await page.locator('input[name="v"][value="table"]').check();
      await page.waitForURL(/table\/\?s=transport-679\.water-679$/u);
      address = page.url();
      shown = await page.locator(rows).allInnerTexts();
      expect(shown).toHaveLength(2);
      await page.goBack();
      await page.waitForURL(/b-to-a\/\?s=transport-679\.water-679$/u);
      expect(await page.locator('input[name="v"][value="chart"]').isChecked()).toBe(true);
      await page.goBack();
      await page.waitForFunction(() => document.querySelectorAll('tr[data-point]:not([hidden])').length === 3);
    });
    await visit(new URL(address).pathname + new URL(address).search, {}, async (page) => {
      await page.waitForSelector(DRAWN);
      await page.waitForFunction(() => document.querySelectorAll('tr[data-point]:not([hidden])').length === 2);
      expect(await page.locator(rows).allInnerTexts()).toEqual(shown);
      expect(await page.locator('.chart-targets li').count()).toBe(2);
      expect(await page.locator('.chart-box .chart-row').count()).toBe(2);
      expect(await page.locator('link[rel="canonical"]').getAttribute('href')).not.toContain('?');
    });
  });

  it('tells of what it cannot read, and shows the whole', async () => {
    await visit('/charts/b-to-a/?s=nobody&v=<script>&__proto__[x]=1', {}, async (page) => {
      await page.waitForSelector(DRAWN);
      expect(await page.locator('[data-chart-notice]').innerText()).toContain('已显示全部');
      expect(await page.locator('tr[data-point]:not([hidden])').count()).toBe(4);
      expect(await page.evaluate(() => ({}) as { x?: unknown })).toEqual({});
      expect(await page.locator('main').innerHTML()).not.toContain('<script>&');
    });
  });

  it('is printed as it is chosen', async () => {
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

  it('is a list of indicators without script', async () => {
    await visit('/explore/', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('[data-explore-list] a').count()).toBeGreaterThan(100);
      expect(await page.locator('[data-explore]').isVisible()).toBe(false);
    });
  });
});

describe('an embedded chart', () => {
  it('asks for little, for nothing of others, and leads back', async () => {
    await visit('/charts/b-to-a/embed/', {}, async (page) => {
      await page.waitForLoadState('networkidle');
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.reload({ waitUntil: 'networkidle' });
      const bytes = requests.reduce((sum, url) => sum + fileOf(url).length, 0);
      expect(requests.length).toBeLessThanOrEqual(3);
      expect(new Set(requests.map((url) => new URL(url).origin)).size).toBe(1);
      expect(bytes).toBeLessThanOrEqual(80_000);
      expect(await page.locator('a[href="/charts/b-to-a/"]').first().isVisible()).toBe(true);
    });
  });
});
