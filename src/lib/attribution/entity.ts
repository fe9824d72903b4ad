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
  /** The first cell of the row, for a figure in a table. */
  rowHead?: string | undefined;
}

/** Where a clause begins, with words of time and of manner that may stand before its subject. */
const CLAUSE =
  '(?:^|[，；。：、！？]|(?<=[年月日]))(?:目前|如今|当前|其中|推动|促进|截至目前|近年来|今年以来|去年以来|去年|今年|以来|如|例如|同时|此外|会上|期间)*[，：]?';
/** Verbs and joints that a name does not begin with: 确定市人大… is no place called 确定市. */
const NO_NAME =
  '(?![各全市县区州省该本城地乡镇每两三四五将由在对向经把被使让为和与及从以]|确定|组织|开展|督促|指导|协助|支持|提请|邀请|帮助|听取|联合|会同|推动|促进|扩大|新增|带动|惠及|覆盖|安排|下达|涉及|实现|完成|争取|引导|打造|建成|投入|如今|目前|主城|中心城|新|有|共有|现有|覆盖|通过|根据|按照|结合|围绕|聚焦|针对|依托|推进|加强|建立|完善|深入|先后|走访|调研|个)';
/** Nor does a name end in one: 带动县, 推动县财政, 如今全县. */
const NO_END = '(?<![今前年来时后及在对到入向盖射动给为是了进的和与于排度有])';
/** 灌区, 产业园区, 社区: kinds of areas, no districts. */
const NO_AREA =
  '(?<!(?:[灌园社景库山牧厂矿校片辖林湖城郊老居商街小禁限]|开发|功能|保护|示范|试验|实验|集聚|合作|居住|自治|贫困|流域)区)';
const PLACE_NAME = `${NO_NAME}\\p{Script=Han}{1,4}?${NO_END}`;
const PLACE = new RegExp(
  `${CLAUSE}((?!\\p{Script=Han}{1,3}全)${PLACE_NAME}(?:自治州|市|县|区|州))${NO_AREA}(?!\\s*[\\d０-９]|[州区县级直场域民情委政]|人大|人民|\\p{Script=Han}{0,6}[厅局委院])`,
  'gu',
);
const WHOLE_PLACE = new RegExp(`${CLAUSE}(${NO_NAME}\\p{Script=Han}{2,3}?${NO_END})全(市|县|区|州)`, 'gu');
const BODY = new RegExp(
  `${CLAUSE}((?:湖南省|省|${PLACE_NAME}[市县区州]|市|县|区|州)(?:(?:两级|三级)(?:人民)?(?:法院|检察院|检察机关)|人大常委会(?:党组|办公厅)?|人民政府|政府办公厅|政府(?!工作|性|采购|投资|部门|职能|分管|领导|信息|补[贴助]|专项)|高级人民法院|高院|人民检察院|\\p{Script=Han}{1,9}?(?:委员会|厅|局|办公室|中心|委(?!会))))(?![员书长])`,
  'gu',
);
const SCOPE_NAME = '(全省|我省|全市|我市|全县|我县|全区|我区|全州|我州)';
/** 全省法院, 全市检察机关: the courts of a province report together. */
const TOGETHER = '((?:各级|三级|两级)?(?:人民)?(?:法院|检察院|检察机关|公安机关|法院系统|税务系统))?';
const SCOPE = new RegExp(`${CLAUSE}${SCOPE_NAME}${TOGETHER}|${SCOPE_NAME}$`, 'gu');
/** 沅泽市31件、澧川市27件和湘平市22件: the place right before its own figure, and of no other. */
const RIGHT_BEFORE = new RegExp(
  `(?:^|[，。；：、和及与（]|分别为|依次为|[是为])(${PLACE_NAME}(?:自治州|市|县|区|州))${NO_AREA}(?:约|近|超|达|有|共)?\\s*$`,
  'u',
);
/** A cell that holds nothing but the name of a body or a place. */
const NAME_ALONE = /^\p{Script=Han}{2,20}(?:[厅局委院市县区州]|委员会|办公室|办公厅|中心|人大|政府)$/u;
/** A list of bodies that ends so counts who came, and names nobody's figure. */
const LIST_END = /(?:等[共约近]?|[厅局委院])$/u;
/** 我厅, 厅党组, 院领导, 我们: the unit of the article speaks. */
const OWN = /(?:^|[，；。：])(?:我[厅委局院办市县们]|本[厅委局院]|[厅委局院](?:党组|领导|主要领导|机关|内|办公室))/gu;
/** Results of the handling belong to the place, not to the organ that reports them. */
const RESULT = /建议(?:已|均|全部)|[ABC]类|满意率|办结率|解决率|答复率|整改率|整改到位/u;

/** The entity of a figure as the text names it, with names of organs written out: 市人大常委会 → 衡阳市人大常委会. */
export function findEntity({ before, after, sentencesBefore, unit, rowHead }: EntityContext): string | undefined {
  const own = unit && bodyOf(unit);
  const place = own && placeOf(own);
  if (rowHead && NAME_ALONE.test(rowHead)) return inFull(rowHead, place);
  const named = RIGHT_BEFORE.exec(before)?.[1] ?? lastMention(before, own, place);
  if (named) return named;
  const clause = before.split(/[。；]/u).at(-1) + after;
  if (place && own?.includes('人大') && RESULT.test(clause)) return place;
  for (const sentence of sentencesBefore.toReversed()) {
    const carried = carriedFrom(sentence, place, own);
    if (carried !== undefined) return carried;
  }
  return own;
}

interface Mention {
  at: number;
  entity: string;
}

/** The last body, place or scope that a text names at the beginning of a clause. */
function lastMention(text: string, own: string | undefined, place: string | undefined): string | undefined {
  const bodies = endsList(text) ? [] : [...text.matchAll(BODY)];
  const mentions: Mention[] = [
    ...[...text.matchAll(WHOLE_PLACE)].map((m) => ({ at: m.index, entity: `${m[1]}${m[2]}` })),
    ...[...text.matchAll(PLACE)].map((m) => ({ at: m.index, entity: m[1] as string })),
    ...bodies.map((m) => ({ at: m.index, entity: inFull(m[1] as string, place) })),
    ...[...text.matchAll(SCOPE)].flatMap((m) =>
      (m[2] ? [`${m[1]}${m[2]}`] : scopeOf((m[1] ?? m[3]) as string, place)).map((entity) => ({ at: m.index, entity })),
    ),
    ...(own ? [...text.matchAll(OWN)].map((m) => ({ at: m.index, entity: own })) : []),
  ];
  return mentions.sort((a, b) => a.at - b.at).at(-1)?.entity;
}

/** 省财政厅、省水利厅等: its last clause enumerates. */
function endsList(text: string): boolean {
  return LIST_END.test(text.slice(-2)) && (text.split(/[，。；]/u).at(-1) ?? '').includes('、');
}

/** From an earlier sentence an organ that acts is carried over, or in the report of
 * a committee of the province the whole of it: 市人大常委会确定…, 全省建成…. */
function carriedFrom(sentence: string, place: string | undefined, own: string | undefined): string | undefined {
  const organs = [...sentence.matchAll(BODY)].flatMap((m) => {
    const body = m[1] as string;
    return /人大常委会$/u.test(body) && (place || body.startsWith('省'))
      ? [{ at: m.index, entity: inFull(body, place) }]
      : [];
  });
  const speaksOfAll = !place && own?.includes('人大');
  const scopes = [...sentence.matchAll(SCOPE)].flatMap(({ index, 1: scope, 2: together = '' }) =>
    speaksOfAll && scope ? [{ at: index, entity: together ? scope + together : '全省' }] : [],
  );
  return [...organs, ...scopes].sort((x, y) => x.at - y.at).at(-1)?.entity;
}

/** 市人大常委会 in an article of 衡阳市 is 衡阳市人大常委会. */
function inFull(body: string, place: string | undefined): string {
  return place && /^[市县区州]/u.test(body) ? place + body.slice(1) : body;
}

function scopeOf(words: string, place: string | undefined): string[] {
  if (words.endsWith('省')) return ['全省'];
  return place ? [place] : [];
}

/** The body behind a unit line: 衡阳市人大常委会联工委 → 衡阳市人大常委会, 省水利厅办公室 → 省水利厅. */
export function bodyOf(unit: string): string {
  const body = unit.replace(
    /(?<=厅|局|院|会|委(?!员))(?:办公室|综合处|综合科|研究室|办公厅|\p{Script=Han}{2,4}[处科])$/u,
    '',
  );
  return body.replace(
    /(人大常委会)(?:联工委|代工委|代表工委|选举任免联络工委|办公室|研究室|代表联络\p{Script=Han}*)$/u,
    '$1',
  );
}

/** The city, county or prefecture of a body: 衡阳市人大常委会 → 衡阳市. */
function placeOf(body: string): string | undefined {
  return /^(?!省|湖南省)(\p{Script=Han}{2,8}?(?:自治州|市|县|区|州))(?=人大|人民|政府|\p{Script=Han}{1,8}[局委办]|$)/u.exec(
    body,
  )?.[1];
}
