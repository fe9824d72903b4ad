import { foldWidth, readNumeral } from '../text/numeral.ts';
import type { Bulletin } from './schema.ts';

/** How a masthead says that an issue is a supplement (增刊), and what follows from that for its number. */

export interface Mention {
  /** The year whose supplements are counted, where it is printed with the word. */
  year?: number;
  number?: number;
  /** 第2期（增刊）: the number may be that of the year's issues, to one of which this is a supplement. */
  isNumberBefore: boolean;
  /** What else the line says, its 总期号 left out, too; and whether it is set apart from these words. */
  rest: string;
  isSetApart: boolean;
}

const NUMERAL = '(\\d{1,3}|[一二三四五六七八九十百零〇两]+)';
const YEAR = '(?<!\\d)((?:19|20)\\d\\d|[一二][〇零一二三四五六七八九]{3})年?度?';
const COUNTER = '[期号辑集册]';
/** Brackets, dots and blanks between the parts. */
const BETWEEN = '[^\\p{L}\\p{N}]*';
/** 增刊第1期, 2026年增刊（一）, 增刊〔2026年第2期〕, 增刊之二; the numeral of a date that follows is none. */
const NUMBER_BEHIND = new RegExp(
  `(?:${YEAR}${BETWEEN})?增刊${BETWEEN}(?:${YEAR}${BETWEEN})?[第之]?${NUMERAL}(?![\\d年月日.．/-]|[一二三四五六七八九十百零〇])${COUNTER}?`,
  'u',
);
/** 2026年第2期（增刊）, 第二期增刊. */
const NUMBER_BEFORE = new RegExp(`(?:${YEAR}${BETWEEN})?(?<!总)第${NUMERAL}${COUNTER}${BETWEEN}增刊`, 'u');
/** 2026年增刊, 增刊（2026年）; a date that follows gives no year. */
const BARE = new RegExp(
  `(?:${YEAR}${BETWEEN})?增刊(?:${BETWEEN}${YEAR}(?![\\d年月.．/-]|[一二三四五六七八九十]))?`,
  'u',
);
const SERIAL = /总第?[^期]{1,20}期/u;

/** What a line of a masthead says of a supplement; undefined where it names none. */
export function readMention(text: string): Mention | undefined {
  if (!/增\s*刊/u.test(text)) return undefined;
  // A blank between two digits holds two numbers apart. Recognition may read the 〇 of a year as a circle.
  const line = foldWidth(text)
    .replace(SERIAL, '')
    .replace(/(?<=\p{Script=Han})\s+(?=刊)|(?<!\d)\s+(?=[\d\p{Script=Han}])|\s+(?!\d)/gu, '')
    .replace(/[○◯O](?=[〇零○◯O一二三四五六七八九]{0,3}年)/gu, '〇');
  const [behind, before, bare] = [NUMBER_BEHIND, NUMBER_BEFORE, BARE].map((form) => form.exec(line));
  const found = behind ?? before ?? bare;
  if (!found) return undefined;
  const numeral = behind?.[3] ?? (behind ? undefined : before?.[2]);
  const year = behind || found === bare ? (found[1] ?? found[2]) : found[1];
  const after = line.slice(found.index + found[0].length);
  return {
    ...(year !== undefined && { year: readNumeral(year) ?? Number.NaN }),
    ...(numeral !== undefined && { number: readNumeral(numeral) ?? Number.NaN }),
    isNumberBefore: found === before,
    rest: line.slice(0, found.index) + after,
    isSetApart: /^[^\p{L}\p{N}]/u.test(after),
  };
}

/** What the number of an issue is told from. */
export type Numbered = Pick<Bulletin, 'serial' | 'number' | 'date'> & { masthead?: readonly string[] | undefined };

/** What the masthead says of a supplement: also of one that prints a 总期号, and by that is an issue like others. */
export function mentionIn(masthead: readonly string[] = []): Mention | undefined {
  const found = masthead.flatMap((line) => readMention(line) ?? []);
  return found.find(({ number }) => number !== undefined) ?? found[0];
}

/** True for what has 增刊 in its masthead, with a 总期号 or without. */
export function isPrintedAsSupplement({ serial, masthead }: Numbered): boolean {
  return typeof serial === 'string' || mentionIn(masthead) !== undefined;
}

/**
 * The 总期号 of an issue whose 期号 counts on with the others of its year: only of these 总期号 − 期号 says how many came
 * before the year. A supplement is numbered apart, or may be.
 */
export function serialInRun(bulletin: Numbered): number | undefined {
  return typeof bulletin.serial === 'number' && !isPrintedAsSupplement(bulletin) ? bulletin.serial : undefined;
}
