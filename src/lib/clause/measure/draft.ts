import type { Figure } from '../../quantity/figure.ts';
import type { Span } from '../../text/sentence.ts';
import type { Origin, Role } from '../reading.ts';
import type { FoundBase } from './base.ts';
import type { Site } from './site.ts';

/** Words with where they stand. */
export interface Said {
  text: string;
  origin: Origin;
}

/** A reading on its way. */
export interface Draft {
  figure: Figure;
  site?: Site;
  head?: Said | undefined;
  of?: Said | undefined;
  stage?: Said | undefined;
  part?: Said | undefined;
  /** Further heads that its number is said of. */
  also?: Said[] | undefined;
  /** What stands before the head in its phrase: 民生 of 民生支出. */
  modifier?: Said | undefined;
  /** The clause names a part by a whole clause: 涉及交通运输的46件. */
  isRelative?: boolean | undefined;
  role: Role;
  roleFrom: Origin[];
  base?: (FoundBase & { passage: string }) | undefined;
  /** The noun phrase as it stands beside the number. */
  phrase?: string | undefined;
  /** The head stands beside the number; else it was carried. */
  isOwn: boolean;
}

/** Words of a text of a passage. */
export function said(passage: string, text: string, { start, end }: Span): Said {
  return { text: text.slice(start, end), origin: { passage, start, end } };
}

/** 总数152件的90.1%: the number that a share is of; no whole of what follows. */
export function isBaseOf({ figure, site }: Draft, next: Draft | undefined): boolean {
  return (
    next?.role === 'share' &&
    site !== undefined &&
    /^[^，。；]{0,8}的$/u.test(site.text.slice(figure.end, next.figure.start))
  );
}

/** 其中3件，: nothing is said of it behind the number. */
export function isSaidOut({ figure, site }: Draft): boolean {
  return site === undefined || /^\s*(?:$|[，。；、：,;:（(])/u.test(site.text.slice(figure.end, site.sentence.end));
}

/** Units that count the same things: 人, 名, 位. */
export function unitGroup({ unit }: Pick<Figure, 'unit'>): string {
  return unit === '名' || unit === '位' ? '人' : unit;
}
