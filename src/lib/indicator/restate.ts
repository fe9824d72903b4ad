import type { Observation } from './schema.ts';

/**
 * Observations that several bulletins print alike, made one with several citations: the same indicator,
 * entity, part, value and dated period. Those without a date stay apart: 目前 of two bulletins is two times.
 */
export function mergeRestated(observations: readonly Observation[]): Observation[] {
  const merged = new Map<string, Observation>();
  for (const [i, observation] of observations.entries()) {
    const same = merged.get(keyOf(observation, i));
    const serials = same?.citations.map(({ serial }) => serial) ?? [];
    const isRestated = same && !observation.citations.some(({ serial }) => serials.includes(serial));
    if (isRestated) {
      merged.set(keyOf(observation, i), { ...same, citations: [...same.citations, ...observation.citations] });
    } else merged.set(same ? `${keyOf(observation, i)} ${i}` : keyOf(observation, i), observation);
  }
  return [...merged.values()];
}

function keyOf(observation: Observation, index: number): string {
  const { value, min, max, unit, approximation, status } = observation;
  const statement = statementOf(observation);
  return JSON.stringify([statement ?? index, value, min, max, unit, approximation, status]);
}

/** What an observation is a statement of: two with equal keys and different values contradict each other. */
export function statementOf({ indicator, entity, breakdown, period }: Observation): string | undefined {
  if (!period?.start || !period.end) return undefined;
  return JSON.stringify([indicator, entity.id ?? entity.name, breakdown, period.start, period.end]);
}
