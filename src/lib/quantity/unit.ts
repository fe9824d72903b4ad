import { GOES_ON, PER, UNIT_LIST, type Unit } from './lexicon.ts';

/** By first character, the longer one first: a look-up at every number. */
const UNITS_BY_FIRST = Map.groupBy(UNIT_LIST, ({ name }) => name[0]);
const UNIT_BY_NAME = new Map(UNIT_LIST.map((unit) => [unit.name, unit]));
const SPLIT = /个(多|来|半)(月|小时|工作日|百分点|星期|季度|课时)/uy;

export interface FoundUnit {
  unit: Unit;
  end: number;
  /** 多 or 半 inside the unit: 5个多月, 1个半月. */
  inside?: '多' | '来' | '半';
}

/** The longest unit that begins at an offset, unless it goes on as another word. */
export function readUnit(text: string, at: number): FoundUnit | undefined {
  const split = text[at] === '个' ? readSplitUnit(text, at) : undefined;
  if (split) return split;
  const unit = UNITS_BY_FIRST.get(text[at])?.find(({ name }) => text.startsWith(name, at));
  if (!unit) return undefined;
  const { name } = unit;
  const end = at + name.length;
  const rest = text.slice(end, end + 4);
  if (GOES_ON[name]?.test(rest) || (/^[A-Za-z]/u.test(name) && /^[A-Za-z0-9]/u.test(rest))) return undefined;
  const per = text[end] === '/' ? PER.exec(text.slice(end, end + 6))?.[0] : undefined;
  return per ? { unit: { name: name + per, kind: unit.kind }, end: end + per.length } : { unit, end };
}

/** 5个多月, 1个半月: 多 or 半 stands inside the unit. */
function readSplitUnit(text: string, at: number): FoundUnit | undefined {
  SPLIT.lastIndex = at;
  const split = SPLIT.exec(text);
  const whole = split && UNIT_BY_NAME.get(`个${split[2]}`);
  return whole ? { unit: whole, end: at + split[0].length, inside: split[1] as '多' } : undefined;
}

/** The unit of that name, as a column head gives it. */
export function unitNamed(name: string): Unit | undefined {
  return UNIT_BY_NAME.get(name);
}

/** The unit that the head of a column gives: （件）, （单位：万元）, 人数, 占比（%）; with its multiplier. */
export function unitOfHead(head: string): string | undefined {
  const inBrackets = /[（(](?:单位\s*[:：]\s*)?([^（()）]{1,8})[）)]\s*$/u.exec(head)?.[1]?.trim();
  if (inBrackets) return readUnit(inBrackets.replace(/^[十百千万亿]+/u, ''), 0) ? inBrackets : undefined;
  const counted = /(人次|场次|件|人|户|次|个|项|家|条)数$/u.exec(head.trim())?.[1];
  return counted && readUnit(counted, 0) ? counted : undefined;
}
