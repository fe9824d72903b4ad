import { shownMasthead } from './imprint.ts';
import type { Bulletin } from './schema.ts';

/** The printed number of an issue: 第5期（总第七百五十五期）, 2026年增刊. */
export function printedNumber({ masthead }: Pick<Bulletin, 'masthead'>): string {
  return shownMasthead(masthead)
    .filter((line) => /期|增\s*刊/u.test(line))
    .join(' ');
}
