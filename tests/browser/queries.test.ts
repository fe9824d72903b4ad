import { describe, expect, it } from 'vitest';
import { loadBulletins } from '../../scripts/run.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { useBrowser, visit } from './open.ts';

useBrowser();

const { bulletins } = loadBulletins();
/** Everything that is searched for, with its address: passages, bylines. */
const texts = bulletins.flatMap((b) => [
  ...passagesOf(b).map((p) => ({ address: `/issues/${b.serial}/#${p.id}`, text: p.text })),
  ...b.articles.flatMap((a) => a.bylines.map((line) => ({ address: `/issues/${b.serial}/#${a.id}`, text: line.text }))),
]);
const folded = texts.map(({ address, text }) => ({ address, text: fold(text) }));

/** What Ctrl-F would find after folding both sides. */
function truth(query: string): string[] {
  const words = query.split(' ').map(fold);
  return [...new Set(folded.filter(({ text }) => words.every((w) => text.includes(w))).map((p) => p.address))].sort();
}

/** The same queries in every run: a linear congruential generator with a fixed seed. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function cut(length: number, wanted: RegExp, count: number, random: (below: number) => number): string[] {
  const found: string[] = [];
  for (let tries = 0; found.length < count && tries < 200_000; tries++) {
    const text = texts[random(texts.length)]?.text ?? '';
    const start = random(Math.max(1, text.length - length));
    const piece = text.slice(start, start + length);
    if ([...piece].length === length && piece.trim() === piece && !piece.includes(' ') && wanted.test(piece))
      found.push(piece);
  }
  return found;
}

function querySet(): string[] {
  const random = generator(755);
  const plain = [1, 2, 3, 4, 6, 8, 12].flatMap((length) => cut(length, /^\p{Script=Han}+$/u, 30, random));
  const mixed = [2, 3, 5].flatMap((length) =>
    cut(length, /\p{Script=Han}.*[\d%A-Za-z]|[\d%A-Za-z].*\p{Script=Han}/u, 30, random),
  );
  const words = cut(2, /^\p{Script=Han}+$/u, 40, random);
  const pairs = words.slice(0, 20).map((word, i) => `${word} ${words[i + 20]}`);
  const nonsense = Array.from({ length: 30 }, () =>
    Array.from({ length: 3 }, () => String.fromCodePoint(0x4e00 + random(5000))).join(''),
  ).filter((query) => truth(query).length === 0);
  const real = [
    '回头看',
    '段简',
    '89.5%',
    '“三个三”',
    '满意率',
    '督办',
    '代表联络站',
    '票决制',
    'B类',
    '2+2',
    '1049件',
    '省交通运输厅',
  ];
  return [...plain, ...mixed, ...pairs, ...nonsense, ...real];
}

describe('four hundred queries', () => {
  const queries = querySet();

  it('are of all kinds', () => {
    expect(queries.length).toBeGreaterThan(340);
    expect(queries.filter((query) => truth(query).length === 0).length).toBeGreaterThan(25);
  });

  it('find exactly the passages that hold them, and nonsense finds nothing', async () => {
    await visit('/search/', {}, async (page) => {
      const wrong: string[] = [];
      for (const query of queries) {
        // As Enter does, without the pause for typing.
        await page.evaluate((typed) => {
          const field = document.getElementById('q') as HTMLInputElement;
          field.value = typed;
          field.form?.requestSubmit();
        }, query);
        await page.waitForFunction(
          (typed) => {
            const { search, query: shown } = document.querySelector('main')?.dataset ?? {};
            return search === 'done' && shown === typed;
          },
          query,
          { polling: 5 },
        );
        while ((await page.locator('[data-hits] button').count()) > 0) await page.click('[data-hits] button');
        const hits = await page
          .locator('[data-hit] a')
          .evaluateAll((links) =>
            links.map((a) => `${(a as HTMLAnchorElement).pathname}${(a as HTMLAnchorElement).hash}`),
          );
        const found = [...new Set(hits)].filter((href) => !/#(?:masthead|imprint)$/u.test(href)).sort();
        const expected = truth(query);
        // Words that no passage holds together are answered by the articles that hold them all.
        if (query.includes(' ') && expected.length === 0) continue;
        if (JSON.stringify(found) !== JSON.stringify(expected))
          wrong.push(`${query}: ${found.length} for ${expected.length}`);
      }
      expect(wrong).toEqual([]);
    });
  });
});
