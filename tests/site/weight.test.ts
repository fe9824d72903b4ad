import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Page, pages } from './dist.ts';

/** What pages weigh on the line: brotli 11 of the HTML and of all that it loads without being asked. */

const weights = new Map<string, number>();
function weigh(file: string): number {
  const known = weights.get(file);
  if (known !== undefined) return known;
  const bytes = brotliCompressSync(readFileSync(`dist${file}`)).length;
  weights.set(file, bytes);
  return bytes;
}

/** A script with what it imports at once; what waits for a reader does not count. */
function withImports(file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  for (const [, next] of readFileSync(`dist${file}`, 'utf8').matchAll(/(?:^|;)import[^;(]*?["']\.\/([^"']+)["']/gu))
    withImports(`/_astro/${next}`, seen);
}

function filesOf({ elements }: Page) {
  const styles = elements.flatMap((e) =>
    e.tagName === 'link' && String(e.properties.rel) === 'stylesheet' && e.properties.media !== 'print'
      ? [String(e.properties.href)]
      : [],
  );
  const scripts = new Set<string>();
  for (const e of elements)
    if (e.tagName === 'script' && e.properties.src) withImports(String(e.properties.src), scripts);
  return { styles, scripts: [...scripts] };
}

const sum = (files: readonly string[]) => files.reduce((total, file) => total + weigh(file), 0);
const loads = pages.map((page) => {
  const { styles, scripts } = filesOf(page);
  const html = weigh(`${page.path}${page.path.endsWith('/') ? 'index.html' : ''}`);
  return { path: page.path, total: html + sum(styles) + sum(scripts), scripts: sum(scripts) };
});
/** Charts are drawn again by Chart.js once they are in view: its chunk belongs to their weight. */
const drawing = () => {
  const [file] = [
    ...readFileSync('dist/charts/b-to-a/index.html', 'utf8').matchAll(/src="(\/_astro\/Chart[^"]+\.js)"/gu),
  ].map(([, src]) => src ?? '');
  const chunks = [...readFileSync(`dist${file}`, 'utf8').matchAll(/import\(["'`]\.\/([^"'`]+)["'`]\)/gu)].map(
    ([, name]) => `/_astro/${name}`,
  );
  const seen = new Set<string>();
  for (const chunk of chunks) if (existsSync(`dist${chunk}`)) withImports(chunk, seen);
  return sum([...seen]);
};

const heaviest = (pattern: RegExp) =>
  loads.filter(({ path }) => pattern.test(path)).reduce((a, b) => (a.total > b.total ? a : b));

describe('the weight of pages', () => {
  it('is within its budget for each kind', () => {
    const kinds = [
      ['an issue', /^\/issues\/\d+\/$/u, 20_000],
      ['a list', /^\/(?:issues|charts|mechanisms|units|indicators|lifecycle|corrections|checks)\/$/u, 30_000],
      ['search before the first key', /^\/search\/$/u, 25_000],
      ['home', /^\/$/u, 30_000],
    ] as const;
    for (const [kind, pattern, budget] of kinds) {
      const { path, total } = heaviest(pattern);
      expect(total, `${kind}: ${path}`).toBeLessThanOrEqual(budget);
    }
    const chart = heaviest(/^\/charts\/[^/]+\/$/u);
    const drawn = drawing();
    expect(drawn).toBeGreaterThan(40_000);
    expect(chart.total + drawn, chart.path).toBeLessThanOrEqual(80_000);
    const five = loads.toSorted((a, b) => b.total - a.total).slice(0, 5);
    console.log(`最重的五页：${five.map(({ path, total }) => `${path} ${total}`).join('，')}`);
  });

  it('holds at most 3 kB of script for a text, and some', () => {
    for (const { path, scripts } of loads.filter((load) => /^\/issues\/\d+\/(?:source\/|notes\/)?$/u.test(load.path))) {
      expect(scripts, path).toBeLessThanOrEqual(3_000);
      expect(scripts, path).toBeGreaterThan(300);
    }
  });
});
