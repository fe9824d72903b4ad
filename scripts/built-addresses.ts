import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { addressOfFile, checkAddresses, idsOfPage } from '../src/lib/published/addresses.ts';
import type { Redirects } from '../src/lib/published/moved.ts';
import { ADDRESSES, IDS, listFile, REDIRECTS, readList } from './ledgers.ts';
import { filesBelow } from './run.ts';

/** The addresses of a build, and the places in the texts that can be linked to, by the name of their list. */
export type BuiltAddresses = Record<typeof ADDRESSES | typeof IDS, readonly string[]>;

/** What of a build has an address. */
export function builtAddresses(folder: string): BuiltAddresses {
  const files = filesBelow(folder);
  return {
    [ADDRESSES]: files.flatMap((file) => addressOfFile(file) ?? []),
    [IDS]: files
      .filter((file) => /^issues\/[^/]+\/index\.html$/u.test(file))
      .flatMap((file) => idsOfPage(readFileSync(`${folder}/${file}`, 'utf8')).map((id) => `/${dirname(file)}/#${id}`)),
  };
}

/** What was published and a build does not answer any more. */
export function lostFrom(built: BuiltAddresses, redirects: Redirects): Diagnostic[] {
  const repairs = {
    [ADDRESSES]: `恢复它，或者在 ${REDIRECTS} 里写明它的新地址。`,
    [IDS]: '校订只改字、不移动编号：检查这一期最近的改动，恢复原来的分段和分句。',
  };
  return ([ADDRESSES, IDS] as const).flatMap((list) => {
    const published = linesOf(list);
    return checkAddresses(published, built[list], redirects).lost.map(
      (quote): Diagnostic => ({
        code: list === IDS ? 'lost-id' : 'lost-address',
        severity: 'error',
        file: listFile(list),
        line: published.indexOf(quote) + 1,
        quote,
        message: '公布过，这次构建里没有了',
        repair: repairs[list],
      }),
    );
  });
}

/** What of a build readers have not been promised yet, by list. */
export function newIn(built: BuiltAddresses): BuiltAddresses {
  const added = (list: typeof ADDRESSES | typeof IDS) => checkAddresses(linesOf(list), built[list], {}).added;
  return { [ADDRESSES]: added(ADDRESSES), [IDS]: added(IDS) };
}

/** A list with what has come to it. */
export function grown(list: typeof ADDRESSES | typeof IDS, added: readonly string[]): string {
  return [...linesOf(list), ...added].map((line) => `${line}\n`).join('');
}

function linesOf(list: string): string[] {
  return readList(list).split('\n').filter(Boolean);
}
