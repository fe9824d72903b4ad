import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slashed } from '../../scripts/run.ts';

/** From left to right: a folder of src/lib imports only from itself and from its left. */
const LIB_ORDER = [
  'address.ts',
  'diagnostic.ts',
  'fault',
  'text',
  'proof',
  'document',
  'bulletin',
  'receive',
  'source',
  'quantity',
  'clause',
  'citation',
  'format.ts',
  'indicator',
  'dataset',
  'arithmetic',
  'chart',
  'picture',
  'published',
  'deploy',
  'mechanism',
  'search',
  'reading',
];

/** What each part outside lib may import inside the project. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  lib: ['lib'],
  'site.ts': ['lib/address.ts'],
  'edition.ts': ['lib/published'],
  'extracted.ts': ['lib', 'edition.ts'],
  'base.ts': [],
  'middleware.ts': ['lib'],
  client: [
    'lib/chart',
    'lib/search',
    'lib/bulletin/imprint.ts',
    'lib/bulletin/id.ts',
    'lib/bulletin/issue-key.ts',
    'lib/bulletin/issue-name.ts',
    'lib/format.ts',
    'lib/text/title.ts',
    'lib/citation/retarget.ts',
    'client',
    'styles',
    'base.ts',
  ],
  loaders: ['lib', 'edition.ts'],
  'content.config.ts': ['lib', 'loaders'],
  queries: ['lib', 'data', 'queries', 'site.ts', 'edition.ts', 'extracted.ts'],
  components: ['lib', 'queries', 'components', 'client', 'citation', 'styles', 'site.ts', 'base.ts'],
  citation: ['lib', 'citation'],
  pictures: ['lib', 'pictures'],
  layouts: ['lib', 'components', 'client', 'styles', 'site.ts', 'base.ts'],
  pages: ['lib', 'queries', 'components', 'layouts', 'client', 'citation', 'pictures', 'styles', 'site.ts', 'base.ts'],
  scripts: ['lib', 'scripts', 'site.ts', 'edition.ts', 'extracted.ts'],
};

/** Modules of the platform and the framework that the pure core must not know. */
const IMPURE = /^(?:node:|astro|pagefind|sirv|playwright)/u;
const LONGEST_FILE = 250;
/** One list, which is looked through as a whole. */
const LISTS = ['src/lib/fault/table.ts'];

interface Import {
  from: string;
  to: string;
}

const files = globSync('{src,scripts}/**/*.{ts,astro}')
  .map((file) => slashed(file))
  .sort();
const imports = files.flatMap(readImports);

function readImports(file: string): Import[] {
  const code = readFileSync(file, 'utf8');
  const found = code.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s*'([^']+)'/gu,
  );
  return [...found].map(([, a, b, c]) => ({ from: file, to: a ?? b ?? c ?? '' }));
}

/** Path inside the project, or undefined for a package. */
function resolve({ from, to }: Import): string | undefined {
  return to.startsWith('.') ? posix.join(posix.dirname(from), to) : undefined;
}

const part = (file: string) => (file.startsWith('scripts/') ? 'scripts' : (file.split('/')[1] ?? ''));

describe('architecture', () => {
  it('reads the imports of the whole project', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(150);
  });

  it('lets a part import only what stands before it', () => {
    const wrong = imports.flatMap((found) => {
      const target = resolve(found);
      if (!target) return [];
      const inside = target.replace(/^src\//u, '');
      const allowed = MAY_IMPORT[part(found.from)];
      return allowed?.some((prefix) => inside === prefix || inside.startsWith(`${prefix}/`))
        ? []
        : [`${found.from} → ${target}`];
    });
    expect(wrong).toEqual([]);
  });

  it('keeps the order of the folders of src/lib', () => {
    const rank = (file: string) => LIB_ORDER.indexOf(file.replace(/^src\/lib\//u, '').split('/')[0] ?? '');
    const inLib = imports.filter(({ from }) => from.startsWith('src/lib/'));
    expect([...new Set(inLib.map(({ from }) => from).filter((file) => rank(file) < 0))]).toEqual([]);
    const backwards = inLib.flatMap((found) => {
      const target = resolve(found);
      // A type of format.ts may be that of a quantity; values run one way.
      return target && rank(target) > rank(found.from) ? [`${found.from} → ${target}`] : [];
    });
    expect(backwards).toEqual([]);
  });

  it('keeps disk, clock, framework and browser out of src/lib', () => {
    const packages = imports.filter(({ from, to }) => from.startsWith('src/lib/') && IMPURE.test(to));
    expect(packages.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
    const lib = files.filter((file) => file.startsWith('src/lib/'));
    const impure = lib.filter((file) =>
      /\b(?:(?:document|window|process)\.|Date\.now\(|Math\.random\(|fetch\()|new Date\(\)/u.test(stripComments(file)),
    );
    expect(impure).toEqual([]);
  });

  it('has no import cycle, types included', () => {
    const graph = Map.groupBy(imports, ({ from }) => from);
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const found of graph.get(file) ?? []) {
        const target = resolve(found);
        if (target) visit(target, [...path, file]);
      }
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('lets chart.js be imported as a value in one module only', () => {
    const importers = imports.filter(({ to }) => to === 'chart.js').map(({ from }) => from);
    const values = importers.filter((file) => !/import type [^;]*'chart\.js'/u.test(readFileSync(file, 'utf8')));
    expect(values).toEqual(['src/client/draw.ts']);
  });

  it('lets content and computed data be read in src/queries only', () => {
    const callers = files.filter((file) => /\bgetCollection\(|from '[./]+data\//u.test(readFileSync(file, 'utf8')));
    expect(callers.length).toBeGreaterThan(3);
    expect(callers.filter((file) => !file.startsWith('src/queries/'))).toEqual([]);
  });

  it('lets a path of the site become an address by at(), absolute() and wholeAddress() only', () => {
    const direct = files.filter((file) => {
      const code = stripComments(file);
      if (file.startsWith('src/lib/')) return file !== 'src/lib/address.ts' && /new URL\(/u.test(code);
      return /\b(?:href|src|action)=\{?["'`]\/|\b(?:fetch|import)\(["'`]\/|new URL\([^)]*(?:SITE\.address|Astro\.site)/u.test(
        code.replace('new URL(Astro.url.pathname, Astro.site)', ''),
      );
    });
    // What stands in a variable is seen in the build below a path: tests/browser/below.test.ts.
    expect(direct).toEqual([]);
  });

  it(`keeps every file within ${LONGEST_FILE} lines`, () => {
    const long = files.filter(
      (file) => !LISTS.includes(file) && readFileSync(file, 'utf8').split('\n').length > LONGEST_FILE + 1,
    );
    expect(long).toEqual([]);
  });
});

function stripComments(file: string): string {
  return readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, '');
}
