import { allShifted } from './raised.ts';

const VULGAR: Readonly<Record<string, string>> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
  '1/5': '⅕',
  '2/5': '⅖',
  '3/5': '⅗',
  '4/5': '⅘',
  '1/6': '⅙',
  '5/6': '⅚',
  '1/7': '⅐',
  '1/8': '⅛',
  '3/8': '⅜',
  '5/8': '⅝',
  '7/8': '⅞',
  '1/9': '⅑',
  '1/10': '⅒',
};

/** A fraction in one line: ⅔, ²⁄₁₁ or, for words, 办结件数/总件数 — the last one is a makeshift (`isSure` false). */
export function fractionOf(numerator: string, denominator: string): { text: string; isSure: boolean } {
  const [above, below] = [numerator.trim(), denominator.trim()];
  const vulgar = VULGAR[`${above}/${below}`];
  if (vulgar) return { text: vulgar, isSure: true };
  const [up, down] = [allShifted(above, 'up'), allShifted(below, 'down')];
  if (up && down) return { text: `${up}\u2044${down}`, isSure: true };
  return { text: `${together(above)}/${together(below)}`, isSure: false };
}

/** A sum above or below the line stays one. */
function together(text: string): string {
  return /[+\-−－＋×÷=＝/]/u.test(text) ? `(${text})` : text;
}
