import { labelsWhere } from '../bulletin/labels.ts';
import type { Paragraph, Table } from '../document/model.ts';
import { readMastheadLine } from './masthead-line.ts';

/**
 * Tables without figures that only place words: offices set the masthead and the imprint of a bulletin in tables whose lines
 * are not drawn. Their cells are lines of the text.
 */

const LABELS = labelsWhere(({ side }) => side === 'recipient' || side === 'maker');
const LABEL = new RegExp(`^(?:${LABELS.map((label) => [...label].join('\\s*')).join('|')})\\s*[:：]`, 'u');

/** The paragraphs of such a table in their order; undefined for a table that is one. */
export function frameOf({ rows }: Table, textOf: (paragraph: Paragraph) => string): Paragraph[] | undefined {
  const paragraphs = rows.flat().flatMap((cell) => cell.paragraphs);
  // One cell is a box around words, as editors' notes are set in.
  const isBox = rows.length === 1 && rows[0]?.length === 1;
  const isFrame =
    isBox ||
    paragraphs.some((paragraph) => {
      const text = textOf(paragraph).trim();
      const stated = readMastheadLine(text)?.some(
        ([field]) => field === 'serial' || field === 'number' || field === 'supplement',
      );
      return stated || LABEL.test(text);
    });
  return isFrame ? paragraphs : undefined;
}
