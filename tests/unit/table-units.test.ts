import { describe, expect, it } from 'vitest';
import { ArticleBuilder } from '../../src/lib/bulletin/builder.ts';
import { figuresOfBlocks } from '../../src/lib/quantity/figure.ts';

/** `number unit rule` of the figures of a table that stands below a line. */
function read(table: string, above = ''): string[] {
  const builder = new ArticleBuilder(1);
  if (above) builder.addParagraph([{ type: 'text', value: above }]);
  builder.addTable(
    table.split('\n').map((row) => row.split('|').map((value) => (value ? [{ type: 'text', value }] : []))),
  );
  return figuresOfBlocks(builder.blocks, 1)
    .filter(({ passage }) => passage.includes('t'))
    .map(({ value, unit, rule, inferred }) => `${value}${unit}${inferred ? ` ${rule}` : ''}`);
}

describe('the unit of a number in a table', () => {
  it.each([
    ['its column says', '单位|办结（件）\n甲|12', '', ['12件 column-head']],
    ['with its multiplier', '单位|金额(万元)\n甲|3.5', '', ['35000元 column-head']],
    [
      'the lower of two heads says',
      '单位|办理情况||\n|件数|资金（万元）|满意率\n甲|12|3|98.5',
      '',
      ['12件 column-head', '30000元 column-head', '98.5% column-head'],
    ],
    [
      'the upper of two heads says',
      '单位|办理结果（件）|\n|A类|B类\n甲|12|3',
      '',
      ['12件 column-head', '3件 column-head'],
    ],
    ['a head of hundredths means', '单位|占比\n甲|41.2', '', ['41.2% column-head']],
    ['its row says', '指标|今年\n交办（件）|12\n办结率|98.5', '', ['12件 row-head', '98.5% row-head']],
    ['the line above says', '单位|主办|会办\n甲|12|3', '各单位承办情况（单位：件）', ['12件 caption', '3件 caption']],
    [
      'the line above says, beside hundredths',
      '单位|办结|办结率\n甲|12|98.5',
      '单位：件、%',
      ['12件 caption', '98.5% column-head'],
    ],
    [
      'the line above says of money and of things',
      '单位|办结|落实资金\n甲|12|98',
      '单位：件、万元',
      ['12件 caption', '980000元 caption'],
    ],
    [
      'a neighbour of its kind says',
      '单位|总数（件）|A类|B类\n甲|15|12|3',
      '',
      ['15件 column-head', '12件 neighbour-head', '3件 neighbour-head'],
    ],
    [
      'a row of its kind says',
      '类别|甲县\n总数（件）|15\nA类|12\nB类|3',
      '',
      ['15件 row-head', '12件 neighbour-head', '3件 neighbour-head'],
    ],
    ['it says itself', '单位|件数\n甲|12次', '', ['12次']],
    ['a row of sums has, too', '单位|件数\n甲|12\n合计|12', '', ['12件 column-head', '12件 column-head']],
  ])('is what %s: %s', (_, table, above, expected) => {
    expect(read(table, above)).toEqual(expected);
  });

  it.each([
    ['serial numbers', '序号|单位|件数\n1|甲|12\n2|乙|3', '', ['12件 column-head', '3件 column-head']],
    ['years below each other', '年份|件数\n2023|12\n2024|3', '单位：件', ['12件 column-head', '3件 column-head']],
    ['years as heads', '指标（件）|2023|2024\n交办（件）|12|3', '', ['12件 row-head', '3件 row-head']],
    ['places of a ranking', '单位|件数|排名\n甲|12|1', '单位：件', ['12件 column-head']],
    ['telephone numbers', '单位|联系电话\n甲|85309270', '单位：件', []],
    ['what has no unit anywhere', '单位|代号\n甲|12', '', []],
    ['a column of another kind beside', '单位|总数（件）|面积\n甲|15|12', '', ['15件 column-head']],
  ])('is none for %s: %s', (_, table, above, expected) => {
    expect(read(table, above)).toEqual(expected);
  });
});
