import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { FORMS } from '../src/lib/receive/form.ts';

/** Where received files are kept whose text had to be converted; beside `content/sources`' own texts. */
const FOLDER = 'received';

export function receivedFolder(sources: string): string {
  return join(sources, FOLDER);
}

/** The kept files that a text was converted from: one, or none where it came as it is. */
export function receivedFiles(sources: string, source: string): string[] {
  const name = basename(source, extname(source));
  return Object.values(FORMS)
    .map(({ extension }) => join(receivedFolder(sources), `${name}.${extension}`))
    .filter((file) => existsSync(file));
}
