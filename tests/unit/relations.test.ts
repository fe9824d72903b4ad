import { describe, expect, it } from 'vitest';
import { knowledgeOfLabels, LABELS, textOf } from '../../scripts/labels.ts';
import { checksOf, ofCorrect, ofPlanted, scoreRelations } from '../../scripts/relations.ts';
import { figuresOfText, toText } from '../../scripts/text.ts';
import type { Check } from '../../src/lib/arithmetic/schema.ts';

const reading = knowledgeOfLabels();
const [own, unseen] = LABELS.map((folder) => scoreRelations(folder, reading));

describe('relations that people listed', () => {
  it.each([
    ['the first five bulletins', own, { listed: 8, found: 7, reported: 0 }],
    ['texts that others wrote', unseen, { listed: 205, found: 192, reported: 15 }],
  ] as const)('are found in %s, and no true text is accused', (_, score, least) => {
    expect(score?.counts.alarms, score?.problems.join('\n')).toBe(0);
    expect(score?.counts.listed).toBeGreaterThanOrEqual(least.listed);
    expect(score?.counts.found).toBeGreaterThanOrEqual(least.found);
    expect(score?.counts.reported).toBeGreaterThanOrEqual(least.reported);
  });
});

describe('the score of relations', () => {
  const labelled = '全年收到建议300件，其中大会期间260件、闭会期间40件，办结285件，办结率95.0%。';
  const read = (words: string) => {
    const text = toText(words, 'a.txt');
    return { checks: checksOf(text), figures: figuresOfText(text, reading) };
  };
  const { checks, figures } = read(labelled);
  const labels = figures.map(({ text, value, unit, approximation, kind, quote }) => ({
    ...{ text, value, unit, approximation, kind, context: quote },
    ...{ entity: null, period: null },
  }));
  const relations = [
    { expr: '260+40', stated: '300件', figures: [1, 2], result: 0, type: 'stated', kind: 'sum' },
    { expr: '285/300*100', stated: '95.0%', figures: [3, 0], result: 4, type: 'stated', kind: 'share' },
  ];
  const correct = (own: readonly Check[]) => ofCorrect(own, figures, relations, labels, '').counts;
  const planted = [{ index: 2, was: '40件', figure: '70件' }];

  it('counts what is found', () => {
    expect(correct(checks)).toMatchObject({ listed: 2, found: 2, alarms: 0 });
  });

  it('counts what a broken check does not find, and what it reports of a true text', () => {
    expect(correct([])).toMatchObject({ listed: 2, found: 0 });
    const broken = checks.map((check): Check => ({ ...check, result: 'fails' }));
    expect(correct(broken)).toMatchObject({ found: 0, alarms: checks.length });
  });

  it('counts a planted error as reported only where a report names it', () => {
    const wrong = read(labelled.replace('40件', '70件'));
    const reported = ofPlanted(wrong.checks, wrong.figures, labels, planted, '').counts;
    expect(reported).toMatchObject({ planted: 1, reported: 1, alarms: 0 });
    expect(ofPlanted([], wrong.figures, labels, planted, '').counts).toMatchObject({ planted: 1, reported: 0 });
    const elsewhere = wrong.checks
      .filter(({ kind }) => kind === 'share')
      .map((check): Check => ({ ...check, result: 'fails' }));
    expect(ofPlanted(elsewhere, wrong.figures, labels, planted, '').counts).toMatchObject({ reported: 0, alarms: 1 });
  });

  it('holds relations without indices by their numbers', () => {
    const plain = { expr: '260+40', stated: '300件', type: 'stated' };
    expect(ofCorrect(checks, figures, [plain], labels, '').counts).toMatchObject({ listed: 1, found: 1 });
    expect(ofCorrect(checks, figures, [{ ...plain, expr: '250+50' }], labels, '').counts).toMatchObject({ found: 0 });
  });

  it('leaves out what no text states', () => {
    const probe = { expr: '285/260', stated: '95.0%', type: 'probe' };
    expect(ofCorrect(checks, figures, [probe], labels, '').counts).toMatchObject({ listed: 0 });
  });

  it('reads a text beside its labels', () => {
    expect(checksOf(textOf('tests/unseen/842.json')).length).toBeGreaterThan(20);
  });
});
