import { isContactLike } from '../bulletin/labels.ts';
import type { Entry } from '../proof/record.ts';
import { REMOVALS, SUBSTITUTIONS } from '../proof/rules.ts';
import { WITHHELD } from './received.ts';

/** What an import took out or wrote in another way, by the rule that did it; what readers may check line by line. */
export interface ChangeList {
  rule: string;
  name: string;
  why: string;
  count: number;
  /** The same words once, with all their lines. */
  words: { from: string; to: string; lines: number[] }[];
}

const RULES: Readonly<Record<string, { name: string; why: string }>> = { ...REMOVALS, ...SUBSTITUTIONS };

/**
 * The record of an import as a reader sees it, in the order of the rules.
 * @param isWithheld true for a line in which something is not shown: of it no words are quoted
 */
export function listChanges(record: readonly Entry[], isWithheld: (line: number) => boolean): ChangeList[] {
  const byRule = Map.groupBy(record, ({ rule }) => rule);
  return Object.entries(RULES).flatMap(([rule, { name, why }]) => {
    const own = byRule.get(rule as Entry['rule']) ?? [];
    if (own.length === 0) return [];
    const shown = (text: string, line: number) =>
      isWithheld(line) || isContactLike(text) ? text.replace(/\S/gu, WITHHELD) : text;
    const groups = Map.groupBy(own, ({ line, from, to }) => `${shown(from, line)}\t${shown(to, line)}`);
    const words = [...groups].map(([key, group]) => {
      const [from = '', to = ''] = key.split('\t');
      return { from, to, lines: [...new Set(group.map(({ line }) => line))] };
    });
    return [{ rule, name, why, count: own.length, words }];
  });
}
