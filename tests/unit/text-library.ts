import type { SearchArticle } from '../../src/lib/search/article.ts';
import type { Library } from '../../src/lib/search/ask.ts';
import { indexedTexts, readDirectory, toDirectoryFile, toDirectoryRow } from '../../src/lib/search/directory.ts';
import { toTextFile } from '../../src/lib/search/texts.ts';
import { NO_VARIANTS, type Variants } from '../../src/lib/search/variants.ts';
import { memoryIndex } from './memory-index.ts';

/** A library over invented texts: each an article with one passage, `a1p1`, `a2p1` … of issue 1. */
export function libraryOf(texts: readonly string[], variants: Variants = NO_VARIANTS): Library {
  const articles = texts.map(
    (text, i): SearchArticle => ({
      id: `a${i + 1}`,
      title: '',
      unit: '',
      printedUnit: '',
      genre: '',
      passages: [{ id: `a${i + 1}p1`, rank: 2, text, corrections: [], stages: [], hasFigures: false }],
    }),
  );
  const rows = articles.map((article) => toDirectoryRow(article, []));
  const issues = [{ serial: 1, number: 1, date: '2023-01-01', rows }];
  return {
    find: memoryIndex([articles.flatMap(indexedTexts)]),
    directory: readDirectory(toDirectoryFile(issues, [])),
    variants,
    names: async () => [],
    texts: async ({ id }) => toTextFile(articles.find((article) => article.id === id) as SearchArticle),
  };
}
