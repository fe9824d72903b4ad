import type { Role } from '../clause/reading.ts';
import { formatAmount } from '../format.ts';
import type { Observation } from './schema.ts';

/** 14万余名, 50多万字 as printed: the bulletin's own word; else the value with the word that stands before it. */
export function displayOf(observation: Observation): string {
  const printed = observation.citations[0]?.printed ?? '';
  return observation.status === 'printed' && /[余多]/u.test(printed) ? printed : formatAmount(observation);
}

/** In what role a number is said, for readers. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  stated: '结果',
  part: '其中',
  share: '占比',
  change: '增减',
  before: '变化前',
  after: '变化后',
  target: '目标或要求',
  perUnit: '每单位',
};
