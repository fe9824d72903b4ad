import { permalink } from '../bulletin/id.ts';
import { type IssueKey, isSupplement } from '../bulletin/issue-key.ts';
import type { ReadFigure } from '../clause/read-figure.ts';
import { ROLES } from '../clause/reading.ts';
import type { IndicatorSheet } from '../indicator/group.ts';
import { APPROXIMATIONS, UNIT_KINDS } from '../quantity/kinds.ts';

/** A column of a data file: what it holds, and its Frictionless type. */
export interface Column {
  meaning: string;
  type: 'string' | 'number' | 'integer' | 'date';
  /** Every row has a value. */
  required?: true;
  /** The only values that there are. */
  values?: readonly string[];
}

/** The columns of a table by their names, in their order. */
export type Columns = Readonly<Record<string, Column>>;

/**
 * Columns for the issue of a row: as they are where all rows are of regular issues; else a column `supplement` behind `serial`.
 */
export function withSupplements<Own extends Columns>(columns: Own, hasSupplements: boolean): Columns {
  if (!hasSupplements) return columns;
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) =>
      name === 'serial'
        ? [
            ['serial', SERIAL_OR_NONE],
            ['supplement', SUPPLEMENT],
          ]
        : [[name, column]],
    ),
  );
}

/** The cells of these columns. */
export function issueCells(key: IssueKey | undefined): { serial: number | null; supplement?: string } {
  if (key === undefined) return { serial: null };
  return isSupplement(key) ? { serial: null, supplement: key } : { serial: key };
}

/** The table with the columns that its rows need. */
export function tableOf(columns: Columns, rows: Table['rows']): Table {
  return {
    columns: withSupplements(
      columns,
      rows.some(({ supplement }) => supplement !== undefined),
    ),
    rows,
  };
}

export type Cell = string | number | null;

/** A flat table: the same rows as CSV and as Parquet, and the explanation of each column for the data page. */
export interface Table {
  columns: Columns;
  rows: readonly Readonly<Record<string, Cell>>[];
}

const text = (meaning: string): Column => ({ meaning, type: 'string' });
const number = (meaning: string): Column => ({ meaning, type: 'number' });
const integer = (meaning: string): Column => ({ meaning, type: 'integer' });
const date = (meaning: string): Column => ({ meaning, type: 'date' });

const always = (column: Column): Column => ({ ...column, required: true });
const oneOf = (values: readonly string[], column: Column): Column => ({ ...column, values });

const APPROXIMATION = always(oneOf(APPROXIMATIONS, text('约数：exact、about、over、under、atLeast、atMost')));
const VALUE = number('数值，倍数已换算；是区间的为空');
const MIN = number('区间的下限，不是区间的为空');
const MAX = number('区间的上限，不是区间的为空');
const PERIOD = text('时间，照原文；本句没有写的由程序从前文沿用，可能有误');
const PERIOD_START = date('时间的第一天（ISO 8601），推算得出，可为空');
const PERIOD_END = date('时间的最后一天（ISO 8601），推算得出，可为空');
const SERIAL = always(integer('总期号'));
/** Of a collection with supplements: the type of 总期号 stays what it was, and the key of a supplement has a column of its own. */
const SERIAL_OR_NONE = integer('总期号；增刊没有，为空');
const SUPPLEMENT = text('增刊的编号：2026-s1 是 2026 年增刊第 1 期；不是增刊的为空');
const ADDRESS = always(text('原文的地址，从本站首页的网址算起：/issues/679/#a2p4s5'));
const QUOTE = always(text('原句'));
const ENTITY_ID = text('主体的编号；没有登记的主体没有编号，为空');

export const OBSERVATION_COLUMNS = {
  indicator: always(text('指标的编号')),
  indicator_name: always(text('指标的名称')),
  entity: always(text('主体的名称')),
  breakdown: text('指标中的哪一部分（县级、乡镇；锰、氨氮），可为空'),
  value: VALUE,
  min: MIN,
  max: MAX,
  unit: text('单位'),
  approximation: APPROXIMATION,
  status: always(oneOf(['printed', 'computed'], text('printed 是原文印出的，computed 是由原文的数算出的'))),
  period: PERIOD,
  period_start: PERIOD_START,
  period_end: PERIOD_END,
  serial: SERIAL,
  address: ADDRESS,
  quote: QUOTE,
  entity_id: ENTITY_ID,
} as const;

/** One row an observation; of several citations the first. */
export function observationTable(sheets: readonly IndicatorSheet[]): Table {
  const rows = sheets.flatMap(({ indicator, rows }) =>
    rows.map(({ entity, observation: o }) => {
      const [citation] = o.citations;
      return {
        indicator: indicator.id,
        indicator_name: indicator.name,
        entity,
        breakdown: o.breakdown ?? null,
        value: o.value,
        min: o.min ?? null,
        max: o.max ?? null,
        unit: o.unit,
        approximation: o.approximation,
        status: o.status,
        period: o.period?.stated ?? null,
        period_start: o.period?.start ?? null,
        period_end: o.period?.end ?? null,
        ...issueCells(citation?.serial),
        address: citation ? permalink(citation.serial, citation.target) : null,
        quote: citation?.quote ?? null,
        entity_id: o.entity.id ?? null,
      } satisfies Record<keyof typeof OBSERVATION_COLUMNS, Cell> & { supplement?: string };
    }),
  );
  return tableOf(OBSERVATION_COLUMNS, rows);
}

export const FIGURE_COLUMNS = {
  serial: SERIAL,
  id: always(text('数字在该期中的编号')),
  text: always(text('数字与单位，照原文')),
  value: VALUE,
  min: MIN,
  max: MAX,
  unit: text('单位，不含倍数'),
  kind: always(oneOf([...UNIT_KINDS, 'range'], text('单位的种类：count、percent、points、money …，区间为 range'))),
  approximation: APPROXIMATION,
  change: oneOf(['increase', 'decrease'], text('增减：increase、decrease，不是增减的为空')),
  entity: text('主体：谁的数字；由程序从原文读出，可能有误；原文没有说明的为空'),
  indicators: text('所属指标的编号，几个之间用空格隔开；还没有指标的为空'),
  subject: text('所计的事物；没有短语可取的为空'),
  period: PERIOD,
  period_start: PERIOD_START,
  period_end: PERIOD_END,
  rule: always(text('找到它的规则')),
  role: always(
    oneOf(
      ROLES,
      text(
        '这个数说的是什么：stated 结果、part 其中、share 占比、change 增减、before 和 after 变化的两头、target 目标、perUnit 每单位',
      ),
    ),
  ),
  head: text('所计的事物的名词：建议、满意率；没有读出的为空'),
  of: text('名词没有说全时，是什么的：代表建议的满意率；可为空'),
  stage: text('在哪个环节：交办、办结；可为空'),
  part: text('其中哪一部分：A类、县级；可为空'),
  address: ADDRESS,
  quote: QUOTE,
  entity_id: ENTITY_ID,
} as const;

/** No two rows have the same values in these columns; none of them is empty. */
export function figureKey(hasSupplements: boolean): (keyof typeof FIGURE_COLUMNS)[] {
  return hasSupplements ? ['address'] : ['serial', 'id'];
}

/** One row a figure, in printed order. */
export function figureTable(figures: readonly ReadFigure[]): Table {
  const rows = figures.map(
    (figure) =>
      ({
        ...issueCells(figure.serial),
        id: figure.id,
        text: figure.text,
        value: figure.value,
        min: figure.min ?? null,
        max: figure.max ?? null,
        unit: figure.unit,
        kind: figure.kind,
        approximation: figure.approximation,
        change: figure.change ?? null,
        entity: figure.entity?.name ?? null,
        indicators: figure.indicators?.join(' ') ?? null,
        subject: figure.subject ?? null,
        period: figure.period ?? null,
        period_start: figure.span?.start ?? null,
        period_end: figure.span?.end ?? null,
        rule: figure.rule,
        role: figure.role,
        head: figure.measure?.head ?? null,
        of: figure.measure?.of ?? null,
        stage: figure.measure?.stage ?? null,
        part: figure.measure?.part ?? null,
        address: permalink(figure.serial, figure.id),
        quote: figure.quote,
        entity_id: figure.entity?.id ?? null,
      }) satisfies Record<keyof typeof FIGURE_COLUMNS, Cell> & { supplement?: string },
  );
  return tableOf(FIGURE_COLUMNS, rows);
}
