import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDraft } from '../../src/edition.ts';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import { isSupplement, titleOfKey } from '../../src/lib/bulletin/issue-key.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
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
  return [
    {
      code: isLate ? 'date-in-the-future' : 'date-too-early',
      severity: 'error',
      file,
      line: 1,
      quote: date,
      message: isLate
        ? `日期 ${date} 还没有到（今天是 ${today}）`
        : `日期 ${date} 早于 ${FIRST_YEAR} 年，那时还没有省人大常委会`,
      repair: '对照原件改正年月日；印件确是以后的日期，到那一天再导入。',
    },
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
  const next = `--number ${fresh.number + 1}`;
  const apart = !isPrinted(fresh)
    ? `这一份没有印序号：查明它是当年第几份增刊，写明序号再导入，例如 ${next}`
    : isPrinted(held)
      ? '两份都印作这个序号：看是不是识别错的，改正来件再导入'
      : `已收的那一份没有印序号：把它的来件（${held.source}）复制到别的文件夹，加 ${next} 导入，再删去 ${target}、它的来件和录入记录，然后导入这一份`;
  return [
    {
      code: 'other-supplement',
      severity: 'error',
      file,
      line: 1,
      message: `${title}已收的是${held.issuer}编的（${held.date}），这个文件是${fresh.issuer}编的（${fresh.date}），不是同一份增刊`,
      repair: `对照两份原件：${apart}；确要用这一份替换已收的，加 --force --replace-published。`,
    },
  ];
}

/** Two institutions may count alike: --force is meant for a better text of the same issue, not for another one. */
export function notAnother(fresh: Bulletin, target: string, file: string, { force, replace }: Settings): Diagnostic[] {
  if (!force || replace || isSupplement(fresh.serial) || !existsSync(target)) return [];
  const { bulletin: held } = fromMdx(readFileSync(target, 'utf8'), target);
  if (!held || (held.issuer === fresh.issuer && held.date === fresh.date)) return [];
  const name = ({ issuer, number, date }: Bulletin) => `${issuer}编的第 ${number} 期（${date}）`;
  return [
    {
      code: 'other-issue',
      severity: 'error',
      file,
      line: 1,
      message: `总第 ${fresh.serial} 期已收的是${name(held)}，这个文件是${name(fresh)}，不是同一期`,
      repair: '对照两份原件的报头；确要用这一份替换读者已经看到的那一期，加 --replace-published。',
    },
  ];
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
  return [
    {
      code: 'published-issue',
      severity: 'error',
      file,
      line: 1,
      message: `总第 ${serial} 期已经公布，读者引用的就是 ${target} 的文字；这次导入要替换它`,
      repair: `改几个字的，直接在 ${target} 里用 choice、sic 标记；确要整期替换，加 --replace-published。`,
    },
  ];
}

/** A bulletin that contradicts its neighbours is an error, unless somebody says that it is printed so. */
export function inSequence(bulletin: Bulletin, file: string, { to, force }: Settings): Diagnostic[] {
  const found = checkSequence(bulletin, neighboursOf(bulletin.serial, to), file);
  return force ? found.map((each) => ({ ...each, severity: 'warning' })) : found;
}
