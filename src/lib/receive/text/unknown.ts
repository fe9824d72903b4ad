import type { Diagnostic } from '../../diagnostic.ts';
import type { Place } from '../../document/model.ts';
import { fault } from '../../fault/fault.ts';

/** A character that stands for none, or that only its own font knows: nobody but a person can say what it is. */
export function unknownCharacter(character: string, text: string, { line }: Place): Diagnostic {
  const place = { line, quote: text };
  if (character === '\ufffd') return fault('lost-character', place);
  return fault('private-use', place, { which: `（U+${character.codePointAt(0)?.toString(16).toUpperCase()}）` });
}
