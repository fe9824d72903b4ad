import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadFigure } from '../../src/lib/clause/read-figure.ts';
import { MeasureSchema, ROLES, type Role } from '../../src/lib/clause/reading.ts';
import { claimsOf, NONE } from '../../src/lib/indicator/features.ts';
import { catalogueOfFive } from '../collection.ts';

/** Figures as they are read, and the indicators that they are observations of: labelled by hand, false friends among them. */

const KINDS: Record<string, string> = { '%': 'percent', 百分点: 'points', 元: 'money' };
/** Synonyms as the list of terms gives them. */
const TERMS: Record<string, string> = { 代表建议: '建议', 办复率: '答复率', 面商率: '见面率', 总投资: '投资' };
const canonical = (word: string) => TERMS[word] ?? word;

const [, ...rows] = readFileSync('tests/lines/features.tsv', 'utf8').split('\n').filter(Boolean);
const cases = rows.map((row) => {
  const [text = '', head = '', of, stage, part, role = '', unit = '', is = ''] = row.split('\t');
  return { text, head, of, stage, part, role: role as Role, unit, is };
});

const { indicators } = catalogueOfFive();

const RATE = {
  unit: '%',
  role: 'stated',
  id: 'a1p1s1q20',
  sentence: 'a1p1s1',
  measure: { head: '办结率', unitKind: 'percent' },
} as const;

/** Suggestions that the text counts before: what its rates are of. */
const COUNTED = {
  unit: '件',
  role: 'stated',
  id: 'a1p1s0q0',
  sentence: 'a1p1s0',
  measure: { head: '建议', stage: '承办', unitKind: 'count' },
} as ReadFigure;

function claims({ text, head, of, stage, part, role, unit }: (typeof cases)[number], synonyms = canonical): string[] {
  const unitKind = KINDS[unit] ?? 'count';
  const given = { of, stage, part };
  const measure = MeasureSchema.parse({
    head,
    ...Object.fromEntries(Object.entries(given).filter(([, word]) => word)),
    unitKind,
  });
  const place = { id: 'a1p1s1q20', sentence: 'a1p1s1', quote: text, text: '', start: 0 };
  const owner = { entity: { name: '云河市人大常委会' }, entityKind: 'organ' };
  const figure = { unit, role, measure, ...place, ...owner } as ReadFigure;
  return claimsOf(figure, indicators, synonyms, [COUNTED, figure]).map(({ indicator, breakdown }) =>
    breakdown ? `${indicator}/${breakdown}` : indicator,
  );
}

describe('claimsOf(figure, indicators, canonical)', () => {
  it('has cases of every role, and of figures that belong nowhere', () => {
    expect(new Set(cases.map(({ role }) => role))).toEqual(new Set(ROLES));
    expect(cases.filter(({ is }) => !is).length).toBeGreaterThan(cases.length / 3);
  });

  it.each(cases)('$text: $is', (each) => {
    expect(claims(each)).toEqual(each.is ? [each.is] : []);
  });

  it('takes what a department receives for handed to it, and what a congress receives for handed in', () => {
    const received = (name: string, entityKind: 'organ' | 'place') =>
      claimsOf(
        {
          unit: '件',
          role: 'stated',
          measure: { head: '建议', stage: '收到', unitKind: 'count' },
          entity: { name },
          entityKind,
        } as ReadFigure,
        indicators,
        canonical,
      ).map(({ indicator }) => indicator);
    expect(received('云河市教育局', 'organ')).toEqual(['suggestions-undertaken']);
    expect(received('云河市人大常委会', 'organ')).toEqual(['suggestions-total']);
    expect(received('云河市', 'place')).toEqual(['suggestions-total']);
  });

  const rate = (more: Partial<ReadFigure>, around: readonly Partial<ReadFigure>[] = []) =>
    claimsOf({ ...RATE, ...more } as ReadFigure, indicators, canonical, [
      ...around.map((other) => ({ ...RATE, unit: '件', id: 'a1p1s1q0', ...other }) as ReadFigure),
      RATE as ReadFigure,
    ]).map(({ indicator }) => indicator);

  it('takes a rate that does not say of what for one of what its sentence counts before it', () => {
    const counted = (head: string): Partial<ReadFigure> => ({ measure: { head, unitKind: 'count' } });
    expect(rate({}, [counted('来访')])).toEqual([]);
    expect(rate({}, [counted('提案'), counted('代表建议')])).toEqual(['completion-rate']);
    const elsewhere = { ...counted('来访'), sentence: 'another' };
    expect(rate({}, [elsewhere])).toEqual([]);
    expect(rate({}, [counted('建议'), elsewhere])).toEqual(['completion-rate']);
    expect(rate({}, [])).toEqual([]);
    expect(rate({ quote: '建议办结率100%' }, [])).toEqual(['completion-rate']);
    const ofCalls = { unit: '%', measure: { head: '接通率', of: '热线', unitKind: 'percent' } } as const;
    expect(rate({}, [ofCalls])).toEqual([]);
  });

  it('takes a number of several rates for an observation of each', () => {
    const quote = '建议面商率、办结率均为100%';
    expect(rate({ quote, measure: { head: '办结率', also: ['面商率'], unitKind: 'percent' } })).toEqual([
      'completion-rate',
      'meeting-rate',
    ]);
  });

  it('looks at whose the training is', () => {
    const course = (subject: string) => ({
      unit: '期',
      subject,
      measure: { head: '培训班', stage: '举办', unitKind: 'count' as const },
    });
    expect(rate(course('代表履职培训班'))).toEqual(['training-courses']);
    expect(rate(course('机关干部培训班'))).toEqual([]);
  });

  it('takes nothing for a result that is wanted, was before, changed by or falls on each, of whatever it is', () => {
    for (const role of ['target', 'before', 'change', 'perUnit'] as const)
      for (const each of cases) expect(claims({ ...each, role }), each.text).toEqual([]);
  });

  it('takes nothing where the measure was not read, or in another unit', () => {
    for (const { unit, role, text } of cases)
      expect(claimsOf({ unit, role } as ReadFigure, indicators, canonical), text).toEqual([]);
    for (const each of cases) expect(claims({ ...each, unit: '公里' }), each.text).toEqual([]);
  });

  it('knows a synonym by its term alone', () => {
    const of = (head: string, synonyms?: (word: string) => string) =>
      claims({ text: '', head, of: '', stage: '主办', part: '', role: 'stated', unit: '件', is: '' }, synonyms);
    expect(of('建议意见')).toEqual([]);
    expect(of('建议意见', (word) => (word === '建议意见' ? '建议' : word))).toEqual(['suggestions-led']);
  });

  it('is asked for by every core indicator but those of the bulletin itself, each with a case', () => {
    const matched = indicators.filter(({ match }) => match.length > 0).map(({ id }) => id);
    expect(matched.length).toBeGreaterThanOrEqual(30);
    const tried = new Set(cases.map(({ is }) => is.replace(/\/.*/u, '')));
    expect(matched.filter((id) => !tried.has(id))).toEqual([]);
    for (const { match } of indicators) for (const { head } of match) expect(head).not.toContain(NONE);
  });
});
