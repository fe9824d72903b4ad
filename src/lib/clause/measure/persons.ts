import { wordsOf } from '../segment.ts';
import { type Draft, type Said, said } from './draft.ts';
import { type Site, sliceOf } from './site.ts';
import type { Terms } from './terms.ts';

type Name = Pick<Draft, 'head' | 'stage'>;

const INVITED = /(邀请|组织|安排|动员|协助|与)[^，。；,;\d]{0,8}?(?=\p{Script=Han})/gu;

/** 邀请代表旁听庭审、见证执行286人次: those who were asked to do it. */
export function invited({ text, clause, figure }: Site, terms: Terms): Name | undefined {
  const words = sliceOf(text, clause);
  const asked = [...words.matchAll(INVITED)].at(-1);
  if (!asked) return undefined;
  const start = asked.index + (asked[1] as string).length;
  for (const person of terms.headsOfUnit('人')) {
    const at = words.indexOf(person, start);
    if (at >= start && at - start <= 8)
      return {
        head: said(figure.passage, text, { start: clause.start + at, end: clause.start + at + person.length }),
        stage: said(figure.passage, text, { start: clause.start + asked.index, end: clause.start + start }),
      };
  }
  return undefined;
}

/** 邀请52名代表旁听庭审: what those who are asked do is the deed. */
const ASKED = /^(?:邀请|组织|安排|动员)$/u;

/** The deed behind persons who are asked to do it, if it is a listed one. */
export function deedOfAsked(before: Said | undefined, behind: Said | undefined, terms: Terms): Said | undefined {
  const isListed = behind !== undefined && terms.stageAtEnd(behind.text) === behind.text;
  return before && ASKED.test(before.text) && isListed ? behind : undefined;
}

const DEED_BEHIND =
  /^(?:专题|集中|专门|现场|实地|带队|上门|联合)(研究|部署|调研|督办|视察|走访|听取|协商|调度|会商|检查|督查|督导|征求)/u;

/** 先后5次专题研究建议办理工作: the deed behind is counted. */
export function deedBehind({ text, figure }: Site, right: string): Said | undefined {
  const match = DEED_BEHIND.exec(right);
  if (!match) return undefined;
  const end = figure.end + match[0].length;
  return said(figure.passage, text, { start: end - (match[1] as string).length, end });
}

/** Words that bring in with whom or where, before the deed. */
const COVERB = /^(?:到|赴|去|来|与|同|向|对|在|就)$/u;

/** 县长先后4次到现场调度, 36人次在会上发言: whoever stands before, the deed behind is counted. */
export function deedOf({ text, figure, right }: Site): Said | undefined {
  const words = wordsOf(sliceOf(text, right));
  const first = words[0];
  const deed = first && (COVERB.test(first.text) ? words.at(-1) : /^v/u.test(first.tag) ? first : undefined);
  return deed && deed.text.length > 1
    ? said(figure.passage, text, { start: figure.end + deed.start, end: figure.end + deed.end })
    : undefined;
}

const PERSON_OF_AGE =
  /^(?:及|或者?)?(?:以[上下内])?的?[^，。；,;]{0,6}?(老年人口|老年人|老人|未成年人|青少年|儿童|群众|居民|妇女|公民|人口|人员|村民|村医|农民|职工|学生|代表|干部|法官|检察官|教师|医师)/u;

/** 65周岁以上老年人: of whom an age is the bound. */
export function personsOfAge({ text, figure, right }: Site): Name {
  const match = PERSON_OF_AGE.exec(sliceOf(text, right));
  if (!match) return {};
  const end = figure.end + match[0].length;
  return { head: said(figure.passage, text, { start: end - (match[1] as string).length, end }) };
}

const SCOPES = /^(?:左右|以上|全国|在\p{Script=Han}|[省市县区乡镇州旗级]|[二三四五两]级|各级|本级|基层|各)*$/u;
/** 代表小组, 代表建议: the word goes on. */
const GOES_ON = /^(?:小组|团|联络|建议|议案|之家|工作|大会|性|履职|委员|资格)/u;

/** 236名县人大代表进站入户: the persons right behind their unit. */
export function personsBehind({ text, figure, right }: Site, terms: Terms): Said | undefined {
  const words = sliceOf(text, right);
  for (const person of terms.headsOfUnit('人')) {
    const at = words.indexOf(person);
    if (at < 0 || at > 8 || !SCOPES.test(words.slice(0, at)) || GOES_ON.test(words.slice(at + person.length))) continue;
    const start = figure.end + at;
    return said(figure.passage, text, { start, end: start + person.length });
  }
  return undefined;
}

const GIVEN = /^[^，。；、,;]{0,12}?(?:列为|确定为|选定为|定为|作为)/u;

/** 将11件建议列为重点督办件: the part that they are made. */
export function partGiven({ text, figure, right }: Site, terms: Terms): Said | undefined {
  const words = sliceOf(text, right);
  const from = GIVEN.exec(words)?.[0].length;
  if (from === undefined) return undefined;
  for (const length of [4, 3, 2]) {
    const part = words.slice(from, from + length);
    const start = figure.end + from;
    if (terms.partAtEnd(part) === part) return said(figure.passage, text, { start, end: start + part.length });
  }
  return undefined;
}

const BECAME = /^[^，。；、,;]{0,12}?((?:转|转化|升)为[A-F]类)/u;

/** 27件已转为A类: the class that a suggestion came to. */
export function classBehind({ text, figure, right }: Site): Said | undefined {
  const match = BECAME.exec(sliceOf(text, right));
  if (!match) return undefined;
  const end = figure.end + match[0].length;
  return said(figure.passage, text, { start: end - (match[1] as string).length, end });
}
