/**
 * After a build: every address that was ever published must still be answered; new ones join the list.
 *
 *     node scripts/addresses.ts
 *
 * The list, content/published/addresses.txt, only grows; it is committed with what it lists.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { parse } from 'yaml';
import { addressOfFile, checkAddresses } from '../src/lib/published/addresses.ts';
import { report } from './run.ts';

const LIST = 'content/published/addresses.txt';
const REDIRECTS = 'content/published/redirects.yaml';

const published = existsSync(LIST) ? readFileSync(LIST, 'utf8').split('\n').filter(Boolean) : [];
const redirects = (parse(readFileSync(REDIRECTS, 'utf8')) ?? {}) as Record<string, string>;
const built = globSync('dist/**/*', { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .flatMap((entry) => addressOfFile(relative('dist', `${entry.parentPath}/${entry.name}`)) ?? []);
const { lost, added } = checkAddresses(published, built, redirects);
report(
  lost.map((quote) => ({
    code: 'lost-address',
    severity: 'error',
    file: LIST,
    line: published.indexOf(quote) + 1,
    quote,
    message: '这个地址公布过，这次构建里没有了',
    repair: `恢复它，或者在 ${REDIRECTS} 里写明它的新地址。`,
  })),
);
if (lost.length === 0 && added.length > 0) {
  writeFileAtomic.sync(LIST, `${[...published, ...added].join('\n')}\n`);
  console.log(`${LIST}：新增 ${added.length} 个地址，请一并提交。`);
}
