import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractIssues } from '../../scripts/extraction/issue.ts';
import { joinIssues } from '../../scripts/extraction/join.ts';
import { readValues, valuesOf } from '../../src/lib/published/values.ts';
import { bulletinsOfFive, catalogueOfFive, inFive } from '../collection.ts';

/** What readers have been told of the first five issues, held against the way from their text to the charts. */

const frozen = readFileSync('tests/lines/observations.tsv', 'utf8').split('\n').filter(Boolean);
const catalogue = catalogueOfFive();
const extraction = joinIssues(
  extractIssues(bulletinsOfFive(), catalogue, () => {}),
  catalogue,
);

describe('the observations of the five issues', () => {
  const present = new Set(
    extraction.observations.flatMap(
      ({ indicator, entity, breakdown = '', value, min, max, unit, approximation, citations }) =>
        citations.map(({ serial, target }) =>
          [serial, target, indicator, entity.id, breakdown, value ?? `${min}..${max}`, unit, approximation].join('\t'),
        ),
    ),
  );

  it.each(frozen)('hold %s', (row) => {
    expect(present.has(row)).toBe(true);
  });

  it('are all that was frozen, of figures that pins name', () => {
    expect(frozen).toHaveLength(147);
    const addresses = frozen.map((row) => row.split('\t').slice(0, 2).join('#'));
    expect(Object.keys(catalogue.pins).sort()).toEqual([...new Set(addresses)].sort());
  });

  it('stand in the charts under the ids that were published', () => {
    const drawn = new Set(valuesOf(extraction.charts).map((value) => JSON.stringify(value)));
    const published = readValues(readFileSync(inFive('src/published/values.tsv'), 'utf8'));
    expect(published.length).toBeGreaterThan(70);
    expect(published.filter((value) => !drawn.has(JSON.stringify(value)))).toEqual([]);
    expect(published.map(({ chart, point }) => `${chart} ${point}`)).toContain('b-flow b-to-a-converted-677');
  });

  it('have no pin that is wrong', () => {
    // The received files are out of reach here; what else may be wrong is not.
    const ofPins = ({ faults }: typeof extraction) => faults.filter(({ code }) => code.startsWith('pin-'));
    expect(ofPins(extraction)).toEqual([]);
    const [[address = '', pins = []] = []] = Object.entries(catalogue.pins);
    const changed = { ...catalogue.pins, [address]: pins.map((pin) => ({ ...pin, printed: '7件' })) };
    const told = joinIssues(
      extractIssues(bulletinsOfFive(), catalogue, () => {}),
      { ...catalogue, pins: changed },
    );
    expect(ofPins(told)).toMatchObject([
      { code: 'pin-changed', severity: 'error', file: 'content/pins.yaml', quote: address },
    ]);
  });
});
