/**
 * Whose figure it is. Bodies and places are read from the words before the figure, not from a list: the
 * next bulletin names units that nobody has entered. Unknown stays unknown.
 */

/** What the search for an entity may look at. */
export interface EntityContext {
  /** The words of the sentence before the figure, and behind it. */
  before: string;
  after: string;
  /** Sentences of the paragraph before this one. */
  sentencesBefore: readonly string[];
  /** The unit that answers for the article, as printed. */
  unit: string | undefined;
}

/** Where a clause begins, with words of time and of manner that may stand before its subject. */
const CLAUSE =
  '(?:^|[，；。：、！？]|(?<=[年月日]))(?:目前|当前|其中|推动|促进|截至目前|近年来|今年以来|去年以来|去年|今年|以来|如|例如|同时|此外|会上|期间)*[，：]?';
/** Verbs and joints that a name does not begin with: 确定市人大… is no place called 确定市. */
const NO_NAME =
  '(?![各全市县区州省该本城地乡镇每两三四五将由在对向经把被使让为和与及从以]|确定|组织|开展|督促|指导|协助|支持|提请|邀请|帮助|听取|联合|会同|通过|根据|按照|结合|围绕|聚焦|针对|依托|推进|加强|建立|完善|深入|先后|走访|调研|个)';
const PLACE_NAME = `${NO_NAME}\\p{Script=Han}{1,4}?`;
const PLACE = new RegExp(
  `${CLAUSE}((?!\\p{Script=Han}{1,3}全)${PLACE_NAME}(?:自治州|市|县|区|州))(?![州区县级直场域民情委政]|人大|人民|\\p{Script=Han}{0,6}[厅局委院])`,
  'gu',
);
const WHOLE_PLACE = new RegExp(`${CLAUSE}(${NO_NAME}\\p{Script=Han}{2,3}?)全(市|县|区|州)`, 'gu');
const BODY = new RegExp(
  `${CLAUSE}((?:湖南省|省|${PLACE_NAME}[市县区州]|市|县|区|州)(?:人大常委会(?:党组|办公厅)?|人民政府|政府办公厅|高级人民法院|高院|人民检察院|\\p{Script=Han}{1,9}?(?:委员会|厅|局|办公室|中心|委(?!会))))(?![员书长])`,
  'gu',
);
const SCOPE_NAME = '(全省|我省|全市|我市|全县|我县|全区|我区|全州|我州)';
const SCOPE = new RegExp(`${CLAUSE}${SCOPE_NAME}|${SCOPE_NAME}$`, 'gu');
/** A list of bodies that ends in 等 counts who came, and names nobody's figure. */
const LISTED = /、[^，。；]*(?:等(?:共|约|近)?|[厅局委院])$/u;
/** 我厅, 厅党组, 院领导, 我们: the unit of the article speaks. */
const OWN = /(?:^|[，；。：])(?:我[厅委局院办市县们]|本[厅委局院]|[厅委局院](?:党组|领导|主要领导|机关|内|办公室))/gu;
/** Results of the handling belong to the place, not to the organ that reports them. */
const RESULT = /建议(?:已|均|全部)|[ABC]类|满意率|办结率|解决率|答复率/u;

/** The entity of a figure as the text names it, with names of organs written out: 市人大常委会 → 衡阳市人大常委会. */
export function findEntity({ before, after, sentencesBefore, unit }: EntityContext): string | undefined {
  const own = unit && bodyOf(unit);
  const place = own && placeOf(own);
  const named = lastMention(before, own, place);
  if (named) return named;
  const clause = before.split(/[。；]/u).at(-1) + after;
  if (place && RESULT.test(clause)) return place;
  const carried = sentencesBefore.toReversed().map((sentence) => organOnly(sentence, place));
  return carried.find((entity) => entity !== undefined) ?? own;
}

interface Mention {
  at: number;
  entity: string;
}

/** The last body, place or scope that a text names at the beginning of a clause. */
function lastMention(text: string, own: string | undefined, place: string | undefined): string | undefined {
  const bodies = LISTED.test(text) ? [] : [...text.matchAll(BODY)];
  const mentions: Mention[] = [
    ...[...text.matchAll(WHOLE_PLACE)].map((m) => ({ at: m.index, entity: `${m[1]}${m[2]}` })),
    ...[...text.matchAll(PLACE)].map((m) => ({ at: m.index, entity: m[1] as string })),
    ...bodies.map((m) => ({ at: m.index, entity: inFull(m[1] as string, place) })),
    ...[...text.matchAll(SCOPE)].flatMap((m) =>
      scopeOf((m[1] ?? m[2]) as string, place).map((entity) => ({ at: m.index, entity })),
    ),
    ...(own ? [...text.matchAll(OWN)].map((m) => ({ at: m.index, entity: own })) : []),
  ];
  return mentions.sort((a, b) => a.at - b.at).at(-1)?.entity;
}

/** In an earlier sentence only an organ that acts is carried over: 市人大常委会确定… */
function organOnly(sentence: string, place: string | undefined): string | undefined {
  const organ = [...sentence.matchAll(BODY)].map((m) => m[1] as string).find((body) => /人大常委会$/u.test(body));
  return organ && (place || organ.startsWith('省')) ? inFull(organ, place) : undefined;
}

/** 市人大常委会 in an article of 衡阳市 is 衡阳市人大常委会. */
function inFull(body: string, place: string | undefined): string {
  return place && /^[市县区州]/u.test(body) ? place + body.slice(1) : body;
}

function scopeOf(words: string, place: string | undefined): string[] {
  if (words.endsWith('省')) return ['全省'];
  return place ? [place] : [];
}

/** The body behind a unit line: 衡阳市人大常委会联工委 → 衡阳市人大常委会. */
export function bodyOf(unit: string): string {
  return unit.replace(/(人大常委会)(?:联工委|代表工委|选举任免联络工委|办公室|研究室|代表联络\p{Script=Han}*)$/u, '$1');
}

/** The city, county or prefecture of a body: 衡阳市人大常委会 → 衡阳市. */
function placeOf(body: string): string | undefined {
  return /^(?!省|湖南省)(\p{Script=Han}{2,8}?(?:自治州|市|县|区|州))(?=人大|人民|政府|\p{Script=Han}{1,8}[局委办]|$)/u.exec(
    body,
  )?.[1];
}
