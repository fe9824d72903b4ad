import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/run.ts';
import { roomFor } from './budget.ts';

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

function filesOf(html: string) {
  const tags = [...html.matchAll(/<(?:link|script)\b[^>]*>/gu)].map(([tag]) => tag);
  const address = (tag: string) => /(?:href|src)="([^"]+)"/u.exec(tag)?.[1] ?? [];
  const styles = tags.filter((tag) => tag.includes('rel="stylesheet"') && !tag.includes('media="print"'));
  const scripts = new Set<string>();
  for (const tag of tags) if (/^<script[^>]* src="/u.test(tag)) withImports(String(address(tag)), scripts);
  return { styles: styles.flatMap(address), scripts: [...scripts] };
}

const sum = (files: readonly string[]) => files.reduce((total, file) => total + weigh(file), 0);
/** Kinds of page with what each may weigh. */
const KINDS = [
  ['an issue', /^\/issues\/\d+\/$/u, 20_000],
  ['what goes with an issue', /^\/issues\/\d+\/(?:source|notes)\/$/u, 30_000],
  ['a list', /^\/(?:issues|charts|mechanisms|units|indicators|measures|lifecycle|corrections|checks)\/$/u, 30_000],
  // It checks each part of the index before it believes an answer, and reads questions as they are pasted.
  ['search before the first key', /^\/search\/$/u, 29_300],
  ['home', /^\/$/u, 30_000],
] as const;
const CHART = /^\/charts\/[^/]+\/$/u;
/** Besides these kinds the largest files: what is heavy is large. */
const LARGEST = 15;

const pages = filesBelow('dist')
  .filter((name) => name.endsWith('.html'))
  .map((name) => ({
    path: `/${name.replace(/index\.html$/u, '')}`,
    file: `/${name}`,
    html: readFileSync(`dist/${name}`, 'utf8'),
  }))
  .sort((a, b) => b.html.length - a.html.length)
  .filter(
    ({ path }, i) =>
      i < LARGEST || [...KINDS.map(([, pattern]) => pattern), CHART].some((pattern) => pattern.test(path)),
  );
const loads = pages.map(({ path, file, html }) => {
  const { styles, scripts } = filesOf(html);
  return { path, total: weigh(file) + sum(styles) + sum(scripts), scripts: sum(scripts) };
});
/** Charts are drawn again by Chart.js once they are in view: its chunk belongs to their weight. */
const drawing = (path: string) => {
  const [file] = [...readFileSync(`dist${path}index.html`, 'utf8').matchAll(/src="(\/_astro\/Chart[^"]+\.js)"/gu)].map(
    ([, src]) => src ?? '',
  );
  const chunks = [...readFileSync(`dist${file}`, 'utf8').matchAll(/import\(["'`]\.\/([^"'`]+)["'`]\)/gu)].map(
    ([, name]) => `/_astro/${name}`,
  );
  const seen = new Set<string>();
  for (const chunk of chunks) if (existsSync(`dist${chunk}`)) withImports(chunk, seen);
  return sum([...seen]);
};

/** The page of a kind that is least within its budget; none where there is no page of that kind. */
const heaviest = (pattern: RegExp) =>
  loads
    .filter(({ path }) => pattern.test(path))
    .map(({ path, total }) => ({ path, total: total - roomFor(path) }))
    .toSorted((a, b) => b.total - a.total)[0];

describe('the weight of pages', () => {
  it('is within its budget for each kind', () => {
    for (const [kind, pattern, budget] of KINDS) {
      const page = heaviest(pattern);
      if (page) expect(page.total, `${kind}: ${page.path}`).toBeLessThanOrEqual(budget);
    }
    const chart = heaviest(CHART);
    if (chart) {
      const drawn = drawing(chart.path);
      expect(drawn).toBeGreaterThan(40_000);
      expect(chart.total + drawn, chart.path).toBeLessThanOrEqual(80_000);
    }
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
