import type { Knowledge } from '../src/lib/clause/read.ts';
import type { Indicator } from '../src/lib/indicator/schema.ts';

/** A quantity as a person labelled it by reading; null where the text does not say. */
export interface Label {
  text: string;
  value: number | null;
  min?: number;
  max?: number;
  unit: string;
  approximation: string;
  kind: string;
  entity: string | null;
  /** Names that a careful reader may give as well. */
  entityOr?: string[];
  period: string | null;
  periodOr?: string[];
  measure?: { head: string; of?: string; stage?: string; part?: string };
  /** Another head that is as right. */
  alt?: { head: string };
  role?: string;
  base?: string | null;
  /** The core indicators that it is a result of, by their labels; in sets that say so. */
  core?: string | string[] | null;
  /** The words around it. */
  context: string;
  /** Written in Han numerals. */
  han?: boolean;
}

/** Counts of one comparison; a share is one of them over another. */
export interface Counts {
  labels: number;
  figures: number;
  /** Labels found with value and unit; those of them that agree in the other fields. */
  found: number;
  approximation: number;
  entity: number;
  period: number;
  /** Found labels that say what is measured, and those whose head and part agree; likewise of the role. */
  measured: number;
  measure: number;
  role: number;
  /** Figures that an indicator takes. */
  observed: number;
  /** Labels of a core indicator, figures that a core indicator takes where labels say which, and those that are right. */
  core: number;
  claimed: number;
  rightly: number;
}

export interface Score {
  counts: Counts;
  /** What was not found, what nobody labelled, and what differs, for people who mend rules. */
  problems: string[];
}

/** What a text is read with. */
export type Reading = Knowledge & { indicators: readonly Indicator[] };
