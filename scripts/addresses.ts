/**
 * After a build: pages for former addresses; every address that was ever published must still be answered, and every passage and sentence
 * must still stand on its page; new ones join the lists.
 *
 *     node scripts/addresses.ts
 *
 * The lists, content/published/addresses.txt and ids.txt, only grow; they are committed with what they list.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { parse } from 'yaml';
import { baseOf } from '../src/lib/address.ts';
import { addressOfFile, checkAddresses, idsOfPage } from '../src/lib/published/addresses.ts';
import { movedPage, RedirectFileSchema } from '../src/lib/published/moved.ts';
import { SITE } from '../src/site.ts';
import { addressOfBuild } from './built.ts';
import { growsUnkept, IS_CI } from './ledgers.ts';
import { filesBelow, report } from './run.ts';

const REDIRECTS = 'content/published/redirects.yaml';

const read = RedirectFileSchema.safeParse(parse(readFileSync(REDIRECTS, 'utf8')) ?? {});
report(
  (read.error?.issues ?? []).map(({ path, message }) => ({
    code: 'bad-file',
    severity: 'error',
    file: REDIRECTS,
    line: 1,
    quote: path.join('.'),
    message,
    repair: '照文件开头的例子改正。',
  })),
);
const redirects = read.data ?? {};
const base = baseOf(addressOfBuild('dist'));
const linkTo = (path: string) => `${base}${path.slice(1)}`;
for (const [from, to] of Object.entries(redirects)) {
  mkdirSync(`dist${from}`, { recursive: true });
  writeFileAtomic.sync(`dist${from}index.html`, movedPage(from, to, SITE, linkTo));
}
const files = filesBelow('dist');

keep({
  list: 'content/published/addresses.txt',
  what: '个地址',
  built: files.flatMap((file) => addressOfFile(file) ?? []),
  lostCode: 'lost-address',
  repair: `恢复它，或者在 ${REDIRECTS} 里写明它的新地址。`,
});
keep({
  list: 'content/published/ids.txt',
  what: '处编号',
  built: files
    .filter((file) => /^issues\/\d+\/index\.html$/u.test(file))
    .flatMap((file) => idsOfPage(readFileSync(`dist/${file}`, 'utf8')).map((id) => `/${dirname(file)}/#${id}`)),
  lostCode: 'lost-id',
  repair: '校订只改字、不移动编号：检查这一期最近的改动，恢复原来的分段和分句。',
});

interface Published {
  list: string;
  what: string;
  built: readonly string[];
  lostCode: string;
  repair: string;
}

/** Reports what the list has and the build has not; else writes down what is new. */
function keep({ list, what, built, lostCode, repair }: Published): void {
  const published = existsSync(list) ? readFileSync(list, 'utf8').split(/\r?\n/u).filter(Boolean) : [];
  const { lost, added } = checkAddresses(published, built, redirects);
  report(
    lost.map((quote) => ({
      code: lostCode,
      severity: 'error',
      file: list,
      line: published.indexOf(quote) + 1,
      quote,
      message: '公布过，这次构建里没有了',
      repair,
    })),
  );
  if (lost.length > 0 || added.length === 0) return;
  if (IS_CI) {
    report([growsUnkept(list, 'npm run build')]);
    return;
  }
  writeFileAtomic.sync(list, `${[...published, ...added].join('\n')}\n`);
  console.log(`${list}：新增 ${added.length} ${what}，请一并提交。`);
}
