import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS_PATH, partOf, toPartsFile } from '../src/lib/search/parts.ts';
import type { IndexBits } from '../src/lib/search/positions/gram.ts';
import { slashed } from './run.ts';

/** Texts of hits are compared with the directory: there are thousands of them. */
const LISTED = ['search/*.json', 'search/index/*.bin', 'search/figures/*.json'];

/** Writes the list of all parts of a search index, after the last of them. */
export function writeParts(folder: string, bits: IndexBits): void {
  const files = globSync(LISTED, { cwd: folder })
    .map((file) => slashed(file))
    .filter((file) => file !== PARTS_PATH)
    .sort();
  const parts = Object.fromEntries(files.map((file) => [file, partOf(readFileSync(join(folder, file)))]));
  writeFileSync(join(folder, PARTS_PATH), JSON.stringify(toPartsFile(parts, bits)));
}
