import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ACCURACY,
  accuracyFile,
  knowledgeOfLabels,
  readLabels,
  score,
  scoreFolder,
  sumOf,
} from '../../scripts/labels.ts';
import { bulletinsOfFive } from '../collection.ts';

const reading = knowledgeOfLabels();

/**
 * What the engine must not fall below. The labels of `gold` lay open while the rules were written; those of
 * `unseen` were made by others for texts of their own, with their own notion of what a sentence carries over.
 */
describe.each([
  ['tests/gold', { precision: 1, recall: 0.95, approximation: 0.99, entity: 0.68, period: 0.9 }],
  ['tests/unseen', { precision: 0.99, recall: 0.98, approximation: 0.99, entity: 0.85, period: 0.83 }],
])('labels of people in %s', (folder, least) => {
  const sum = sumOf(scoreFolder(folder, reading));

  it('are found with value and unit, and little else is', () => {
    expect(sum.labels).toBeGreaterThan(150);
    expect(sum.found / sum.figures).toBeGreaterThanOrEqual(least.precision);
    expect(sum.found / sum.labels).toBeGreaterThanOrEqual(least.recall);
  });

  it('agree in approximation, entity and period', () => {
    expect(sum.approximation / sum.found).toBeGreaterThanOrEqual(least.approximation);
    expect(sum.entity / sum.found).toBeGreaterThanOrEqual(least.entity);
    expect(sum.period / sum.found).toBeGreaterThanOrEqual(least.period);
  });
});

it('is what the method page tells readers', () => {
  expect(readFileSync(ACCURACY, 'utf8'), 'run npm run accuracy -- --write').toBe(accuracyFile());
});

describe('the score itself', () => {
  const bulletins = bulletinsOfFive();
  const bulletin = bulletins.find(({ serial }) => serial === 701);
  const labels = readLabels('tests/gold/701.json');
  const by = (changed: typeof labels) => bulletin && score({ kind: 'bulletin', bulletin }, changed, reading);

  it('counts a missed, an invented and a differing figure', () => {
    expect(by(labels)?.problems).toEqual([]);
    expect(by(labels.slice(1))?.problems).toEqual([expect.stringContaining('多：4期')]);
    expect(by(labels.map((l, i) => (i === 0 ? { ...l, value: 5 } : l)))).toMatchObject({
      found: labels.length - 1,
      problems: [expect.stringContaining('漏：4期'), expect.stringContaining('多：4期')],
    });
    expect(by(labels.map((l, i) => (i === 0 ? { ...l, period: null } : l)))?.problems).toEqual([
      expect.stringContaining('period：4期'),
    ]);
  });

  it('has labels for the first five bulletins; others may come without', () => {
    const held = bulletins.map(({ serial }) => `${serial}.json`);
    expect(held).toEqual(expect.arrayContaining(readdirSync('tests/gold')));
    expect(readdirSync('tests/gold').length).toBeGreaterThanOrEqual(5);
  });
});
