import type { Block, Passage } from '../bulletin/schema.ts';
import { headCells, headRows, isSumRow } from '../bulletin/table-heads.ts';
import type { CellReading, Part } from './reading.ts';

/** A table as its cells are read: each with the heads above it and the words at the left of its row. */

/**
 * @param rows all rows, those of heads first
 * @param above the block that stands before the table
 */
export function tablePart(rows: readonly (readonly Passage[])[], above: Block | undefined): Part {
  const grid = rows.map((row) => row.map(({ text }) => text));
  const heads = headsOf(rows, grid);
  const caption = above?.kind === 'paragraph' && isCaption(above.passage.text) ? above.passage : undefined;
  const body = rows.slice(headRows(grid)).map((row) => {
    const leading = leadingWords(row);
    const isSum = isSumRow(leading[0] ? [leading[0].text] : row.map(({ text }) => text));
    return row.map((passage, column): CellReading => {
      const columnHeads = heads[column] ?? [];
      return {
        passage,
        columnHeads,
        rowHeads: leading.filter((cell) => row.indexOf(cell) < column),
        ...(caption && { caption }),
        isSum: isSum || columnHeads.some(({ text }) => isSumHead(text)),
      };
    });
  });
  return { kind: 'table', rows: body };
}

/** The heads over each column, from above to below; a head that spans several stands over each of them. */
function headsOf(rows: readonly (readonly Passage[])[], grid: readonly (readonly string[])[]): Passage[][] {
  const cells = headCells(grid);
  return (rows[0] ?? []).map((_, column) =>
    cells.flatMap((row, r) => {
      const covering = row.find((cell) => cell.column <= column && column < cell.column + cell.across);
      const head = covering && rows[r]?.[covering.column];
      return head?.text.trim() ? [head] : [];
    }),
  );
}

/** Longer cells tell something; they name no row. */
const LONGEST_NAME = 40;

/** Cells at the left of a row that are words. A column of serial numbers may stand before them; 2023年 names a row. */
function leadingWords(row: readonly Passage[]): Passage[] {
  const filled = row.map((passage) => ({ passage, text: passage.text.replace(/\s/gu, '') }));
  const from = /^\d{1,4}[.、]?$/u.test(filled[0]?.text ?? '') && isName(filled[1]?.text ?? '') ? 1 : 0;
  const names: Passage[] = [];
  for (const { passage, text } of filled.slice(from)) {
    if (!text) continue;
    if (!isName(text)) break;
    names.push(passage);
  }
  return names;
}

function isName(text: string): boolean {
  if (/^(?:19|20)\d{2}(?:年度?)?$/u.test(text)) return true;
  const isAmount = /^[约近超逾共+−-]?[\d０-９][\d０-９,，.．]*[余多]?[^\d\s]{0,3}$/u.test(text);
  return /\p{L}/u.test(text) && !isAmount && !/[。；]/u.test(text) && text.length <= LONGEST_NAME;
}

/** 合计, 小计（件）. */
function isSumHead(text: string): boolean {
  return isSumRow([text.replace(/[（(][^（()）]*[）)]\s*$/u, '')]);
}

const SHORT_CAPTION = 40;
const TABLE_WORDS =
  /单位[:：]|(?:一览|统计|情况|汇总|明细|对照|分类|进度|结果|附|[下上见])表|(?<!代)表\s*[\d０-９一二三四五六七八九十]{1,2}(?!\S*[。；])/u;

/** A line above a table belongs to it if it is short, leads on with a colon or says that it is about a table. */
function isCaption(text: string): boolean {
  const line = text.trim();
  return (line.length <= SHORT_CAPTION && !/[。；！？]$/u.test(line)) || /[:：]$/u.test(line) || TABLE_WORDS.test(line);
}
