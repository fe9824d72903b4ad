import { fromMdx } from '../src/lib/bulletin/from-mdx.ts';
import type { Block, Bulletin } from '../src/lib/bulletin/schema.ts';
import { passagesOf, passagesOfBlock } from '../src/lib/bulletin/walk.ts';
import { type Knowledge, readAnyText, readBulletin } from '../src/lib/clause/read.ts';
import type { ReadFigure } from '../src/lib/clause/read-figure.ts';
import { readBlocks } from '../src/lib/source/paragraphs.ts';
import { parseSource } from '../src/lib/source/parse.ts';

/** A text as a command is given it: an issue, as a source or an edition, or anything else. */
export type ReadText = { kind: 'bulletin'; bulletin: Bulletin } | { kind: 'text'; blocks: Block[] };

/** An issue is read as one; any other text paragraph by paragraph. @param path decides nothing but the words of faults */
export function toText(text: string, path: string): ReadText {
  const { bulletin } = /^---\r?\n/u.test(text) ? fromMdx(text, path) : parseSource(text, path);
  return bulletin ? { kind: 'bulletin', bulletin } : { kind: 'text', blocks: readBlocks(text) };
}

export function figuresOfText(text: ReadText, knowledge: Knowledge): ReadFigure[] {
  return text.kind === 'bulletin' ? readBulletin(text.bulletin, knowledge) : readAnyText(text.blocks, knowledge);
}

/** The articles of an issue as if each had been found alone: without masthead, day and unit line. */
export function withoutMasthead(text: ReadText): ReadText[] {
  if (text.kind === 'text') return [text];
  return text.bulletin.articles.map(({ title, blocks }) => ({
    kind: 'text',
    blocks: [{ kind: 'paragraph', passage: title }, ...blocks],
  }));
}

export function passagesOfText(text: ReadText) {
  if (text.kind === 'text') return text.blocks.flatMap(passagesOfBlock);
  return passagesOf(text.bulletin);
}
