import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../scripts/random.ts';
import { loadBulletins } from '../../scripts/run.ts';
import { printedText } from '../../src/lib/bulletin/passage.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { useBrowser, visit } from './open.ts';

useBrowser();

const { bulletins } = loadBulletins();
/** Everything that is searched for, with its address: passages as corrected and as printed, bylines. */
const texts = bulletins.flatMap((b) => [
  ...passagesOf(b).map((p) => ({ address: `/issues/${b.serial}/#${p.id}`, text: p.text })),
  ...passagesOf(b).map((p) => ({ address: `/issues/${b.serial}/#${p.id}`, text: printedText(p) })),
  ...b.articles.flatMap((a) => a.bylines.map((line) => ({ address: `/issues/${b.serial}/#${a.id}`, text: line.text }))),
]);
const folded = texts.map(({ address, text }) => ({ address, text: fold(text) }));

/** What Ctrl-F would find after folding both sides. */
function truth(query: string): string[] {
  const words = query.split(' ').map(fold);
  return [...new Set(folded.filter(({ text }) => words.every((w) => text.includes(w))).map((p) => p.address))].sort();
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
  const random = seededRandom(755);
  const plain = [1, 2, 3, 4, 6, 8, 12].flatMap((length) => cut(length, /^\p{Script=Han}+$/u, 30, random));
  const mixed = [
    ...[2, 3, 5].flatMap((length) =>
      cut(length, /\p{Script=Han}.*[\d%A-Za-z]|[\d%A-Za-z].*\p{Script=Han}/u, 30, random),
    ),
    // Signs inside and at either end; quotation marks that are not closed.
    ...[3, 6, 16, 40, 64].flatMap((length) => cut(length, /[\p{P}\p{S}]/u, 12, random)),
    ...[4, 7].flatMap((length) => cut(length, /[“”]/u, 15, random)),
  ];
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

describe('five hundred queries', () => {
  const queries = querySet();

  it('are of all kinds', () => {
    expect(queries.length).toBeGreaterThan(430);
    expect(queries.filter((query) => truth(query).length === 0).length).toBeGreaterThan(25);
  });

  it('find exactly the passages that hold them, and nonsense finds nothing', async () => {
    await visit('/search/', {}, async (page) => {
      const wrong: string[] = [];
      for (const query of queries) {
        // As a link with the whole answer does, without loading the page anew.
        await page.evaluate((typed) => {
          document.querySelector('main')?.removeAttribute('data-search');
          history.replaceState(null, '', `?q=${encodeURIComponent(typed)}&n=all`);
          dispatchEvent(new PopStateEvent('popstate'));
        }, query);
        await page.waitForFunction(
          (typed) => {
            const { search, query: shown } = document.querySelector('main')?.dataset ?? {};
            return search === 'done' && shown === typed;
          },
          query,
          { polling: 5 },
        );
        const hits = await page
          .locator('[data-hit] a')
          .evaluateAll((links) =>
            links.map((a) => `${(a as HTMLAnchorElement).pathname}${(a as HTMLAnchorElement).hash}`),
          );
        const found = [...new Set(hits)].filter((href) => !/#(?:masthead|imprint)$/u.test(href)).sort();
        const expected = truth(query);
        if (JSON.stringify(found) !== JSON.stringify(expected))
          wrong.push(`${query}: ${found.length} for ${expected.length}`);
      }
      expect(wrong).toEqual([]);
    });
  });
});
