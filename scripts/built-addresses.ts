import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PUBLISHED } from '../src/edition.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { addressOfFile, checkAddresses, idsOfPage } from '../src/lib/published/addresses.ts';
import type { Redirects } from '../src/lib/published/moved.ts';
import { ADDRESSES, IDS, readList } from './ledgers.ts';
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
  return ([ADDRESSES, IDS] as const).flatMap((list) => {
    const published = linesOf(list);
    return checkAddresses(published, built[list], redirects).lost.map((quote) =>
      fault(list === IDS ? 'lost-id' : 'lost-address', {
        // While publishing the lists are read elsewhere.
        file: `${PUBLISHED}/${list}`,
        line: published.indexOf(quote) + 1,
        quote,
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
