import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { slashed } from '../../scripts/run.ts';

/** What makes editions, and the packages it reads office files with: a proof by the same code proves nothing. */
const FORBIDDEN_PATHS = ['src/lib/receive', 'src/lib/source', 'src/lib/document', 'scripts/receive'];
const FORBIDDEN_PACKAGES = ['sax', 'yauzl', 'mammoth', 'pdfjs-dist'];

/** Modules that a file names, types included; a name put together at run time is not allowed at all. */
function namesIn(code: string): string[] {
  const found = code.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s*'([^']+)'|(?:require|resolve)\(\s*'([^']+)'\s*\)/gu,
  );
  return [...found].map((groups) => groups.slice(1).find(Boolean) ?? '');
}

const isProof = (file: string) => /^(?:src\/lib|scripts)\/proof(?:\/|\.ts$)/u.test(file);
const isForbidden = (name: string) =>
  FORBIDDEN_PATHS.some((path) => name === `${path}.ts` || name.startsWith(`${path}/`)) ||
  FORBIDDEN_PACKAGES.some((known) => name === known || name.startsWith(`${known}/`));

/** Ways from a module of the proof to what it must not know. */
function findWays(files: readonly string[], read: (file: string) => string | undefined): string[] {
  const ways: string[] = [];
  const seen = new Set<string>();
  const queue = files.map((file) => [file]);
  for (let path = queue.pop(); path; path = queue.pop()) {
    const file = path.at(-1) ?? '';
    if (isForbidden(file)) ways.push(path.join(' → '));
    if (isForbidden(file) || seen.has(file)) continue;
    seen.add(file);
    for (const name of namesIn(read(file) ?? ''))
      queue.push([...path, name.startsWith('.') ? posix.join(posix.dirname(file), name) : name]);
  }
  return ways;
}

const readFile = (file: string) =>
  /^(?:src|scripts)\//u.test(file) && existsSync(file) ? readFileSync(file, 'utf8') : undefined;

it('keeps all modules of the proof from those that make what is proved', () => {
  const files = globSync('{src/lib,scripts}/**/*.ts').map((file) => slashed(file));
  const proof = files.filter(isProof);
  expect(proof.length).toBeGreaterThan(5);
  expect(findWays(proof, readFile)).toEqual([]);
});

it('would find a way over other modules and by any kind of import', () => {
  const project: Record<string, string> = {
    'src/lib/proof/a.ts': "import type { X } from '../text/b.ts';",
    'src/lib/text/b.ts': "export * from './c.ts';\nconst late = await import('sax');",
    'src/lib/text/c.ts': "import {\n  y,\n} from '../receive/d.ts';",
    'scripts/proof/e.ts': "import 'pdfjs-dist/legacy/build/pdf.mjs';",
  };
  const ways = findWays(['src/lib/proof/a.ts', 'scripts/proof/e.ts'], (file) => project[file]);
  expect(ways.sort()).toEqual([
    'scripts/proof/e.ts → pdfjs-dist/legacy/build/pdf.mjs',
    'src/lib/proof/a.ts → src/lib/text/b.ts → sax',
    'src/lib/proof/a.ts → src/lib/text/b.ts → src/lib/text/c.ts → src/lib/receive/d.ts',
  ]);
});
