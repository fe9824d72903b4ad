import { headCells, headRows } from '../bulletin/table-heads.ts';
import { readUnit, unitNamed, unitOfHead } from './unit.ts';

/**
 * In which unit the numbers of a table are. A printed table says it once: in the head of the column, of the row, in the line above
 * (单位：件), or only beside a column of the same kind (A类, B类, C类 beside 总数（件）).
 */

/** Where a unit was read from: the name of the rule in a figure. */
export type UnitSource = 'column-head' | 'row-head' | 'caption' | 'neighbour-head';

export interface CellUnit {
  /** As printed, with its multiplier: 件, 万元. */
  unit: string;
  source: UnitSource;
}

/** A cell that holds a number and nothing else. A unit may be taken for it. */
export const BARE = /^[\s\d０-９,，.．+\-－−—–~～约近超逾余多]*[\d０-９][\s\d０-９,，.．+\-－−—–~～余多]*$/u;

/** Heads of numbers that count nothing: serial numbers, years, places in a ranking. */
const NO_QUANTITY =
  /^(?:序号|编号|号|年份|年度|届次|期号|排名|名次|位次|代码|编码|电话|联系电话|手机|邮编|备注|日期|时间)$|(?:排名|名次|编号|序号|电话)$/u;
/** Heads that mean hundredths without saying so. */
const HUNDREDTHS = /(?:占比|比重|比例|百分比|[率占])(?:情况)?$/u;
/** Heads of classes, stages and sums of one thing: they are counted by the unit of their neighbour. */
const SAME_KIND = new RegExp(
  `^(?:[其中：:]*)?(?:代表)?(?:建议|议案|提案|案件)?(?:已|未|正在|拟|待|按期|重新)?(?:${[
    '[A-E甲乙丙丁ＡＢＣＤ]类?(?:件|建议)?',
    '[总合小共]\\s*[计数量]|总件数|数量|件?数',
    '提出|收到|交办|承办|主办|会办|独办|分办|协办|受理|办理|办结|答复|解决|落实|督办|采纳|转化|转办|立案|办复|收集|征集|梳理|反馈|整改|完成|销号',
    '(?:已经?|正在|基本|计划|列入计划|暂[时缓]|难以|无法)(?:解决|办结|落实|办理|采纳)|留作参考|在办|其[他它余]',
    '(?:不|基本|比较|很|非常)?满意|一般|不了解',
    '大会(?:期间)?|闭会(?:期间)?|会议期间|上年|去年|今年|本年|增减|(?:19|20)\\d{2}年?',
  ].join('|')})(?:件数|情况|建议|议案|意见|问题|事项|诉求)?$`,
  'u',
);
/** Nouns that are counted by one word. */
const COUNTED: readonly (readonly [RegExp, string])[] = [
  [/(?:建议|议案|提案|案件|批评意见)(?:数量?|总数)$/u, '件'],
  [/(?:代表|人员|干部|群众|职工|党员)(?:数量?|总数)$/u, '人'],
  [/天数$/u, '天'],
  [/得分$/u, '分'],
];
/** Heads of sums of money, where the line above names a unit of money beside another one. */
const MONEY = /资金|金额|投资|经费|收入|产值|投入|支出|预算/u;

/** Texts of the cells, row by row. */
type Grid = readonly (readonly string[])[];

/**
 * The unit of each cell that holds a bare number, row by row; undefined where nobody says it.
 * @param above the line above the table
 */
export function unitsOfTable(grid: Grid, above = ''): (CellUnit | undefined)[][] {
  const heads = headRows(grid);
  const columns = columnHeads(grid, heads);
  const first = firstColumn(grid, heads);
  const captions = captionUnits(above, grid[0]?.[0] ?? '');
  const isSkipped = columns.map(
    (words, c) => words.some(isNoQuantity) || (c < first && !words.some(unitOfWords)) || isOfYears(grid, heads, c),
  );
  const ofColumns = columns.map((words) => firstUnit(words));
  return grid.map((row, r) => {
    if (r < heads) return row.map(() => undefined);
    const rowWords = row.slice(0, first).toReversed().filter(Boolean);
    const ofRow = firstUnit(rowWords);
    return row.map((cell, c) => {
      if (isSkipped[c] || rowWords.some(isNoQuantity) || !BARE.test(cell)) return undefined;
      const own = ofColumns[c];
      if (own) return { unit: own, source: 'column-head' };
      if (ofRow) return { unit: ofRow, source: 'row-head' };
      const words = columns[c] ?? [];
      const ofCaption = captionUnit(captions, [...words, ...rowWords]);
      if (ofCaption) return { unit: ofCaption, source: 'caption' };
      const beside = neighbour(words, c, columns, ofColumns) ?? neighbourRow(grid, r, heads, first);
      return beside ? { unit: beside, source: 'neighbour-head' } : undefined;
    });
  });
}

const isNoQuantity = (words: string) => NO_QUANTITY.test(words.replace(/\s/gu, ''));

/** The heads over each column, the nearest first. */
export function columnHeads(grid: Grid, heads: number): string[][] {
  const words: string[][] = (grid[0] ?? []).map(() => []);
  for (const [r, cells] of headCells(grid).slice(0, heads).entries())
    for (const { column, across } of cells)
      for (let c = column; c < column + across; c++) {
        const text = grid[r]?.[column]?.trim();
        if (text) words[c]?.unshift(text);
      }
  return words;
}

/** The first column that is not of names: one with a number in it behind the last of words, or behind serial numbers. */
export function firstColumn(grid: Grid, heads: number): number {
  const body = grid.slice(heads);
  const width = grid[0]?.length ?? 0;
  const isNames = (c: number) =>
    body.some(
      (row) =>
        /\p{Script=Han}/u.test(row[c] ?? '') && !/^[\d.,，%余多]+\p{Script=Han}{1,3}$/u.test(row[c]?.trim() ?? ''),
    );
  const at = Array.from({ length: Math.min(3, width) }, (_, c) => c).findLast(
    (c) => isNames(c) && (c === 0 || !isNumbers(body, c)),
  );
  return at === undefined ? Math.min(1, Math.max(0, width - 1)) : at + 1;
}

function isNumbers(body: Grid, c: number): boolean {
  const filled = body.map((row) => row[c]?.trim() ?? '').filter(Boolean);
  return filled.filter((text) => BARE.test(text) || /^[\d.,，]+\S{0,3}$/u.test(text)).length * 2 > filled.length;
}

/** 2021, 2022, 2023 from above to below: years, not a number of something. */
function isOfYears(grid: Grid, heads: number, c: number): boolean {
  const filled = grid
    .slice(heads)
    .map((row) => row[c]?.trim() ?? '')
    .filter((text) => /\d/u.test(text));
  return filled.length > 1 && c < 2 && filled.every((text) => /^(?:19|20)\d{2}年?$/u.test(text));
}

function firstUnit(words: readonly string[]): string | undefined {
  for (const word of words) {
    const unit = unitOfWords(word);
    if (unit) return unit;
  }
  return undefined;
}

/** What a head says of its unit: 金额（万元）, 件数, 占比, 代表数. */
export function unitOfWords(words: string): string | undefined {
  const plain = words.replace(/\s/gu, '');
  const stated = unitOfHead(plain);
  if (stated) return stated;
  if (HUNDREDTHS.test(plain.replace(/[（(].*[）)]$/u, ''))) return '%';
  return COUNTED.find(([pattern]) => pattern.test(plain))?.[1];
}

/** 单位：件、万元, at the end of the line above or in the first cell. */
function captionUnits(above: string, corner: string): string[] {
  const found = [above.slice(-80), corner]
    .map((text) => /(?:计量)?单位\s*[:：]\s*([^。；（()）]{1,16}?)\s*[）)]?\s*[：:。]?\s*$/u.exec(text)?.[1])
    .find(Boolean);
  return (found ?? '')
    .split(/[、，,/；和]/u)
    .map((name) => name.trim())
    .filter(isUnit);
}

const isUnit = (name: string) => {
  const plain = name.replace(/^[十百千万亿]+/u, '');
  return name === '%' || readUnit(plain, 0)?.end === plain.length;
};

/** Of several units of a line the one that goes with a head: money with money. */
function captionUnit(units: readonly string[], words: readonly string[]): string | undefined {
  const others = units.filter((unit) => unit !== '%');
  if (others.length < 2) return others[0];
  const isMoney = (unit: string) => unitNamed(unit.replace(/^[十百千万亿]+/u, ''))?.kind === 'money';
  const wantsMoney = words.some((word) => MONEY.test(word));
  return others.find((unit) => isMoney(unit) === wantsMoney);
}

/** The unit of the nearest column to the left, then to the right, where both heads are of one kind. */
function neighbour(
  words: readonly string[],
  c: number,
  columns: readonly (readonly string[])[],
  units: readonly (string | undefined)[],
): string | undefined {
  if (!words[0] || !SAME_KIND.test(plainHead(words[0]))) return undefined;
  const order = [...columns.keys()].filter((i) => i !== c).sort((a, b) => Math.abs(a - c) - Math.abs(b - c) || a - b);
  const at = order.find((i) => isCountUnit(units[i]) && SAME_KIND.test(plainHead(columns[i]?.[0] ?? '')));
  return at === undefined ? undefined : units[at];
}

/** The same for rows: 总数（件） above A类, B类. */
function neighbourRow(grid: Grid, r: number, heads: number, first: number): string | undefined {
  const headOf = (i: number) => grid[i]?.[first - 1]?.trim() ?? '';
  if (!SAME_KIND.test(plainHead(headOf(r)))) return undefined;
  for (let i = r - 1; i >= Math.max(heads, r - 30); i--) {
    const unit = unitOfWords(headOf(i));
    if (isCountUnit(unit) && SAME_KIND.test(plainHead(headOf(i)))) return unit;
  }
  return undefined;
}

const isCountUnit = (unit: string | undefined) => unit !== undefined && unitNamed(unit)?.kind === 'count';

/** A head without its unit: 总数（件） → 总数, 交办件数 → 交办. */
function plainHead(words: string): string {
  return words.replace(/\s/gu, '').replace(/[（(][^（）()]*[）)]$/u, '');
}
