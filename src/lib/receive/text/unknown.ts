import type { Diagnostic } from '../../diagnostic.ts';
import type { Place } from '../../document/model.ts';

/** A character that stands for none, or that only its own font knows: nobody but a person can say what it is. */
export function unknownCharacter(character: string, text: string, { line }: Place): Diagnostic {
  const code = character.codePointAt(0)?.toString(16).toUpperCase();
  const isLost = character === '\ufffd';
  return {
    code: isLost ? 'lost-character' : 'private-use',
    severity: 'error',
    line,
    quote: text,
    message: isLost
      ? '这一行有丢失的字（U+FFFD），在来件里就已经认不出'
      : `这一行有字体自造的字符（U+${code}），不知道是什么字`,
    repair: '对照原件，在来件里换成本来的字，再导入。',
  };
}
