import type { Table } from '../document/model.ts';
import { paragraphText } from './lines.ts';

/**
 * The cells of a table as a grid of texts: one that spans others stands in its first place and leaves them empty, so that
 * no word stands twice. Paragraphs of a cell are parted by a blank.
 */
export function tableRows({ rows }: Table): string[][] {
  const grid: string[][] = [];
  const taken = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const cells: string[] = [];
    const fill = () => {
      while (taken.has(`${at},${cells.length}`)) cells.push('');
    };
    for (const { paragraphs, across, down } of row) {
      fill();
      for (let i = 1; i < down; i++) for (let k = 0; k < across; k++) taken.add(`${at + i},${cells.length + k}`);
      const text = paragraphs.map((paragraph) => paragraphText(paragraph).replace(/\s+/gu, ' ').trim()).join(' ');
      cells.push(text, ...Array<string>(across - 1).fill(''));
    }
    fill();
    grid.push(cells);
  }
  return grid;
}
