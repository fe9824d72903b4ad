import type { IssueKey } from '../bulletin/issue-key.ts';
import { type AttestedPlace, type Mechanism, STAGES, type Stage } from './schema.ts';

/** A name shorter than this may be part of any word. */
const SHORTEST = 3;

/** What a mechanism is called in a text: without the addition in brackets that tells it from others. */
export function plainName(name: string): string {
  return name.replace(/（[^）]*）/gu, '').replace(/^[“《]([^“”《》]*)[”》]$/u, '$1');
}

/**
 * The stages of the life of a suggestion that a passage tells of: those of the mechanisms attested there, and the
 * main stage of every mechanism whose name stands in it. In the order of the life.
 */
export function stageFinder(
  mechanisms: readonly Mechanism[],
  places: readonly AttestedPlace[],
): (serial: IssueKey, passage: string, text: string) => Stage[] {
  const attested = Map.groupBy(places, ({ serial, passage }) => `${serial}#${passage}`);
  const named = mechanisms
    .map(({ name, stages }) => ({ name: plainName(name), stage: stages[0] }))
    .filter(({ name }) => [...name].length >= SHORTEST);
  return (serial, passage, text) => {
    const found = new Set<Stage | undefined>([
      ...(attested.get(`${serial}#${passage}`) ?? []).flatMap(({ stages }) => stages),
      ...named.filter(({ name }) => text.includes(name)).map(({ stage }) => stage),
    ]);
    return STAGES.filter((stage) => found.has(stage));
  };
}
