import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCURACY, accuracyFile } from '../../scripts/accuracy-file.ts';
import type { Label } from '../../scripts/label.ts';
import { knowledgeOfLabels, scoreFolder, sumOf, textOf } from '../../scripts/labels.ts';
import { compare } from '../../scripts/score.ts';
import { figuresOfText } from '../../scripts/text.ts';
import { bulletinsOfFive } from '../collection.ts';

const reading = knowledgeOfLabels();

/**
 * What the engine must not fall below. The labels of `gold` lay open while the rules were written; those of
 * `unseen` were made by others for texts of their own, with their own notion of what a sentence carries over.
 */
describe.each([
  ['tests/gold', 'whole', { recall: 0.99, entity: 0.67, period: 0.95, measure: 0.82, role: 0.95, core: 0 }],
  ['tests/unseen', 'whole', { recall: 0.99, entity: 0.95, period: 0.94, measure: 0.85, role: 0.96, core: 0.94 }],
  ['tests/unseen', 'bare', { recall: 0.99, entity: 0.93, period: 0.94, measure: 0.85, role: 0.96, core: 0.94 }],
] as const)('labels of people in %s, %s', (folder, manner, least) => {
  const sum = sumOf(scoreFolder(folder, reading, manner));

  it('are found with value and unit, and little else is', () => {
    expect(sum.labels).toBeGreaterThan(150);
    expect(sum.found / sum.figures).toBeGreaterThanOrEqual(0.99);
    expect(sum.found / sum.labels).toBeGreaterThanOrEqual(least.recall);
    expect(sum.approximation / sum.found).toBeGreaterThanOrEqual(0.99);
  });

  it('agree in entity, period, measure and role', () => {
    expect(sum.entity / sum.found).toBeGreaterThanOrEqual(least.entity);
    expect(sum.period / sum.found).toBeGreaterThanOrEqual(least.period);
    expect(sum.measure / sum.measured).toBeGreaterThanOrEqual(least.measure);
    expect(sum.role / sum.measured).toBeGreaterThanOrEqual(least.role);
    // A false point is worse than a missing one.
    expect(sum.rightly).toBeGreaterThanOrEqual(least.core * sum.claimed);
  });
});

it('is what the method page tells readers', () => {
  expect(readFileSync(ACCURACY, 'utf8'), 'run npm run accuracy -- --write').toBe(accuracyFile());
});

describe('the score itself', () => {
  const figures = figuresOfText(textOf('tests/gold/701.json'), reading);
  /** Labels that agree with what is read. */
  const labels = figures.map(
    ({ text, value, min, max, unit, approximation, kind, entity, period, measure, role, quote }): Label => ({
      ...{ text, value, unit, approximation, kind, role, context: quote },
      ...(min !== undefined && max !== undefined && { min, max }),
      ...(measure && { measure: { head: measure.head, ...(measure.part && { part: measure.part }) } }),
      entity: entity?.name ?? null,
      period: period ?? null,
    }),
  );
  const problemsBy = (changed: readonly Label[]) => compare(changed, figures, reading, '').problems;

  it('counts a missed, an invented and a differing figure', () => {
    expect(problemsBy(labels)).toEqual([]);
    expect(problemsBy(labels.slice(1))).toEqual([expect.stringContaining(`多：${labels[0]?.text}`)]);
    const change = (changes: Partial<Label>) => problemsBy(labels.map((l, i) => (i === 0 ? { ...l, ...changes } : l)));
    expect(change({ value: 5 })).toEqual([expect.stringContaining('漏：'), expect.stringContaining('多：')]);
    expect(change({ period: '明年' })).toEqual([expect.stringContaining(`period：${labels[0]?.text}`)]);
    expect(change({ role: 'target' })).toEqual([expect.stringContaining(`role：${labels[0]?.text}`)]);
    expect(change({ measure: { head: '房屋' } })).toEqual([expect.stringContaining(`measure：${labels[0]?.text}`)]);
  });

  it('takes a second reading that people allow, and a core indicator only where they say it', () => {
    const [first, ...others] = labels as [Label, ...Label[]];
    expect(problemsBy([{ ...first, entity: '某县', entityOr: [first.entity ?? ''] }, ...others])).toEqual([]);
    const all = problemsBy([{ ...first, core: '从来没有的指标' }, ...others]);
    expect(all).toContainEqual(expect.stringContaining('指标漏：'));
    expect(all.filter((line) => line.includes('指标错：')).length).toBeGreaterThan(0);
  });

  it('has labels for the first five bulletins; others may come without', () => {
    const held = bulletinsOfFive().map(({ serial }) => `${serial}.json`);
    expect(held).toEqual(expect.arrayContaining(readdirSync('tests/gold')));
    expect(readdirSync('tests/gold').length).toBeGreaterThanOrEqual(5);
  });
});
