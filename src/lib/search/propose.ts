import { FIRST, writeAddress } from './address.ts';
import { NOTHING_CHOSEN, type Selection } from './facets.ts';
import type { FigureRow } from './figures.ts';
import { fold } from './fold.ts';
import { type Name, type NameKind, suggest } from './names.ts';
import { formatWords, parseQuery, readingsOf } from './query.ts';
import { NO_VARIANTS, toSimplified, type Variants } from './variants.ts';

/** Something to go on with: a figure and its chart, a name, the same question within one unit. */
export interface Proposal {
  kind: NameKind | 'figure' | 'narrow' | 'apart' | 'simplified';
  text: string;
  href: string;
}

/** At most so many figures of one value. */
const MOST_FIGURES = 4;
/** A part of a unit's name shorter than this may mean anything. */
const SHORTEST_UNIT = 3;

/** The address of a question. */
export function searchHref(q: string, selection: Selection = NOTHING_CHOSEN): string {
  return `/search/${writeAddress({ q, selection, n: FIRST })}`;
}

/**
 * What a question may mean besides its words, each place once.
 * @param figures observations that the question is the value of
 * @param units of the articles, as filters name them
 */
export function propose(
  typed: string,
  names: readonly Name[],
  figures: readonly FigureRow[],
  units: readonly string[],
  variants: Variants = NO_VARIANTS,
): Proposal[] {
  const own = typed.trim();
  const proposals: Proposal[] = [
    ...figures
      .slice(0, MOST_FIGURES)
      .map(({ text, label, href }): Proposal => ({ kind: 'figure', text: `${text}　${label}`, href })),
    ...simplified(own, variants),
    ...takenApart(own),
    ...withinUnit(own, units),
    ...suggest(own, names)
      .filter(({ text, href }) => href || text !== own)
      .map(({ kind, text, href }): Proposal => ({ kind, text, href: href ?? searchHref(text) })),
  ];
  return proposals.filter(({ href }, i) => proposals.findIndex((other) => other.href === href) === i);
}

/** 億 is found as it stands where some text prints it, in a name; 亿 may be meant. */
function simplified(typed: string, variants: Variants): Proposal[] {
  if (![...variants.printed].some((character) => typed.includes(character))) return [];
  const text = toSimplified(typed, variants);
  return text === typed ? [] : [{ kind: 'simplified', text, href: searchHref(text) }];
}

/** 28 件 was read as 28件: as two words it may be meant too. */
function takenApart(typed: string): Proposal[] {
  const [first, second] = readingsOf(typed);
  if (first?.kind !== 'joined' || second?.kind !== 'typed') return [];
  return [
    {
      kind: 'apart',
      text: second.words.join(' '),
      href: searchHref(second.words.map((word) => `"${word}"`).join(' ')),
    },
  ];
}

/** 省财政厅 督办: what the unit's own articles say of the other words. */
function withinUnit(typed: string, units: readonly string[]): Proposal[] {
  const words = parseQuery(typed);
  if (words.length < 2) return [];
  return words.flatMap((word) => {
    const rest = formatWords(words.filter((other) => other !== word));
    return [...word].length < SHORTEST_UNIT
      ? []
      : units
          .filter((unit) => unit && fold(unit).includes(word))
          .map(
            (unit): Proposal => ({
              kind: 'narrow',
              text: `${unit}：${rest}`,
              href: searchHref(rest, { ...NOTHING_CHOSEN, unit: [unit] }),
            }),
          );
  });
}
