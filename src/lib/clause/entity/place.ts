import table from '../divisions.json' with { type: 'json' };
import { paragraphsOf } from '../paragraphs.ts';
import type { Discourse } from '../reading.ts';
import { wordsOf } from '../segment.ts';
import { clausesOf } from './clauses.ts';
import { isInstitution, readOrgan } from './organ.ts';

/** Names of places: those of the table of divisions, and others that a clause shows to be names. */

/** Districts whose name is a common word in every other text. */
const COMMON: ReadonlySet<string> = new Set(['城区', '郊区', '矿区']);
/** Every division of the table by its full name: provinces, prefectures, counties (GB/T 2260). */
const DIVISIONS: ReadonlySet<string> = new Set(
  [
    ...Object.entries(table.divisions as Record<string, Record<string, string[]>>).flatMap(
      ([province, prefectures]) => [
        province,
        ...Object.entries(prefectures).flatMap(([prefecture, counties]) => [prefecture, ...counties]),
      ],
    ),
  ].filter((name) => !COMMON.has(name)),
);
/** Length of the longest division that begins with two signs: most places of a text begin none. */
const LONGEST_BY_START = new Map<string, number>();
for (const name of DIVISIONS) {
  const start = name.slice(0, 2);
  LONGEST_BY_START.set(start, Math.max(name.length, LONGEST_BY_START.get(start) ?? 0));
}

/** Ends of names of places, the longer one first: levels of administration, and areas with an administration of their own. */
const ENDS = [
  ...['高新技术产业开发区', '经济技术开发区', '高新区', '经开区', '文旅区', '管理区', '工业园区', '产业园区', '新区'],
  ...['自治州', '自治县', '自治旗', '街道', '社区', '地区', '省', '市', '县', '区', '州', '旗', '镇', '乡', '村'],
];
const END = new RegExp(ENDS.join('|'), 'uy');
/** Characters of a name before its end; the table holds those that are longer or, as 攸县, shorter. */
const SHORTEST_NAME = 2;
const LONGEST_NAME = 4;
const HAN = /^\p{Script=Han}+$/u;

/** Single characters that join or lead, whatever the segmenter takes them for. */
const FUNCTION_WORDS = new Set(
  '的了在对于向从由把被将为是以等与和及至到各每全我本该其此某两三四五六七八九十几多余个有使让给按经据',
);

/** A name of a place at an offset of a clause; `end` is exclusive. */
export interface PlaceName {
  name: string;
  end: number;
}

/** Names that a text has made known, such as the place of its unit. */
export type KnownNames = ReadonlySet<string>;
const NONE: KnownNames = new Set();

/**
 * The place that begins at an offset: 衡阳市, 云溪县, 双溪镇.
 * @param isBodyAt tells whether a body begins at an offset; a name before a body needs no other proof
 */
export function readPlace(
  clause: string,
  at: number,
  known: KnownNames = NONE,
  isBodyAt: (offset: number) => boolean = () => false,
): PlaceName | undefined {
  const longest = LONGEST_BY_START.get(clause.slice(at, at + 2)) ?? 0;
  for (let length = Math.min(longest, clause.length - at); length > 1; length--) {
    const name = clause.slice(at, at + length);
    if (DIVISIONS.has(name) && !isJoined(clause, at, name)) return { name, end: at + length };
  }
  for (const name of known) if (clause.startsWith(name, at)) return { name, end: at + name.length };
  for (let length = SHORTEST_NAME; length <= LONGEST_NAME && at + length < clause.length; length++) {
    END.lastIndex = at + length;
    const suffix = END.exec(clause)?.[0];
    if (!suffix) continue;
    const end = at + length + suffix.length;
    if (isName(clause, at, at + length, end, isBodyAt(end))) return { name: clause.slice(at, end), end };
    return undefined;
  }
  return undefined;
}

/** 县教育局和县水利局: the sign of a level behind a word that joins is no 和县, unless its city or province goes before. */
function isJoined(clause: string, at: number, name: string): boolean {
  return (
    name.length === 2 && FUNCTION_WORDS.has(name[0] ?? '') && /(?![省市])\p{Script=Han}$/u.test(clause.slice(0, at))
  );
}

/** Characters behind a name that the segmenter sees, so that it does not cut a word in two. */
const REACH = 6;

/** Kinds of villages, towns and streets, which are no names. */
const KINDS = /^(?:商业|试点|重点|示范|先进|贫困|脱贫|薄弱|行政|自然|建制|中心|特色|空壳|各|全)/u;

/** Whether the characters between two offsets, with the end of a place behind them, are a name and no common words. */
function isName(clause: string, start: number, nameEnd: number, end: number, isBeforeBody: boolean): boolean {
  const name = clause.slice(start, nameEnd);
  if (!HAN.test(name) || KINDS.test(name) || [...name].some((sign) => FUNCTION_WORDS.has(sign))) return false;
  const suffix = clause.slice(nameEnd, end);
  const isBeforeInstitution = isInstitution(clause, end);
  const mayBeNoun = /(?:[镇乡村]|街道)$/u.test(suffix) || (isBeforeBody && suffix !== '省');
  const tokens = wordsOf(clause.slice(start, end + REACH)).filter((token) => token.start < end - start);
  return tokens.every(({ text: word, tag, start: tokenStart, end: tokenEnd }) => {
    // 市政府 is a word of the dictionary: the name ends before it.
    if (tokenStart === name.length) return isBeforeBody || isBeforeInstitution || suffix.startsWith(word);
    // A sign that the dictionary knows by itself alone may be part of any name.
    if (word.length === 1) return true;
    // 丘陵|山区, 平原|湖区: a word for land behind another word is no district.
    if (suffix === '区' && tokenEnd === end - start && tokenStart >= SHORTEST_NAME) return false;
    const isProper = /^(?:n[rszt]|nrt|zg)/u.test(tag);
    // The end stands inside a common word: 乡村, 城市, 行政村.
    if (tokenEnd >= end - start) return (isProper || isBeforeBody) && tokenEnd === end - start;
    return isProper || (tag === 'n' && mayBeNoun);
  });
}

/** The level of a place or of the first sign of a body: 衡阳市 → 市. */
export function levelOf(name: string): string | undefined {
  return /(?:自治)?([省市县区州旗镇乡村])$/u.exec(name)?.[1];
}

/** The city, county or prefecture that a body belongs to: 衡阳市人大常委会 → 衡阳市; a body of a province has none. */
export function placeOf(body: string): string | undefined {
  if (/^(?:省|湖南省|全|国)/u.test(body)) return undefined;
  const place = readPlace(body, 0, NONE, (at) => readOrgan(body, at) !== undefined)?.name;
  return place && !place.endsWith('省') ? place : undefined;
}

/** Passages that introduce a text. */
const INTRODUCTION = 3;

/** Places that the opening of a text names anywhere in its clauses: 当选为溪口县第十八届人大代表. */
export function openingPlaces(discourse: Discourse): string[] {
  const { title } = discourse;
  return [...(title ? [title] : []), ...paragraphsOf(discourse).slice(0, INTRODUCTION)].flatMap(({ text }) =>
    clausesOf(text).flatMap((clause) => placesIn(clause.text)),
  );
}

const LONGEST_CLAUSE = 60;

function placesIn(clause: string): string[] {
  if (!/[市县区州旗镇乡村]/u.test(clause)) return [];
  return wordsOf(clause.slice(0, LONGEST_CLAUSE)).flatMap(({ start }) => {
    // Behind 当选为, 任, 是 a common noun may be a name too.
    const isNamed = /[为任是]$/u.test(clause.slice(0, start));
    const place = readPlace(clause, start, NONE, (at) => isNamed && isInstitution(clause, at));
    return place ? [place.name] : [];
  });
}

/** 汝川：…: a title names a place without its level, which the text says: 汝川市, or 市人大常委会. */
export function placeBeforeColon(discourse: Discourse): string | undefined {
  const name = /^\s*(\p{Script=Han}{2,4})[：:]/u.exec(discourse.title?.text ?? '')?.[1];
  if (!name) return undefined;
  const text = paragraphsOf(discourse)
    .map((passage) => passage.text)
    .join('\n');
  const said = new RegExp(`${name}([市县区州旗镇乡])`, 'u').exec(text)?.[1];
  if (said) return name + said;
  const isNoun = wordsOf(name).some((word) => word.text.length > 1 && !/^n[rsz]/u.test(word.tag));
  const level = isNoun ? undefined : /(?<!\p{Script=Han}{2})([市县区州])(?:人大|政府|委)/u.exec(text)?.[1];
  return level && name + level;
}

/** The place that a congress is of; that of a province is all of it. */
export function areaOf(body: string): string | undefined {
  return /^(?:\p{Script=Han}{2,3})?省人大/u.test(body) ? '全省' : placeOf(body);
}

/** Places that head rows of tables; the text may speak of them in its sentences. */
export function placesInTables({ sections }: Discourse): string[] {
  const rows = sections.flatMap(({ parts }) => parts).flatMap((part) => (part.kind === 'table' ? part.rows : []));
  const heads = rows.flatMap((row) => row[0]?.rowHeads ?? []).map(({ text }) => text.replace(/\s/gu, ''));
  return heads.filter((text) => /^\p{Script=Han}{1,10}[市县区州旗镇乡村]$/u.test(text));
}
