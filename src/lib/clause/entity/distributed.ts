import type { Figure } from '../../quantity/figure.ts';
import { type Clause, subjectAt } from './clauses.ts';
import { type Name, readName } from './name.ts';
import type { KnownNames } from './place.ts';

const SEPARATORS = /[、和及与]/u;
const SHARED_OUT = /(?:分别|依次|各)(?:为|是|达|有|占)?/u;

/** 县自然资源局、县交通运输局、县教育局…分别为22、19和16件: each name has the number of its rank. */
export function distributed(
  text: string,
  clauses: readonly Clause[],
  index: number,
  figure: Figure,
  known: KnownNames,
): Name | undefined {
  const from = sentenceStart(clauses, index);
  const before = text.slice(from, figure.start);
  const cue = SHARED_OUT.exec(before);
  if (!cue) return undefined;
  const names = listedNames(text.slice(from, from + cue.index), known);
  const behind = before.slice(cue.index + cue[0].length);
  if (/[，；]/u.test(behind)) return undefined;
  const rank = behind.match(/\d[\d.,]*\D{0,6}?[、和]/gu)?.length ?? 0;
  const name = names[rank];
  return name && { ...name, at: from + name.start };
}

function sentenceStart(clauses: readonly Clause[], index: number): number {
  let at = index;
  while (at > 0 && !/[。；！？\n]/u.test(clauses[at]?.opened ?? '')) at--;
  return clauses[at]?.start ?? 0;
}

/** Names that follow each other with nothing but signs of a list between them. */
function listedNames(text: string, known: KnownNames): Name[] {
  const names: Name[] = [];
  let at = subjectAt(text);
  while (at < text.length) {
    const name = readName(text, at, known);
    if (!name) break;
    names.push(name);
    if (!SEPARATORS.test(text[name.end] ?? '')) break;
    at = name.end + 1;
  }
  return names;
}
