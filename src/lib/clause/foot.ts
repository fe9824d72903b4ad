import { isContributor, isDateLine, isUnit, nameUnits, splitContributor } from '../bulletin/byline.ts';
import type { Block } from '../bulletin/schema.ts';
import { readDay } from './day.ts';
import type { Discourse } from './reading.ts';

/** Lines below a text: who signs it, who sent it in, the day. */
const LINES = 3;

/**
 * What the foot of a text says of it: the body that signs it (落款) or sent it in (供稿), and its day. The day may stand on the line
 * of the name: 云溪县人大常委会 2024年1月5日.
 */
export function footOf(blocks: readonly Block[]): Pick<Discourse, 'date' | 'unit'> {
  const last = blocks.slice(-LINES).flatMap((block) => (block.kind === 'table' ? [] : [block.passage.text]));
  const lines = last.flatMap((text) => {
    const [, contributor] = splitContributor(text);
    return contributor ? [contributor] : text.split(/\s{2,}|\u3000/u).flatMap(parted);
  });
  const signing = lines.filter((line) => isContributor(line) || isUnit(line));
  const { unit } = nameUnits(
    signing.map((text) => ({ text, place: 'end' })),
    '',
  );
  const signed = unit ?? signing.find((line) => isUnit(line))?.replace(/^[（(]|[）)]$/gu, '');
  const date = lines.filter(isDateLine).map(readDay).find(Boolean);
  return { ...(date && { date }), ...(signed && { unit: signed }) };
}

/** A line of a name and a day, cut between them. */
function parted(line: string): string[] {
  const [, name = '', day = ''] =
    /^(\p{Script=Han}{4,30}?)\s*((?:\d{4}|[二〇零]{4})年.{2,8}日)$/u.exec(line.trim()) ?? [];
  return day ? [name, day] : [line.trim()];
}
