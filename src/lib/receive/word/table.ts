import type { Block, Cell, Paragraph, Table } from '../../document/model.ts';
import type { Ground } from './drawing.ts';
import { isOn, shading } from './properties.ts';
import { branchOf, markSeen, removeDeleted, type Story } from './story.ts';
import { wordsOf } from './words.ts';
import { child, descend, type Element, elementsOf, valOf } from './xml.ts';

/** Reads the blocks inside of a cell. */
export type ReadBlocks = (element: Element, around: { table?: string | undefined; ground: Ground }) => Block[];

interface Open {
  cell: Cell;
  /** Columns of the grid. */
  from: number;
  across: number;
}

/**
 * Reads a `w:tbl`, ECMA-376 part 1, section 17.4: cells with the columns and rows that they cover; places that a row
 * leaves out at its ends are empty cells.
 * @returns the table, and the blocks of its cells that no cell can hold: pictures
 */
export function readTable(
  story: Story,
  element: Element,
  readBlocks: ReadBlocks,
  gap: boolean,
): { table: Table; rest: Block[] } {
  const properties = child(element, 'w:tblPr');
  const style = valOf(properties, 'w:tblStyle');
  const tableGround: Ground = story.styles.isGround(style) ? 'unknown' : shading(child(properties, 'w:shd'));
  const place = { line: firstLine(element) };
  const rest: Block[] = [];
  const rows: Cell[][] = [];
  let above: Open[] = [];
  let heads = 0;
  for (const row of rowsOf(story, element, place)) {
    const rowProperties = child(row, 'w:trPr');
    const cells: Cell[] = [];
    const open: Open[] = [];
    let column = 0;
    const skip = (name: string) => {
      const across = Number(valOf(rowProperties, name) ?? 0);
      if (across > 0 && across <= MOST_COLUMNS) cells.push({ paragraphs: [], across, down: 1 });
      column += across;
    };
    skip('w:gridBefore');
    for (const each of cellsOf(story, row, place)) {
      const cellProperties = child(each, 'w:tcPr');
      const across = Math.min(Math.max(1, Number(valOf(cellProperties, 'w:gridSpan') ?? 1) || 1), MOST_COLUMNS);
      const merge = child(cellProperties, 'w:vMerge');
      const over =
        merge && merge.attributes['w:val'] !== 'restart'
          ? above.find((cell) => cell.from === column && cell.across === across)
          : undefined;
      const last = open.at(-1);
      const isBeside =
        valOf(cellProperties, 'w:hMerge') !== undefined && valOf(cellProperties, 'w:hMerge') !== 'restart' && last;
      if (over || isBeside) leaveOut(story, each);
      if (over) {
        over.cell.down++;
        open.push(over);
      } else if (isBeside) {
        last.cell.across += across;
        last.across += across;
      } else {
        const ground = shading(child(cellProperties, 'w:shd')) ?? tableGround;
        const blocks = readBlocks(each, { table: style, ground });
        rest.push(...blocks.filter(({ kind }) => kind === 'picture'));
        const cell: Cell = { paragraphs: flattened(story, blocks), across, down: 1 };
        cells.push(cell);
        open.push({ cell, from: column, across });
      }
      column += across;
    }
    skip('w:gridAfter');
    if (rows.length === heads && isOn(child(rowProperties, 'w:tblHeader'))) heads++;
    rows.push(cells);
    above = open;
  }
  return { table: { kind: 'table', place, rows, heads, gap }, rest };
}

/** Wider tables than Word can have. */
const MOST_COLUMNS = 64;

function firstLine(element: Element): number {
  for (const { order } of descend(element)) if (order !== undefined) return order;
  return 1;
}

/** Rows and cells may stand in content controls and tracked changes; a deleted one is recorded. */
function* rowsOf(story: Story, element: Element, place: { line: number }): Generator<Element> {
  for (const each of through(story, element, 'w:tr', place)) {
    const properties = child(each, 'w:trPr');
    if (!child(properties, 'w:del')) {
      yield each;
      continue;
    }
    removeDeleted(story, each, { line: firstLine(each) });
  }
}

function* cellsOf(story: Story, row: Element, place: { line: number }): Generator<Element> {
  yield* through(story, row, 'w:tc', place);
}

function* through(story: Story, element: Element, name: string, place: { line: number }): Generator<Element> {
  for (const each of elementsOf(element)) {
    if (each.name === name) yield each;
    else if (each.name === 'mc:AlternateContent') {
      const taken = branchOf(story, each, place);
      if (taken) yield* through(story, taken, name, place);
    } else if (/^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/u.test(each.name)) yield* through(story, each, name, place);
  }
}

/** The words of a cell that another one covers are not printed. */
function leaveOut(story: Story, cell: Element): void {
  const words = wordsOf(cell);
  const place = { line: firstLine(cell) };
  if (words.trim()) {
    story.changes.remove('unseen', place, words);
    story.reports.add('unseen', place, words);
  }
  markSeen(story, cell);
}

/** A table in a cell: its words are kept in their order, its form is not. */
function flattened(story: Story, blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block];
    if (block.kind === 'picture') return [];
    const paragraphs = block.rows.flat().flatMap((cell) => cell.paragraphs);
    const quote = paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ');
    story.decisions.push({
      kind: 'table',
      place: block.place,
      quote,
      reason: '表格里还有表格，里层只收文字',
      certainty: 'low',
    });
    return paragraphs;
  });
}
