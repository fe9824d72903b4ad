import { formatAmount } from '../format.ts';
import type { Observation } from './schema.ts';

/** 14万余名, 50多万字 as printed: the bulletin's own word; else the value with the word that stands before it. */
export function displayOf(observation: Observation): string {
  const printed = observation.citations[0]?.printed ?? '';
  return observation.status === 'printed' && /[余多]/u.test(printed) ? printed : formatAmount(observation);
}
