import { ideographOf } from '../../text/ideographs.ts';
import { characterOfPrivate } from '../../text/private-use.ts';
import type { TracedLine } from './traced.ts';

/** Commands to a terminal, `ESC [ 8 m`: without their escape the rest would be words. */
const TERMINAL = new RegExp(
  [
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]',
    '\\u001b[()*+][0-9A-Z]',
    '\\u001b\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)',
  ].join('|'),
  'gu',
);
/** Characters that are not seen: controls, formats (zero width, direction, soft hyphen, tags), fillers, variation selectors. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these is one invisible character
const INVISIBLE = /[\p{Cf}\p{NChar}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: form feeds and stray controls are marks of recognition
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;

/** What the characters of a line were, for one report over the whole text. */
export interface Oddities {
  terminal: string[];
  /** Code points that were taken out, each as often as it stood there. */
  invisible: string[];
  /** 部→本字. */
  radicals: string[];
}

/** Takes out what nobody can see, and writes radicals as the ideographs that they are the signs of. */
export function takeCharacters(line: TracedLine): Oddities {
  const terminal = line.removeAll('terminal-command', TERMINAL);
  const invisible = [...line.removeAll('invisible', INVISIBLE), ...line.removeAll('invisible', CONTROL)];
  const radicals = line
    .substituteAll('radical', /[\u2e80-\u2fdf\u31c0-\u31ef]/gu, (sign) => ideographOf(sign) ?? sign)
    .flatMap((sign) => {
      const ideograph = ideographOf(sign);
      return ideograph ? [`${sign}→${ideograph}`] : [];
    });
  line.substituteAll('private-use', /\p{Co}/gu, (sign) => characterOfPrivate(sign) ?? sign);
  return { terminal, invisible, radicals };
}

/** The first character that stands for none, or that only its own font knows. */
export function findUnknown(text: string): string | undefined {
  return /[\p{Co}\ufffd]|(?!\p{NChar})\p{Cn}/u.exec(text)?.[0];
}
