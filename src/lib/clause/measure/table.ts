import type { Passage } from '../../bulletin/schema.ts';
import type { Figure } from '../../quantity/figure.ts';
import type { CellReading, Role } from '../reading.ts';
import { unitAsHead } from './counted.ts';
import { type Draft, type Said, said } from './draft.ts';
import { phraseBefore } from './phrase.ts';
import type { Terms } from './terms.ts';

/** What a cell takes from its table and its text. */
export interface TableContext {
  /** The head that other columns of the table name, by unit. */
  siblings: ReadonlyMap<string, Said>;
  /** Passages above the table, nearest first. */
  above: readonly Passage[];
  isPlan: boolean;
  year: number | undefined;
}

/** A bracket or a word that only says the unit: （件）, 件数, 人数. */
const UNIT_OF_HEAD =
  /(?:[（(][^（）()]{1,10}[）)]\s*)+$|(?:总)?(?:件|人|户|次|个|项|家|条|人次|场次)?(?:数量?|总数|合计|小计|总计)$/u;
const EMPTY =
  /^(?:(?:19|20)\d{2}年?|[一二三四五六七八九十\d]+月|第?[一二三四]季度|同期|上年|去年|今年|本年|往年|(?:上|本)年同期|来源|类别|分类|序号|合计|小计|总计|数量|总数|数值|数据|单位|名称|备注|指标|项目名称|年份|年度|\s*)$/u;
const SHARES = /占比|比重|所占|占总|比例|百分比/u;
const CHANGES = /增幅|增长|增减|同比|环比|降幅|增速|变化|上升|下降/u;
const TARGETS = /目标|计划|任务|预期|指标值/u;

type Heads = Pick<Draft, 'head' | 'stage' | 'part'>;

/** What a head of a table says: 主办（件） a stage, A类 a part, 办结率（%） a head. */
function readHead(passage: Passage, terms: Terms, isColumn = false): Heads {
  const text = passage.text.trimEnd();
  const cut = text.replace(UNIT_OF_HEAD, '').replace(UNIT_OF_HEAD, '').trimEnd();
  if (cut === '') return {};
  const words = /[率度]$/u.test(text) ? text : cut;
  const begin = passage.text.search(/\S/u);
  if (EMPTY.test(words.slice(Math.max(0, begin)))) return {};
  const at = (start: number, end: number) => said(passage.id, passage.text, { start, end });
  const end = words.length;
  const listed = terms.headAtEnd(words);
  const partEnd = end - (listed?.length ?? 0);
  // 占比 alone: a share has the head of its count.
  const part = terms.partAtEnd(words.slice(0, partEnd));
  const head = listed && (part || !SHARES.test(listed)) ? listed : undefined;
  const parts = part && { part: at(partEnd - part.length, partEnd) };
  const stage = terms.stageAtEnd(words.slice(0, partEnd));
  const stages = stage && !part && { stage: at(partEnd - stage.length, partEnd) };
  if (head) return { head: at(partEnd, end), ...parts, ...stages };
  if (part || stage) return { ...parts, ...stages };
  if (SHARES.test(words) || CHANGES.test(words)) return {};
  const phrase = phraseBefore(words, terms);
  // 已更新, 计划更新: a deed alone.
  if (isColumn && !phrase.head && phrase.verb) return { stage: at(phrase.verb.start, phrase.verb.end) };
  return phrase.head && !TARGETS.test(words) ? { head: at(phrase.head.start, phrase.head.end) } : {};
}

/** Heads that columns name, by the unit that they may stand for: the count of 建议 beside a column A类. */
export function siblingsOf(rows: readonly (readonly CellReading[])[], terms: Terms): Map<string, Said> {
  const found = new Map<string, Said>();
  for (const cell of rows[0] ?? []) {
    for (const passage of cell.columnHeads) {
      const { head } = readHead(passage, terms);
      if (head)
        for (const unit of ['件', '条', '人', '名', '个', '项'])
          if (terms.headsOfUnit(unit).includes(head.text) && !found.has(unit)) found.set(unit, head);
    }
  }
  return found;
}

/** The figures of a cell of the body of a table. */
export function readCell(cell: CellReading, figures: readonly Figure[], context: TableContext, terms: Terms): Draft[] {
  const columns = cell.columnHeads.map((passage) => ({ passage, ...readHead(passage, terms, true) })).reverse();
  const rows = cell.rowHeads.map((passage) => ({ passage, ...readHead(passage, terms), isListed: true })).reverse();
  return figures.map((figure) => {
    const role = roleOfCell(cell, figure, context.isPlan);
    const stage = columns.find((c) => c.stage)?.stage ?? rows.find((r) => r.stage)?.stage;
    const part = columns.find((c) => c.part)?.part ?? rows.find((r) => r.part)?.part;
    const source =
      figure.kind === 'money' && !part ? cell.rowHeads.find(({ text }) => SOURCE.test(text.trimEnd())) : undefined;
    const own =
      columns.find((c) => c.head && isMeant(c.head.text, figure, terms))?.head ??
      rows.find((r) => r.head && isNamedRow(r.head.text, figure, terms))?.head;
    const head =
      own ??
      context.siblings.get(figure.unit) ??
      thingOfDeed(cell, stage, terms) ??
      aboveHead(cell, figure, context, terms) ??
      ownUnit(figure, terms);
    return {
      figure,
      head,
      stage,
      part: part ?? (source && wholeOf(source)),
      role: role.role,
      roleFrom: role.from,
      isOwn: own !== undefined,
    };
  });
}

/** Where money comes from is a part of it. */
const SOURCE = /(?:补助|补贴|预算|自筹|配套|拨款|捐助|捐赠)$/u;

/** A row may name the measure where columns are years or places: a listed head or a rate. */
function isNamedRow(head: string, figure: Figure, terms: Terms): boolean {
  return (
    (terms.headAtEnd(head) === head || /[率度量额值数]$/u.test(head)) &&
    !SOURCE.test(head) &&
    isMeant(head, figure, terms)
  );
}

/** A count column of a rate's table is no rate. */
function isMeant(head: string, figure: Figure, terms: Terms): boolean {
  const isRate = /率$/u.test(terms.canonical(head));
  return isRate === (figure.unit === '%') || !isRate;
}

function wholeOf({ id, text }: Passage): Said {
  const start = Math.max(0, text.search(/\S/u));
  return said(id, text, { start, end: text.trimEnd().length });
}

function roleOfCell(cell: CellReading, figure: Figure, isPlan: boolean): { role: Role; from: Draft['roleFrom'] } {
  for (const passage of [...cell.columnHeads, ...cell.rowHeads].reverse()) {
    const found = (pattern: RegExp) => {
      const match = pattern.exec(passage.text);
      return match ? [{ passage: passage.id, start: match.index, end: match.index + match[0].length }] : undefined;
    };
    const share = figure.unit === '%' ? found(SHARES) : undefined;
    if (share && !/率/u.test(passage.text)) return { role: 'share', from: share };
    const change = found(CHANGES);
    if (change) return { role: 'change', from: change };
    const target = found(TARGETS);
    if (target && !/率|完成|解决/u.test(passage.text)) return { role: 'target', from: target };
    const each = found(/人均|户均|每[^年月日天周]/u);
    if (each) return { role: 'perUnit', from: each };
  }
  if (figure.change || figure.kind === 'points') return { role: 'change', from: [] };
  return { role: isPlan ? 'target' : 'stated', from: [] };
}

/** 老旧电梯更新情况 above a column 已更新: what the caption says that the deed is done to. */
function thingOfDeed({ caption }: CellReading, stage: Said | undefined, terms: Terms): Said | undefined {
  const at = stage && caption ? caption.text.indexOf(stage.text) : -1;
  if (!caption || at < 0) return undefined;
  const { head } = phraseBefore(caption.text.slice(0, at), terms);
  return head && terms.partAtEnd(head.text) !== head.text
    ? said(caption.id, caption.text, { start: head.start, end: head.end })
    : undefined;
}

/** The caption, then what stands above the table. */
function aboveHead(cell: CellReading, figure: Figure, context: TableContext, terms: Terms): Said | undefined {
  const heads = terms.headsOfUnit(figure.unit === '%' ? '件' : figure.unit);
  for (const passage of [...(cell.caption ? [cell.caption] : []), ...context.above]) {
    let best: { start: number; head: string } | undefined;
    for (const head of heads) {
      const at = passage.text.lastIndexOf(head);
      if (at >= 0 && (!best || at + head.length > best.start + best.head.length)) best = { start: at, head };
    }
    if (best) return said(passage.id, passage.text, { start: best.start, end: best.start + best.head.length });
  }
  return undefined;
}

function ownUnit(figure: Figure, terms: Terms): Said | undefined {
  const unit = unitAsHead(figure.unit, terms);
  return unit ? { text: unit, origin: { passage: figure.passage, start: figure.start, end: figure.end } } : undefined;
}
