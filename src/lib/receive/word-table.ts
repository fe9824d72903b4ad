import { type Report, type WordNode, wordsOf } from './word-model.ts';

/**
 * A Word table → rows of pipes, the first one its heads. A merged cell stands in its first place and leaves the
 * others empty: no word is lost, and the report says which table has lost its form.
 */
export function tableText(table: WordNode, cellText: (cell: WordNode) => string, report: Report): string {
  const taken = new Set<string>();
  const rows: string[][] = [];
  let isMerged = false;
  for (const [at, row] of (table.children ?? []).entries()) {
    const cells: string[] = [];
    for (const cell of row.children ?? []) {
      while (taken.has(`${at},${cells.length}`)) cells.push('');
      const [across, down] = [cell.colSpan ?? 1, cell.rowSpan ?? 1];
      isMerged ||= across > 1 || down > 1;
      for (let i = 1; i < down; i++) for (let k = 0; k < across; k++) taken.add(`${at + i},${cells.length + k}`);
      cells.push(cellText(cell), ...Array<string>(across - 1).fill(''));
    }
    while (taken.has(`${at},${cells.length}`)) cells.push('');
    rows.push(cells);
  }
  const width = Math.max(1, ...rows.map((cells) => cells.length));
  if (isMerged) {
    report(
      'merged-cells',
      'warning',
      '表格有合并的单元格：文字收在第一格，其余各格留空',
      '对照原件，必要时在导入后的 MDX 里把文字移到它所属的格里。',
      wordsOf(table),
    );
  }
  const lines = rows.map((cells) => `| ${cells.concat(Array<string>(width - cells.length).fill('')).join(' | ')} |`);
  return [lines[0], `|${' --- |'.repeat(width)}`, ...lines.slice(1)].join('\n');
}
