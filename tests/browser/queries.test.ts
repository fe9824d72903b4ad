import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Converter } from 'opencc-js';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { querySet } from '../../scripts/bench/query-set.ts';
import { writeSearchIndex } from '../../scripts/search-index.ts';
import { printedText } from '../../src/lib/bulletin/passage.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { type NameRow, readRow } from '../../src/lib/search/names.ts';
import { bulletinsOfFive } from '../collection.ts';
import { askAll, openContext, useBrowser, visit } from './open.ts';

useBrowser();

const bulletins = bulletinsOfFive();
const toTraditional = Converter({ from: 'cn', to: 't' });
const toSimplified = Converter({ from: 't', to: 'cn' });
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

/** Passages that each query finds in an opened page, masthead and imprint apart. */
async function askFor(page: Page, queries: readonly string[]): Promise<string[][]> {
  const answers = await askAll(page, queries);
  return answers.map((hits) => [...new Set(hits)].filter((href) => !/#(?:masthead|imprint)$/u.test(href)).sort());
}

describe('five hundred queries', () => {
  const set = querySet(
    texts.map(({ text }) => text),
    (query) => truth(query).length > 0,
  );
  const queries = [...set.queries, ...set.long];

  it('are of all kinds', () => {
    expect(queries.length).toBeGreaterThan(430);
    expect(set.nonsense.length).toBeGreaterThan(29);
  });

  /** What is answered otherwise than the texts say. */
  async function wrongIn(page: Page, asked: readonly string[]): Promise<string[]> {
    const answers = await askFor(page, asked);
    return asked.flatMap((query, i) => {
      const [found, expected] = [answers[i] ?? [], truth(query)];
      return JSON.stringify(found) === JSON.stringify(expected)
        ? []
        : [`${query}: ${found.length} for ${expected.length}`];
    });
  }

  it('S4: find exactly the passages that hold them, and nonsense finds nothing', async () => {
    await visit('/search/', {}, async (page) => expect(await wrongIn(page, queries)).toEqual([]));
  });

  it('find every character by itself', { tags: ['nightly'] }, async () => {
    const characters = [...new Set(folded.map(({ text }) => text).join(''))].filter((c) => /[\p{L}\p{N}]/u.test(c));
    const asked = characters.filter((_, i) => i % 10 === 0);
    expect(asked.length).toBeGreaterThan(90);
    await visit('/search/', {}, async (page) => expect(await wrongIn(page, asked)).toEqual([]));
  });

  const facts = { nameOf: (unit: string) => unit, stagesOf: () => [], hasFigures: () => false };
  /** Has pages load another index; `answer` is for `visit`, `loaded` tells what they have loaded of it. */
  async function withIndex(
    own: readonly Bulletin[],
    look: (answer: (page: Page) => Promise<unknown>, loaded: string[]) => Promise<void>,
  ) {
    const folder = mkdtempSync(join(tmpdir(), 'index-'));
    try {
      writeSearchIndex(own, facts, folder);
      const loaded: string[] = [];
      const answer = (page: Page) =>
        page.route(/\/search\/(?:directory|parts|index|texts)/u, (route) => {
          const path = new URL(route.request().url()).pathname;
          loaded.push(path);
          return route.fulfill({ path: join(folder, path) });
        });
      await look(answer, loaded);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** Asks a page where a file does not arrive, and waits until it says that it cannot search. */
  async function failsWithout(missing: string, query: string, answer: (page: Page) => Promise<unknown>) {
    const { browserContext, close } = await openContext();
    const page = await browserContext.newPage();
    await answer(page);
    await page.route(`**${missing}`, (route) => route.fulfill({ status: 503 }));
    await page.goto(new URL(`/search/?q=${query}`, inject('address')).href);
    await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent?.includes('暂时用不了'));
    await close();
  }

  it('find a character that stands before every other, or say that they cannot', {
    tags: ['nightly'],
  }, async () => {
    // 代 before every common character, fifty of them a paragraph.
    const characters = Array.from({ length: 0x9fa5 - 0x4e00 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    const paragraphs = Array.from({ length: Math.ceil(characters.length / 50) }, (_, i) => {
      const text = characters
        .slice(i * 50, i * 50 + 50)
        .map((character) => `代${character}`)
        .join('');
      const passage = { id: `a1p${i + 1}`, text, marks: [], pageBreaks: [], sentences: [] };
      return { kind: 'paragraph' as const, passage };
    });
    const [model] = bulletins;
    const [article] = model?.articles ?? [];
    if (!model || !article) throw new Error('no bulletin');
    const invented: Bulletin = { ...model, note: [], articles: [{ ...article, blocks: paragraphs }] };
    await withIndex([invented], async (answer, loaded) => {
      await visit(
        '/search/',
        {},
        async (page) => {
          const [hits = []] = await askAll(page, ['代']);
          expect(hits.filter((href) => /#a1p\d+$/u.test(href))).toHaveLength(paragraphs.length);
        },
        answer,
      );
      const parts = [...new Set(loaded.filter((path) => path.includes('/singles-')))];
      expect(parts).toHaveLength(1);
      // A part that does not arrive is no part without hits.
      await failsWithout(parts[0] ?? '', '代', answer);
    });
  });

  it('find in traditional characters what is printed in simplified ones', { tags: ['nightly'] }, async () => {
    const words = [...new Set(set.queries.filter((query) => /^\p{Script=Han}{2,6}$/u.test(query)))];
    const pairs = words
      .map((word) => ({ word, typed: toTraditional(word) }))
      // 后 is printed for 後 and for itself: such a word has no one traditional form.
      .filter(({ word, typed }) => typed !== word && toSimplified(typed) === word && truth(word).length > 0)
      .slice(0, 20);
    expect(pairs).toHaveLength(20);
    await visit('/search/', {}, async (page) => {
      const answers = await askFor(
        page,
        pairs.map(({ typed }) => typed),
      );
      for (const [i, { word, typed }] of pairs.entries()) expect(answers[i], typed).toEqual(truth(word));
    });
  });

  it('find by pinyin and initials what bears the name', { tags: ['nightly'] }, async () => {
    await visit('/search/', {}, async (page) => {
      const { names } = (await (await page.request.get(new URL('/search/names.json', page.url()).href)).json()) as {
        names: NameRow[];
      };
      const held = names.map(readRow).filter(({ text }) => truth(text).length > 0);
      const typedAs = (syllables: readonly string[]) => [syllables.join(''), syllables.map((each) => each[0]).join('')];
      const questions = held
        .filter(({ text }) => /^\p{Script=Han}{2,5}$/u.test(text))
        .slice(0, 20)
        .flatMap(({ syllables }) => typedAs(syllables))
        .filter((typed) => truth(typed).length === 0);
      expect(questions.length).toBeGreaterThan(30);
      const answers = await askFor(page, questions);
      for (const [i, typed] of questions.entries()) {
        const meant = names.map(readRow).filter(({ syllables }) => typedAs(syllables).includes(typed));
        const expected = [...new Set(meant.flatMap(({ text }) => truth(text)))].sort();
        expect(answers[i], typed).toEqual(expected);
      }
    });
  });
});
