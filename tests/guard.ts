import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { slashed } from '../scripts/run.ts';
import { isCollection } from './collection.ts';

/**
 * Before every file of tests that know the frozen collection: whoever opens what the project itself publishes is told so.
 * Else a test holds until an issue is added, corrected or taken away.
 */
const ROOT = process.cwd();
/** Where the project itself publishes just the frozen collection, its own build is the one that is tested. */
const isFive = inject('five') === ROOT;
const READERS = [
  'cpSync',
  'createReadStream',
  'existsSync',
  'globSync',
  'openSync',
  'readFileSync',
  'readdirSync',
  'statSync',
] as const;

function refuse(path: unknown): void {
  if (typeof path !== 'string' && !(path instanceof URL)) return;
  const file = slashed(relative(ROOT, resolve(path instanceof URL ? fileURLToPath(path) : path)));
  if (isFive && /^dist(?:\/|$)/u.test(file)) return;
  if (isCollection(file) || /^(?:dist|content|src\/data)(?:\/[*{]|$)|^dist\//u.test(file))
    throw new Error(`a test reads ${file}, which may change at any time: take it from tests/collection.ts`);
}

// Lists of files below src/ are of the program: from its first use on, glob keeps the functions that it has found.
fs.globSync('tests/guard.ts');

const originals = fs as unknown as Record<string, (...given: unknown[]) => unknown>;
for (const name of READERS) {
  const read = originals[name] as (...given: unknown[]) => unknown;
  originals[name] = (...given) => {
    refuse(given[0]);
    return read(...given);
  };
}
syncBuiltinESMExports();
