import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDraft } from '../../src/edition.ts';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import { isSupplement, titleOfKey } from '../../src/lib/bulletin/issue-key.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { statedBy } from '../../src/lib/source/masthead-fields.ts';
import { checkSequence } from '../../src/lib/source/sequence.ts';
import { BULLETINS } from '../run.ts';
import { neighboursOf } from './neighbours.ts';
import type { Settings } from './settings.ts';

/** What speaks against an issue, held against the day and against what is there. */

/** Standing committees of the provinces are there since 1979; nothing has come that is not printed yet. */
const FIRST_YEAR = 1979;

export function notOfToday({ date }: Bulletin, file: string, { today }: Settings): Diagnostic[] {
  const isLate = date > today;
  if (!isLate && Number(date.slice(0, 4)) >= FIRST_YEAR) return [];
  const place = { file, line: 1, quote: date };
  return [
    isLate
      ? fault('date-in-the-future', place, { date, today })
      : fault('date-too-early', place, { date, first: FIRST_YEAR }),
  ];
}

/**
 * Two supplements may get one key: one that prints no number is taken for the first of its year. Another day or issuer says
 * that they are two.
 */
export function notTaken(fresh: Bulletin, target: string, file: string, { replace }: Settings): Diagnostic[] {
  if (!isSupplement(fresh.serial) || replace || !existsSync(target)) return [];
  const { bulletin: held } = fromMdx(readFileSync(target, 'utf8'), target);
  if (!held || (held.issuer === fresh.issuer && held.date === fresh.date)) return [];
  const title = titleOfKey(fresh.serial);
  const isPrinted = (bulletin: Bulletin) => statedBy(bulletin).number !== undefined;
  const name = ({ issuer, date }: Bulletin) => `${issuer}编的（${date}）`;
  const values = { title, held: name(held), fresh: name(fresh), next: `--number ${fresh.number + 1}` };
  const place = { file, line: 1 };
  if (!isPrinted(fresh)) return [fault('supplement-without-number', place, values)];
  if (isPrinted(held)) return [fault('other-supplement', place, values)];
  return [fault('held-without-number', place, { ...values, source: held.source, target })];
}

/** Two institutions may count alike: --force is meant for a better text of the same issue, not for another one. */
export function notAnother(fresh: Bulletin, target: string, file: string, { force, replace }: Settings): Diagnostic[] {
  if (!force || replace || isSupplement(fresh.serial) || !existsSync(target)) return [];
  const { bulletin: held } = fromMdx(readFileSync(target, 'utf8'), target);
  if (!held || (held.issuer === fresh.issuer && held.date === fresh.date)) return [];
  const name = ({ issuer, number, date }: Bulletin) => `${issuer}编的第 ${number} 期（${date}）`;
  const values = { serial: fresh.serial, held: name(held), fresh: name(fresh) };
  return [fault('other-issue', { file, line: 1 }, values)];
}

/**
 * What readers have is replaced only by somebody who says so, even by a better text of the same issue.
 * @param writes paths that this import would write
 */
export function notPublished(
  { serial }: Bulletin,
  target: string,
  file: string,
  { to, replace }: Settings,
  writes: readonly { path: string }[],
): Diagnostic[] {
  const isReplaced = existsSync(target) && writes.some(({ path }) => path === target);
  if (replace || !isReplaced || resolve(to) !== resolve(BULLETINS) || isDraft(serial)) return [];
  return [fault('published-issue', { file, line: 1 }, { issue: titleOfKey(serial, ' '), target })];
}

/** A bulletin that contradicts its neighbours is an error, unless somebody says that it is printed so. */
export function inSequence(bulletin: Bulletin, file: string, { to, force }: Settings): Diagnostic[] {
  const found = checkSequence(bulletin, neighboursOf(bulletin.serial, to), file);
  return force ? found.map((each) => ({ ...each, severity: 'warning' })) : found;
}
