import { fractionOf } from './fraction.ts';
import { allShifted } from './raised.ts';

/** A field `EQ` in one line. */
export interface FieldText {
  text: string;
  /** False: a makeshift, whose order and brackets an editor should compare. */
  isSure: boolean;
}

/** Deeper than anybody nests, and no danger to the stack. */
const DEEPEST = 8;
const CIRCLED = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿'];
const CIRCLED_HAN = new Map(
  [...'一二三四五六七八九十月火水木金土日株有社名特財祝勞秘男女適優印注項休写正上中下左右医宗学監企資協夜'].map(
    (sign, i) => [sign, String.fromCodePoint(0x3280 + i)],
  ),
);
const RINGS = /^[○〇◯oO]$/u;

/** What one character or number in a ring is, where Unicode has it: 1 → ①, 一 → ㊀, A → Ⓐ. */
function circled(words: string): string | undefined {
  const plain = words.normalize('NFKC');
  if (/^\d{1,2}$/u.test(plain)) return Number(plain) === 0 ? '⓪' : CIRCLED[Number(plain) - 1];
  if (/^[A-Z]$/u.test(plain)) return String.fromCodePoint(0x24b6 + plain.charCodeAt(0) - 0x41);
  if (/^[a-z]$/u.test(plain)) return String.fromCodePoint(0x24d0 + plain.charCodeAt(0) - 0x61);
  return CIRCLED_HAN.get(plain);
}

/** True where the field is one fraction and nothing else. */
export function isFractionField(instruction: string): boolean {
  return /^\s*EQ\s+\\f\s*\([^\\]*\)\s*$/iu.test(instruction);
}

/**
 * The instruction of a field `EQ` in one line (ECMA-376 part 1, section 17.16.5.16): fractions `\f`, roots `\r`, raised
 * and lowered words `\s`, characters in a ring `\o`, brackets `\b`.
 * @param instruction `EQ \f(2,3)`; the separator may be a semicolon
 * @returns undefined where a switch is none of these, or Unicode has no character for it
 */
export function equationField(instruction: string): FieldText | undefined {
  const body = instruction.replace(/^\s*EQ\s*/iu, '').trim();
  return body.includes('\\') ? linear(body, 0) : undefined;
}

function linear(body: string, depth: number): FieldText | undefined {
  if (depth > DEEPEST) return undefined;
  let text = '';
  let isSure = true;
  for (let at = 0; at < body.length; ) {
    const sign = body[at] as string;
    if (sign !== '\\') {
      text += sign;
      at++;
      continue;
    }
    // A backslash before a mark says that the mark is meant.
    if (/[\\(),;]/u.test(body[at + 1] ?? '')) {
      text += body[at + 1];
      at += 2;
      continue;
    }
    const found = /^\\([a-z]{1,2})\s*((?:\\[a-z]{2}\d*(?:\\.)?\s*)*)\(/iu.exec(body.slice(at));
    const end = found ? closing(body, at + found[0].length) : undefined;
    if (!found || end === undefined) return undefined;
    const parts = split(body.slice(at + found[0].length, end)).map((part) => linear(part.trim(), depth + 1));
    const whole = parts.every((part) => part !== undefined)
      ? set((found[1] ?? '').toLowerCase(), (found[2] ?? '').toLowerCase().trim(), parts)
      : undefined;
    if (!whole) return undefined;
    text += whole.text;
    isSure &&= whole.isSure;
    at = end + 1;
  }
  return { text, isSure };
}

/** One switch with what stands in its brackets. */
function set(name: string, options: string, parts: readonly FieldText[]): FieldText | undefined {
  const [first, second] = parts;
  const areSure = parts.every(({ isSure }) => isSure);
  if (!first || first.text + (second?.text ?? '') === '') return undefined;
  if (name === 'f' && second && parts.length === 2) {
    const { text, isSure } = fractionOf(first.text, second.text);
    return { text, isSure: isSure && areSure };
  }
  if (name === 'r' && parts.length <= 2) {
    const [degree, base] = second ? [first.text, second.text] : ['', first.text];
    const root = allShifted(degree, 'up') ?? degree;
    return { text: `${root}√${[...base].length > 1 ? `(${base})` : base}`, isSure: false };
  }
  if (name === 's' && parts.length === 1) {
    const shift = /^\\do/u.test(options) ? 'down' : 'up';
    const text = allShifted(first.text, shift);
    return text === undefined || (options && !/^\\(?:up|do)\d*$/u.test(options))
      ? undefined
      : { text, isSure: areSure };
  }
  if (name === 'o' && second && parts.length === 2) {
    const [inside] = RINGS.test(first.text) ? [second.text] : RINGS.test(second.text) ? [first.text] : [undefined];
    const text = inside === undefined ? undefined : circled(inside);
    return text === undefined ? undefined : { text, isSure: true };
  }
  if (name === 'b' && options === '' && parts.length === 1) return { text: `(${first.text})`, isSure: areSure };
  return undefined;
}

/** Where the bracket closes that was opened before an offset. */
function closing(body: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < body.length; at++) {
    const sign = body[at];
    if (sign === '\\' && /[\\(),;]/u.test(body[at + 1] ?? '')) at++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at;
  }
  return undefined;
}

/** The parts between separators; those in inner brackets part nothing. */
function split(words: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < words.length; at++) {
    const sign = words[at] as string;
    if (sign === '\\' && /[\\(),;]/u.test(words[at + 1] ?? '')) {
      parts[parts.length - 1] += sign + words[++at];
      continue;
    }
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (depth === 0 && /[,，;；]/u.test(sign)) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
