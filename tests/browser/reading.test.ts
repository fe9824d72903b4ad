import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openContext, useBrowser, visit } from './open.ts';

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const violations = async (page: Page, rules?: readonly string[]) => {
  await page.evaluate(axe);
  const found = await page.evaluate(
    (runOnly) => window.axe.run({ resultTypes: ['violations'], preload: false, ...(runOnly && { runOnly }) }),
    rules,
  );
  return found.violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.html}`));
};
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const withClipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

describe('links in a text', () => {
  it('are plain links without scripts: paragraphs and articles', async () => {
    await visit('/issues/679/', { javaScriptEnabled: false }, async (page) => {
      await page.locator('#a2p4 .permalink').click();
      expect(page.url()).toMatch(/#a2p4$/u);
      expect(await page.locator('#a2 > header .permalink').getAttribute('href')).toBe('#a2');
    });
  });

  it('appear at the sentence and at the figure that is pointed at, and move no word', async () => {
    await visit('/issues/679/', {}, async (page) => {
      const paragraph = page.locator('#a2p4');
      await paragraph.scrollIntoViewIfNeeded();
      const before = await paragraph.boundingBox();
      const [line] = await page
        .locator('#a2p4s4')
        .evaluate((e) => [...e.getClientRects()].map(({ x, y }) => ({ x, y })));
      await page.mouse.move((line?.x ?? 0) + 5, (line?.y ?? 0) + 5);
      await page.waitForSelector('.handle');
      expect(await page.locator('.handle').getAttribute('href')).toBe('#a2p4s4');
      const figure = page.locator('#a2p4 data').first();
      await figure.hover();
      await page.waitForSelector('data > .handle');
      expect(await page.locator('.handle').getAttribute('href')).toBe(`#${await figure.getAttribute('id')}`);
      expect(await paragraph.boundingBox()).toEqual(before);
    });
  });

  it('appear on a touch screen at a tap', async () => {
    await visit(
      '/issues/679/',
      { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
      async (page) => {
        await page.locator('#a2p4s5').tap();
        await page.waitForSelector('.handle');
        expect(await page.locator('.handle').getAttribute('href')).toBe('#a2p4s5');
        await page.locator('.handle').tap();
        await page.waitForSelector('.cite-menu');
        expect(await page.locator('.cite-menu select').first().inputValue()).toBe('a2p4s5');
      },
    );
  });

  it('put the target below the edge of the window, marked', async () => {
    await visit('/issues/679/#a3p4s9', {}, async (page) => {
      const box = await page.locator('#a3p4s9').boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeLessThan(400);
      const colours = await page.evaluate(() => [
        getComputedStyle(document.querySelector('#a3p4s9') as Element).backgroundColor,
        getComputedStyle(document.querySelector('#a3p4s8') as Element).backgroundColor,
      ]);
      expect(colours[0]).not.toBe(colours[1]);
    });
  });
});

describe('the menu of a place', () => {
  it('copies the sentence with its reference, the link of a figure, and BibTeX, by keyboard alone', async () => {
    await visit('/issues/679/', withClipboard, async (page) => {
      await page.locator('#a2p4 .permalink').focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.cite-menu');
      const [place, format] = [page.locator('.cite-menu select').first(), page.locator('.cite-menu select').last()];
      expect(await place.evaluate((e) => e === document.activeElement)).toBe(true);
      await place.selectOption('a2p4s4');
      await page.locator('.cite-preview', { hasText: '#a2p4s4' }).waitFor();
      await page.getByRole('button', { name: '复制' }).press('Enter');
      await page.locator('.cite-menu [role="status"]', { hasText: '已复制' }).waitFor();
      const text = await copied(page);
      const sentence = await page.locator('#a2p4s4').textContent();
      const inner = sentence?.replaceAll('“', '‘').replaceAll('”', '’');
      expect(text).toContain(`“${inner}”——湖南省交通运输厅. 办好人大代表建议`);
      expect(text).toMatch(/\[J\/OL\]\. 联络动态，2023（5）\. https?:\/\/[^/]+\/issues\/679\/#a2p4s4\.$/u);
      const figure = await page.locator('#a2p4s4 data').first().getAttribute('id');
      await place.selectOption(String(figure));
      await format.selectOption('link');
      expect(await page.locator('.cite-preview').textContent()).toBe(
        `${new URL(page.url()).origin}/issues/679/#${figure}`,
      );
      await format.selectOption('bibtex');
      await page.locator('.cite-preview', { hasText: `lldt-679-${figure}` }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.cite-menu').waitFor({ state: 'detached' });
      // Back where the reader was.
      expect(await page.locator('#a2p4 .permalink').evaluate((e) => e === document.activeElement)).toBe(true);
    });
  });

  it('cites what was pointed at, as often as one likes, and moves nothing', async () => {
    await visit('/issues/679/', { viewport: { width: 1280, height: 800 } }, async (page) => {
      for (const id of ['a1p1s3', 'a1p1s3', 'a2p4s4', 'a3p4s12']) {
        const sentence = page.locator(`#${id}`);
        await sentence.evaluate((e) => e.scrollIntoView({ block: 'center' }));
        const words = await sentence.textContent();
        const [line] = await sentence.evaluate((e) => [...e.getClientRects()].map(({ x, y }) => ({ x, y })));
        await page.mouse.move((line?.x ?? 0) + 5, (line?.y ?? 0) + 12);
        await page.waitForSelector(`#${id} > .handle`);
        const before = await page.evaluate(() => [scrollY, history.length]);
        await page.locator('.handle').click({ position: { x: 4, y: 4 } });
        await page.locator('.cite-preview', { hasText: '联络动态' }).waitFor();
        expect(await page.evaluate(() => [scrollY, history.length])).toEqual(before);
        expect(await page.locator('.is-cited').getAttribute('id')).toBe(id);
        expect(new URL(page.url()).hash).toBe(`#${id}`);
        expect(await page.locator('.cite-preview').textContent()).toContain(
          `“${words?.replaceAll('“', '‘').replaceAll('”', '’')}”`,
        );
        const box = await page.locator('.cite-menu').boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
        await page.keyboard.press('Escape');
        await page.locator('.cite-menu').waitFor({ state: 'detached' });
      }
      // The last of them has a correction: the quotation says so.
      await page.locator('#a3p4 .permalink').click();
      await page.locator('.cite-preview', { hasText: '（“的”原印作“的的”）' }).waitFor();
    });
  });

  it('comes back after a time without network', async () => {
    const { browserContext, close } = await openContext();
    const page = await browserContext.newPage();
    await page.goto(new URL('/issues/679/', inject('address')).href, { waitUntil: 'networkidle' });
    await browserContext.setOffline(true);
    await page.locator('#a1p1 .permalink').click();
    await page.waitForFunction(() => location.hash === '#a1p1');
    await browserContext.setOffline(false);
    await page.mouse.move(5, 5);
    await page.locator('#a1p2 .permalink').click();
    await page.waitForSelector('.cite-menu');
    await close();
  });

  it('gives a reference without the file of citations', async () => {
    await visit('/issues/679/', {}, async (page) => {
      await page.route('**/citations.json', (route) => route.fulfill({ status: 200, body: '{}' }));
      await page.locator('#a1p1 .permalink').click();
      await page.locator('.cite-preview', { hasText: '——' }).waitFor();
      expect(await page.locator('.cite-preview').textContent()).toContain('/issues/679/#a1p1');
    });
  });
});

describe('settings', () => {
  it('are kept in the browser, apply before the page is painted, and can be taken back', async () => {
    await visit('/issues/653/', {}, async (page) => {
      const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      const normal = await size();
      await page.getByRole('button', { name: '阅读设置' }).click();
      await page.getByLabel('特大').check();
      await page.getByLabel('高对比', { exact: true }).check();
      expect(Number.parseFloat(await size())).toBeGreaterThan(Number.parseFloat(normal) * 1.3);
      expect(await violations(page)).toEqual([]);
      await page.goto(new URL('/charts/', page.url()).href);
      expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({
        size: 'largest',
        theme: 'contrast',
      });
      await page.waitForFunction((old) => getComputedStyle(document.documentElement).fontSize !== old, normal);
      await page.getByRole('button', { name: '阅读设置' }).click();
      await page.getByLabel('标准').first().check();
      await page.getByLabel('随系统').check();
      expect(await page.evaluate(() => localStorage.getItem('reading'))).toBeNull();
    });
  });

  it('hold on the page of a text too: colours and width after a reload', async () => {
    await visit('/issues/653/', { viewport: { width: 1300, height: 800 } }, async (page) => {
      const look = () =>
        page.evaluate(() => [
          getComputedStyle(document.documentElement).backgroundColor,
          document.querySelector('.article')?.getBoundingClientRect().width ?? 0,
        ]);
      const [paper, width] = await look();
      await page.evaluate(() => localStorage.setItem('reading', '{"theme":"dark","width":"narrow"}'));
      await page.reload({ waitUntil: 'networkidle' });
      const [dark, narrow] = await look();
      expect(dark).not.toBe(paper);
      expect(Number(narrow)).toBeLessThan(Number(width));
      // On paper nothing of it is left.
      await page.emulateMedia({ media: 'print' });
      expect((await look())[0]).toBe('rgb(255, 255, 255)');
    });
  });

  it('ignore what they have not written', async () => {
    await visit('/issues/653/', {}, async (page) => {
      const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      const normal = await size();
      const foreign = [
        '{no json',
        '7',
        '["x"]',
        '{"care":"off","size":"</style>","toString":"x"}',
        `"${'x'.repeat(20_000)}"`,
      ];
      for (const kept of foreign) {
        await page.evaluate((value) => localStorage.setItem('reading', value), kept);
        await page.reload();
        expect(await size(), kept.slice(0, 60)).toBe(normal);
        expect(await page.evaluate(() => document.documentElement.attributes.length)).toBeLessThan(4);
      }
    });
  });

  it('switch off the keys of one letter', async () => {
    await visit('/issues/653/', {}, async (page) => {
      await page.getByRole('button', { name: '阅读设置' }).click();
      await page.getByLabel(/单键快捷键/u).uncheck();
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('site-q');
    });
  });
});

describe('关怀模式', () => {
  it.each(['/', '/issues/677/', '/search/?q=督办', '/charts/b-to-a/'])(
    'on %s: targets of 44 px, no sideways scroll at 320 px, no axe violation',
    async (path) => {
      await visit(path, { viewport: { width: 320, height: 700 } }, async (page) => {
        await page.evaluate(() => localStorage.setItem('reading', '{"care":"on"}'));
        await page.reload({ waitUntil: 'networkidle' });
        if (path.includes('q=')) await page.waitForSelector('main[data-search="done"]');
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('button, select, nav a, summary')]
            .filter((e) => e.checkVisibility())
            .map((e) => ({ box: e.getBoundingClientRect(), html: e.outerHTML.slice(0, 80) }))
            .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5)),
        );
        expect(small).toEqual([]);
        expect(await violations(page, ['color-contrast', 'target-size'])).toEqual([]);
      });
    },
  );
});

describe('notes in the margin', () => {
  it('stand beside their passages on a wide screen, none on another', async () => {
    await visit('/issues/679/', { viewport: { width: 1500, height: 900 } }, async (page) => {
      await page.waitForSelector('.has-margin');
      const boxes = await page
        .locator('.margin-note')
        .evaluateAll((notes) =>
          notes
            .map((note) => note.getBoundingClientRect())
            .map(({ top, bottom, left, right }) => ({ top, bottom, left, right })),
        );
      // Nothing of the text has moved for them.
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) =>
              resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0)),
            ).observe({ type: 'layout-shift', buffered: true });
            // Two frames later all that moved has been told.
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(0))));
          }),
      );
      expect(shift).toBeLessThanOrEqual(0.01);
      expect(boxes.length).toBeGreaterThan(15);
      for (const [i, box] of boxes.entries()) {
        expect(box.right).toBeLessThanOrEqual(1500);
        if (i > 0) expect(box.top).toBeGreaterThanOrEqual((boxes[i - 1]?.bottom ?? 0) - 1);
      }
      const text = await page.locator('#a2p4').boundingBox();
      const note = await page.locator('#a2p4 .margin-note').boundingBox();
      expect(note?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
      expect(await violations(page)).toEqual([]);
    });
  });

  it('are not fetched on a phone', async () => {
    await visit('/issues/679/', { viewport: { width: 360, height: 700 } }, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.reload({ waitUntil: 'networkidle' });
      expect(asked.filter((url) => /notes\/|citations|handles|menu|marks|margin|panel/u.test(url))).toEqual([]);
    });
  });
});

describe('reading aloud', () => {
  it('begins at the sentence that is asked for, marks it, and stops', async () => {
    await visit('/issues/653/', {}, async (page) => {
      await page.evaluate(() => {
        // No machine of a test has a voice: a sentence lasts until the test ends it.
        const spoken: SpeechSynthesisUtterance[] = [];
        Object.assign(globalThis, {
          textsSpoken: () => spoken.map(({ text }) => text),
          endSentence: () => spoken.at(-1)?.dispatchEvent(new Event('end')),
        });
        speechSynthesis.speak = (utterance) => {
          spoken.push(utterance);
          utterance.dispatchEvent(new Event('start'));
        };
      });
      const endSentence = () => page.evaluate('endSentence()');
      const textsSpoken = () => page.evaluate<string[]>('textsSpoken()');
      await page.locator('#a1p3 .permalink').click();
      await page.getByRole('button', { name: '从这里朗读' }).click();
      await page.waitForSelector('#a1p3s1.is-spoken');
      await endSentence();
      await page.waitForSelector('#a1p3s2.is-spoken');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '阅读设置' }).click();
      await page.getByRole('button', { name: '停止' }).click();
      await endSentence();
      const spoken = await textsSpoken();
      expect(spoken).toHaveLength(2);
      expect(spoken[0]).toBe(await page.locator('#a1p3s1').textContent());
      expect(await page.locator('.is-spoken').count()).toBe(0);
    });
  });
});

describe('on paper', () => {
  it('a bulletin has numbers of paragraphs and nothing of the screen', async () => {
    await visit('/issues/679/', {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const visible = (selector: string) => page.locator(selector).first().isVisible();
      for (const gone of ['.site-nav', '.issue-nav', '.contents', '.settings-button', '.site-search'])
        expect(await visible(gone), gone).toBe(false);
      const number = page.locator('#a1p1 .permalink');
      expect(
        await number.evaluate((e) => [getComputedStyle(e).opacity, getComputedStyle(e, '::before').content]),
      ).toEqual(['1', '"#a1p1"']);
      const [box, text] = [await number.boundingBox(), await page.locator('#a1p1').boundingBox()];
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(text?.x ?? 0);
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect(await page.locator('.site-foot .print-only').textContent()).toContain('总第679期');
    });
  });
});
