import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { inventSources } from '../../scripts/corpus.ts';
import { extractIssues } from '../../scripts/extraction/issue.ts';
import { joinIssues } from '../../scripts/extraction/join.ts';
import { foldRows } from '../../src/lib/chart/fold.ts';
import { toTable } from '../../src/lib/chart/table.ts';
import { hasErrors } from '../../src/lib/diagnostic.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { inFive, SOURCES_OF_FIVE } from '../collection.ts';

/** Collections that nobody has written a line for: charts and indicators as they are, issues as they come. */
const { catalogue } = readCatalogue(inFive('content'));
const unwritten = { ...catalogue, mechanisms: [], pins: {} };

function issuesOf(count: number) {
  return inventSources(count, 7, SOURCES_OF_FIVE).flatMap(
    (text, i) => parseSource(text, `${i + 1}.txt`).bulletin ?? [],
  );
}

describe.each([0, 1, 5, 9, 50])('a collection of %s invented issues', (count) => {
  const bulletins = issuesOf(count);
  // With issues that are left out, what people have written of them is not held against these.
  const read = extractIssues(bulletins, unwritten, () => {});
  const joined = joinIssues(read, unwritten, new Set(['another']));
  // The received files of invented issues are nowhere.
  const faults = joined.faults.filter(({ code }) => code !== 'no-file' && code !== 'unreadable');

  it('breaks no chart: one without a value is a state', () => {
    expect(bulletins).toHaveLength(count);
    expect(faults.filter((each) => hasErrors([each]))).toEqual([]);
    const empty = faults.filter(({ code }) => code === 'chart-without-values');
    expect(joined.charts.length + empty.length).toBe(catalogue.charts.length);
  });

  it('has no two points of one name in a group, and no group that is empty', () => {
    for (const { spec } of joined.charts)
      for (const { title, points } of spec.panels) {
        const names = points.map(({ label }) => label);
        expect(names.length, `${spec.id} ${title}`).toBeGreaterThan(0);
        expect(
          names.filter((name, i) => names.indexOf(name) < i),
          `${spec.id} ${title}`,
        ).toEqual([]);
      }
  });

  it('folds rows that are too many, and loses none', () => {
    for (const { spec } of joined.charts) {
      const rows = toTable(spec);
      const { shown, folded } = foldRows(rows);
      expect(shown.length).toBeLessThanOrEqual(50);
      expect([...shown, ...folded].map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
    }
  });
});
