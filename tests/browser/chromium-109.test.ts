import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Chromium109, hasChromium109, startChromium109 } from './chromium-109.ts';

/** What a reader sees who has the oldest browser that is meant: colours that stand, panels that open, search that answers. */
let browser: Chromium109;
const open = (path: string, width: number) => browser.open(new URL(path, inject('address')).href, width);
/** A note to authors about the attribute, which the polyfill reads on purpose; Chromium writes it as an error. */
const errors = () => browser.errors.filter((text) => !text.startsWith("Found a 'popover' attribute."));

/** In the page: the colour of a property as numbers, and what lies under an element. */
const COLOURS = `
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const isSeen = (colour) => colour.startsWith('rgb') && (numbers(colour)[3] ?? 1) > 0;
  const under = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (isSeen(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).map((n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };`;
const look = <Value>(expression: string) => browser.evaluate<Value>(`(() => {${COLOURS} return ${expression}; })()`);
/** A chart whose bars stand in an order of their own, so that it offers another. */
const ORDERED = '/charts/abc-hengyang/';
const BLACK = 'rgb(0, 0, 0)';

if (!hasChromium109)
  it(`does not apply to ${process.platform} ${process.arch}: the package has Chromium 109 for Linux on x64 only`, () => {
    console.warn(
      `Chromium 109 没有在 ${process.platform} ${process.arch} 上测试：只有 Linux x64 的程序，由那里的测试代替。`,
    );
  });

describe.runIf(hasChromium109)('in Chromium 109', () => {
  beforeAll(async () => {
    browser = await startChromium109();
    expect(await browser.evaluate('navigator.userAgent')).toMatch(/Chrome\/109\./u);
  });
  afterAll(() => browser?.stop());

  describe.each([1280, 390])('%d pixels wide', (width) => {
    it('an issue is read: text, links and marks in colours of their own', async () => {
      await open('/issues/679/?mark=办理', width);
      await browser.until(`!!document.querySelector('.bulletin mark')`);
      const text = await look<{
        ratio: number;
        link: string;
        colour: string;
        underline: string;
        size: number;
      }>(`(() => {
        const paragraph = document.querySelector('.bulletin .para');
        const link = document.querySelector('.bulletin a[href*="/units/"], .bulletin a[href^="#"]:not(.permalink), header a');
        const { color, fontSize } = getComputedStyle(paragraph);
        return { ratio: contrast(color, under(paragraph)), colour: color, link: getComputedStyle(link).color, size: parseFloat(fontSize) };
      })()`);
      expect(text.ratio).toBeGreaterThan(7);
      expect(text.size).toBeGreaterThanOrEqual(16);
      expect([text.colour, BLACK]).not.toContain(text.link);
      const marks = await look<{ back: string; ratio: number; seen: boolean }>(`(() => {
        const mark = document.querySelector('.bulletin mark:not(.is-current)') ?? document.querySelector('.bulletin mark');
        const { backgroundColor, color } = getComputedStyle(mark);
        return { back: backgroundColor, seen: isSeen(backgroundColor), ratio: contrast(color, under(mark)) };
      })()`);
      expect(marks.seen).toBe(true);
      expect([BLACK, await look('under(document.querySelector("main"))')]).not.toContain(marks.back);
      expect(marks.ratio).toBeGreaterThan(4.5);
      expect(await browser.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(errors()).toEqual([]);
    });

    it.each(['/charts/b-to-a/', '/charts/'])('a chart is read: %s', async (path) => {
      await open(path, width);
      const chart = await look<{ words: string[]; faint: string[]; fills: string[]; stays: string[] }>(`(() => {
        const shown = [...document.querySelectorAll('main svg.chart-svg')].filter((svg) => svg.getBoundingClientRect().width > 0);
        const texts = shown.flatMap((svg) => [...svg.querySelectorAll('text')]).filter((text) => text.textContent.trim());
        const shapes = shown.flatMap((svg) => [...svg.querySelectorAll('rect, path, circle')]);
        const fills = shapes.map((shape) => getComputedStyle(shape).fill).filter((fill) => fill !== 'none');
        return {
          words: texts.map((text) => text.textContent),
          faint: texts.filter((text) => {
            const { fill } = getComputedStyle(text);
            return !isSeen(fill) || contrast(fill, under(text.closest('svg'))) < 4.5;
          }).map((text) => text.textContent),
          fills: [...new Set(fills)],
          stays: [...new Set(texts.map((text) => getComputedStyle(text).fill))],
        };
      })()`);
      expect(chart.words.length).toBeGreaterThan(8);
      expect(chart.faint).toEqual([]);
      // Printed and computed values differ by their filling; a broken colour makes all of them black.
      expect(chart.fills.length).toBeGreaterThan(1);
      expect(chart.fills).not.toContain(BLACK);
      // The browser's own black for a colour it does not know.
      expect(chart.stays).not.toContain(BLACK);
      expect(errors()).toEqual([]);
    });

    it('a chart that a script has drawn shows more than one colour', async () => {
      await open('/charts/b-to-a/', width);
      await browser.evaluate(`document.querySelector('main svg.chart-svg').scrollIntoView({ block: 'center' })`);
      await browser.until(`document.querySelector('main canvas')?.width > 0`);
      const colours = `(() => {
        const canvas = document.querySelector('main canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set();
        for (let i = 0; i < data.length; i += 4)
          if (data[i + 3] === 255) seen.add(data.slice(i, i + 3).join(' '));
        return seen.size;
      })()`;
      await browser.until(`${colours} > 2`);
      expect(errors()).toEqual([]);
    });

    it('a chart takes a choice: its controls are seen, and the rows are put in another order', async () => {
      await open(ORDERED, width);
      const box = `document.querySelector('[data-chart-controls]')`;
      await browser.evaluate(`document.querySelector('figure [data-chart]').scrollIntoView({ block: 'center' })`);
      await browser.until(`!${box}.inert && ${box}.getBoundingClientRect().height > 0`);
      const rows = `document.querySelector('figure table').textContent`;
      const before = await browser.evaluate<string>(rows);
      await browser.evaluate(`${box}.querySelector('[name="o"]').click()`);
      await browser.until(`${rows} !== ${JSON.stringify(before)}`);
      expect(await browser.evaluate('location.search')).toBe('?o=v');
      expect(errors()).toEqual([]);
    });

    it('设置 opens by a click, takes a choice, and closes', async () => {
      await open('/issues/679/', width);
      const size = () =>
        browser.evaluate<number>(`parseFloat(getComputedStyle(document.querySelector('.bulletin .para')).fontSize)`);
      const before = await size();
      const panel = `[...document.querySelectorAll('fieldset')].find((one) => one.textContent.includes('字号'))`;
      await browser.click('.settings-button');
      await browser.until(`(${panel})?.getBoundingClientRect().height > 0`);
      // It lies above the page: what is at its middle is its own.
      expect(
        await browser.evaluate(`(() => {
          const field = ${panel};
          const { left, top, width, height } = field.getBoundingClientRect();
          const at = document.elementFromPoint(left + width / 2, top + height / 2);
          return field.contains(at) || at?.contains(field);
        })()`),
      ).toBe(true);
      await browser.evaluate(
        `[...(${panel}).querySelectorAll('label')].find((label) => label.textContent.includes('特大')).click()`,
      );
      expect(await size()).toBeGreaterThan(before);
      await browser.evaluate(
        `[...document.querySelectorAll('button')].find((button) => button.textContent === '关闭' && button.getBoundingClientRect().height > 0).click()`,
      );
      await browser.until(`!((${panel})?.getBoundingClientRect().height > 0)`);
      await browser.evaluate('localStorage.clear()');
      expect(errors()).toEqual([]);
    });

    it('the menu of citations opens at a passage and holds its citation', async () => {
      await open('/issues/679/', width);
      await browser.until(`document.querySelectorAll('.para .permalink').length > 5`);
      await browser.click('.para .permalink');
      await browser.until(`document.querySelector('.cite-menu')?.getBoundingClientRect().height > 0`);
      await browser.until(`document.querySelector('.cite-preview').textContent.length > 20`);
      expect(await browser.evaluate(`document.querySelector('.cite-menu').textContent`)).toMatch(
        /联络动态[\s\S]*2023/u,
      );
      expect(await look('isSeen(getComputedStyle(document.querySelector(".cite-menu")).backgroundColor)')).toBe(true);
      expect(errors()).toEqual([]);
    });

    it('search answers and marks what was asked', async () => {
      await open('/search/?q=回头看', width);
      await browser.until(`document.querySelector('main').dataset.search === 'done'`);
      const { hits, marked, back } = await look<{ hits: number; marked: string; back: boolean }>(`(() => {
        const mark = document.querySelector('[data-hit] mark');
        return { hits: document.querySelectorAll('[data-hit]').length, marked: mark?.textContent, back: isSeen(getComputedStyle(mark).backgroundColor) };
      })()`);
      expect(hits).toBeGreaterThan(3);
      expect([marked, back]).toEqual(['回头看', true]);
      expect(errors()).toEqual([]);
    });
  });
});
