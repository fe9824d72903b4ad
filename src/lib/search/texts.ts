import type { SearchArticle } from './article.ts';
import type { Correction } from './match.ts';
import { checkOfValue } from './parts.ts';

type Entry = [text: string, corrections: Correction[]];

/** The texts of an article as they are loaded for a hit: plain, or with the corrections that it holds. */
export interface TextFile {
  title: string;
  /** The unit as the bulletin prints it. */
  unit: string;
  texts: (string | Entry)[];
}

export function toTextFile({ title, printedUnit, passages }: SearchArticle): TextFile {
  const texts = passages.map(({ text, corrections }) =>
    corrections.length > 0 ? ([text, corrections] as Entry) : text,
  );
  return { title, unit: printedUnit, texts };
}

/** Every text with its corrections, in their order. */
export function entriesOf({ texts }: TextFile): Entry[] {
  return texts.map((entry) => (typeof entry === 'string' ? [entry, []] : entry));
}

/**
 * What the directory says of the texts, and what a file that arrives must agree with: the title is one of them. Shorter than
 * other checks, because the directory has thousands and nothing makes them smaller.
 */
export function checkOfTexts({ texts }: TextFile): string {
  return (Number.parseInt(checkOfValue(texts), 36) % 36 ** 4).toString(36);
}
