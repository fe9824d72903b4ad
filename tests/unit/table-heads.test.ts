import { describe, expect, it } from 'vitest';
import { headCells, headRows, isSumRow, numberColumns } from '../../src/lib/bulletin/table-heads.ts';

const grid = (text: string) => text.split('\n').map((row) => row.split('|'));

describe('the heads of a table', () => {
  it.each([
    ['单位|A类|B类\n甲|1|2\n合计|1|2', 1],
    ['单位|办理结果|\n|A类|B类\n甲|1|2', 2],
    ['单位|办理结果|||满意率\n|A类|B类|C类|\n甲|1|2|3|98%', 2],
    ['序号|单位|主办||会办|\n||件数|满意率|件数|满意率\n1|甲|1|98%|2|97%', 2],
    // An empty cell of data is no head.
    ['单位|A类|\n甲|1|2\n乙|3|4', 1],
    ['单位|2023年|\n|12|13\n甲|1|2', 1],
    ['单位|备注\n甲|\n乙|无', 1],
    ['A|B', 1],
    ['项目|办理结果|\n|A类|B类', 1],
  ])('%j has %d rows', (text, rows) => {
    expect(headRows(grid(text))).toBe(rows);
  });

  it('cover the columns below them and the rows beside them', () => {
    expect(headCells(grid('单位|办理结果|\n|A类|B类\n甲|1|2'))).toEqual([
      [
        { column: 0, across: 1, down: 2 },
        { column: 1, across: 2, down: 1 },
      ],
      [
        { column: 1, across: 1, down: 1 },
        { column: 2, across: 1, down: 1 },
      ],
    ]);
  });

  it('stand above the columns whose cells are numbers', () => {
    const rows = '单位|办理结果||备注\n|A类|满意率|\n甲|128件|98.5%|无\n乙|—|99%|12件，另有3件\n合计|1,286件||';
    expect([...numberColumns(grid(rows))]).toEqual([1, 2]);
    expect([...numberColumns([])]).toEqual([]);
  });

  it.each([
    ['合计|1|2', true],
    ['|合　计|3', true],
    ['合计办公室|3', false],
    ['甲|合计', false],
  ])('%j: a row of sums is %s', (row, is) => {
    expect(isSumRow(row.split('|'))).toBe(is);
  });
});
