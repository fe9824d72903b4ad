import { RE2JS } from 're2js';

/**
 * A regular expression of a rule, written by an editor. It is matched by RE2's automaton, in time that grows with the text
 * alone: a careless pattern such as `(?:[^，]+)+甲` would hold up a backtracking engine for hours. RE2 knows no look-around
 * and no back-references (https://github.com/google/re2/wiki/Syntax).
 */
export interface Pattern {
  readonly source: string;
  isIn(text: string): boolean;
  /** The text begins with it. */
  startsIn(text: string): boolean;
  /** The text ends with it. */
  endsIn(text: string): boolean;
}

/** @throws Error where the expression is not valid, or uses what RE2 does not know */
export function readPattern(source: string): Pattern {
  const [anywhere, start, end] = [source, `^(?:${source})`, `(?:${source})$`].map((expression) =>
    RE2JS.compile(RE2JS.translateRegExp(expression)),
  ) as [RE2JS, RE2JS, RE2JS];
  return {
    source,
    isIn: (text) => anywhere.test(text),
    startsIn: (text) => start.test(text),
    endsIn: (text) => end.test(text),
  };
}
