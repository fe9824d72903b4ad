import { NOUN } from '../clause/measure/phrase.ts';
import type { ReadFigure } from '../clause/read-figure.ts';
import { wordsOf } from '../clause/segment.ts';
import { clauseOf, figuresBefore, wordsBefore } from './around.ts';

/**
 * What a figure is of, as far as an indicator must know it: a suggestion is a deputy's only where nothing before the noun says
 * otherwise, and a rate or a deed is of suggestions only where its text says of what.
 */

/** Whose: levels, places, bodies of a congress and their sessions. */
const OWNERS = [
  '全国|中央|各级|本级|[三四五多]级|[全各本我]?[省市县区州盟旗镇乡]+级?|\\p{Script=Han}{1,8}?[省市县区州盟旗镇乡]',
  '人大|人民代表大会|常委会|代表(?:团|小组)?|议案|\\p{Script=Han}{1,10}[局厅委院]|\\p{Script=Han}+系统',
  '[^，。；]*(?:会议|大会|会)(?:期间|上)?|[^，。；]*期间',
].join('|');
/** Which: by stage, by time, by topic, by how they were made. */
const KINDS =
  '[主会协承交]办|(?:19|20)\\d{2}年|[今去上前本当]年|年度|[^，。；]+(?:类|方面|领域)|书面|重点|优秀|高质量|件|的';
const EXPLAINED = new RegExp(`^(?:${OWNERS}|${KINDS})*$`, 'u');

const endsInNoun = (words: string) => NOUN.test(wordsOf(words).at(-1)?.tag ?? '');

/** What stands before the head in its phrase, without the part and the stage that were read there. */
function frontOf({ subject = '', measure }: ReadFigure): string {
  if (!measure || !subject.endsWith(measure.head)) return '';
  const front = subject.slice(0, -measure.head.length);
  // 妇女代表建议: before deputies stands whose they are; 城镇燃气建议: before suggestions what they are about.
  const isWhose = measure.head.startsWith('代表') && endsInNoun(measure.part ?? '');
  const part = isWhose ? undefined : measure.part;
  return [part, measure.stage].reduce<string>((rest, word) => (word ? rest.replace(word, '') : rest), front);
}

/** The figure that first names what a figure counts: the head of the others is carried from it. */
function namerOf(figure: ReadFigure, around: readonly ReadFigure[]): ReadFigure {
  const head = figure.from?.measure?.[0];
  return (
    around.find((other) => {
      const own = other.from?.measure?.[0];
      return own && head && own.passage === head.passage && own.end === head.end;
    }) ?? figure
  );
}

/** 面商率为100%，代表满意的达到99%: a rate that is carried to words of another deed is not that rate. */
export function isOfAnotherRate(figure: ReadFigure, around: readonly ReadFigure[]): boolean {
  const { measure, role } = figure;
  const named = namerOf(figure, around);
  return (
    role === 'stated' &&
    measure?.stage !== undefined &&
    named.measure?.head === measure.head &&
    measure.head.endsWith('率') &&
    named.measure.stage !== measure.stage
  );
}

/** 村民代表提出建议18件: whose deputies they are. */
const BY_DEPUTIES = /^(?<who>\p{Script=Han}{2,10}?)代表(?:们|共|先后)*提/u;

/** 检察建议: another thing that ends in the same word. */
const OTHER_KIND = /(?:意见|检察|司法|监察|审查|审计|合理化|被)建议/u;

/** True for a word that ends as another does and means the same: 全市代表建议, 建议; not 检察建议. */
export function endsAs(said: string, word: string): boolean {
  return said.endsWith(word) && !OTHER_KIND.test(said);
}

/** 审查建议, 教师代表建议, 党代表: words before the noun that make it another thing. */
export function isOfOthers(figure: ReadFigure, around: readonly ReadFigure[]): boolean {
  const isOther = (each: ReadFigure) => {
    const who = BY_DEPUTIES.exec(clauseOf(each, around))?.groups?.who ?? '';
    return !EXPLAINED.test(frontOf(each)) || (endsInNoun(who) && !EXPLAINED.test(who));
  };
  return isOther(figure) || isOther(namerOf(figure, around));
}

/** 对9个项目开展督办: to what something is done. */
const DONE_TO = /(?<![针应面])(?:对(?!口)|就|围绕|聚焦)(?<object>[^，。；]+)$/u;

/**
 * True where a deed is done to one of the things named: to what its clause counts, to what it says behind 对, else to what its part
 * of the sentence speaks of.
 * @param isOwners it is done to such things by whoever does it, where the text names nothing
 * @param others words of its clause that name to whom else it is done
 */
export function isDoneTo(
  things: readonly string[],
  figure: ReadFigure,
  around: readonly ReadFigure[],
  isOwners: boolean,
  others: readonly string[] = [],
): boolean {
  const speaksOf = (words: string) => things.some((thing) => words.includes(thing));
  const before = wordsBefore(figure, around);
  const clause = /[^，；。：]*$/u.exec(before)?.[0] ?? '';
  const counted = figuresBefore(figure, around).filter(({ start }) => start >= figure.start - clause.length);
  if (counted.length > 0) return counted.some(({ measure, subject = '' }) => speaksOf(`${subject}${measure?.head}`));
  const object = DONE_TO.exec(clause)?.groups?.object;
  if (object !== undefined) return speaksOf(object);
  if (speaksOf(`${figure.subject}${clauseOf(figure, around)}`)) return true;
  if (others.some((word) => clause.includes(word))) return false;
  const namer = namerOf(figure, around);
  const named = namer !== figure && /part|share/.test(figure.role) ? clauseOf(namer, around) : '';
  return speaksOf(`${/[^；。]*$/u.exec(before)?.[0]}，${named}`) || isOwners;
}

/** Matters that are handled are counted by these; votes are cast by the last. */
const OF_MATTERS = new Set(['件', '条', '起', '宗', '票']);
/** 对一府两院工作的测评: what is judged is said there. */
const JUDGED = /(?:对|就)[^，。；]+(?:测评|评议|评估|考评|票决)/u;
/** What a sentence says of suggestions, if it does not count them: the noun, its units, or what bodies owe to deputies alone. */
const SPOKEN =
  /(?<!检察|司法|监察|审查|审计|合理化|群众|选民|企业家|被)建议|[主会承]办(?:件|单位)|见面|面商|沟通率|代表.*办理(?:结果|态度|质量)/u;

/** A thing that rates may be of: the word for it, and the words of its clause. */
interface Matter {
  word: string;
  clause: string;
}

/** What figures say that is handled: what they count, and what rates are of. Whose they are is no matter. */
function mattersOf(figures: readonly ReadFigure[], around: readonly ReadFigure[]): Matter[] {
  return figures
    .flatMap((each) => {
      const { unit, measure } = each;
      const isCount = OF_MATTERS.has(unit);
      const word = isCount ? measure?.head : measure?.of;
      if (word === undefined) return [];
      return [{ word: isCount && isOfOthers(each, around) ? '' : word, clause: clauseOf(each, around) }];
    })
    .filter(({ word }) => !/[率比]$|满意|^[全我本][省市县区州]$/u.test(word));
}

/**
 * True where a rate that does not say of what is of suggestions: of what its sentence counts before it, else of what it speaks of,
 * else of what the sentence before counts that counts any.
 * @param isMeant true for a word that names what rates of its kind are of
 */
export function isRateOfSuggestions(
  figure: ReadFigure,
  around: readonly ReadFigure[],
  isMeant: (word: string) => boolean,
): boolean {
  // 建议11件、案件24件: of all that one clause counts.
  const isOf = (matters: readonly Matter[]) =>
    matters.some(({ word, clause }) => isMeant(word) && clause === matters.at(-1)?.clause) ||
    (isBesideSuggestions(matters.at(-1)) && matters.some(({ word, clause }) => isMeant(word) || SPOKEN.test(clause)));
  const before = wordsBefore(figure, around);
  const stretch = /[^；]*$/u.exec(before)?.[0] ?? '';
  const all = figuresBefore(figure, around);
  const near = mattersOf(
    all.filter(({ start }) => start >= figure.start - stretch.length),
    around,
  );
  if (near.length > 0) return isOf(near);
  if (SPOKEN.test(stretch)) return true;
  if (isOfAnother(figure, stretch)) return false;
  const own = mattersOf(all, around);
  if (own.length > 0) return isOf(own);
  if (SPOKEN.test(before)) return true;
  if (JUDGED.test(figure.quote ?? '')) return false;
  const at = around.findIndex(({ id }) => id === figure.id);
  const earlier = [...Map.groupBy(around.slice(0, Math.max(0, at)), ({ sentence }) => sentence).values()];
  const last = earlier.map((figures) => mattersOf(figures, around)).findLast((matters) => matters.length > 0);
  return last !== undefined && isOf(last);
}

/** 收到代表建议56件，政协提案41件，见面率100%: what is handled in one breath with suggestions. */
const isBesideSuggestions = (last: Matter | undefined) => /提案|议案|意见|交办数/u.test(last?.word ?? '');

/** Words before a rate that say whose or how it is, not of what. */
const WHOSE = new RegExp(
  `^(?:${OWNERS}|${KINDS}|\\p{Script=Han}*(?:[局厅委办院部]|政府|单位)|代表|办理|答复|按[时期]|总体|综合|平均|整体|最[高低终]|其中|目前|分别|[和与对我均而]|工作|结果|态度|情况|过程|[^率]+率)*$`,
  'u',
);

/** 12345热线办理满意率: words right before the rate that make it one of something else. */
function isOfAnother({ measure }: ReadFigure, stretch: string): boolean {
  const clause = /[^，。：、]*$/u.exec(stretch)?.[0] ?? '';
  const at = clause.lastIndexOf(measure?.head ?? '');
  return at > 0 && !WHOSE.test(clause.slice(0, at));
}
