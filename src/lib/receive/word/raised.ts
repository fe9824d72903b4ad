import type { Shift } from './piece.ts';

const FORMS: Readonly<Record<Shift, ReadonlyMap<string, string>>> = {
  up: new Map(pairs('0123456789+−-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ')),
  down: new Map(pairs('0123456789+−-=()ni', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙᵢ')),
};
const WIDE: ReadonlyMap<string, string> = new Map(pairs('０１２３４５６７８９＋－＝（）', '0123456789+−=()'));

function pairs(from: string, to: string): [string, string][] {
  const signs = [...to];
  return [...from].map((sign, i) => [sign, signs[i] ?? sign]);
}

/** The Unicode character for a raised or lowered one; undefined where there is none. */
export function shifted(character: string, shift: Shift): string | undefined {
  return FORMS[shift].get(WIDE.get(character) ?? character);
}

/** A text all of whose characters have such a form. */
export function allShifted(text: string, shift: Shift): string | undefined {
  const forms = [...text].map((character) => shifted(character, shift));
  return text && forms.every((form) => form !== undefined) ? forms.join('') : undefined;
}
