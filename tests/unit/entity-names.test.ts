import { describe, expect, it } from 'vitest';
import { ChartFileSchema } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import { decodeState } from '../../src/lib/chart/state.ts';
import { isSameEntity, registerOf } from '../../src/lib/indicator/entity.ts';
import { type Entity, EntityFileSchema } from '../../src/lib/indicator/entity-file.ts';
import type { Observation } from '../../src/lib/indicator/schema.ts';
import { findUntold, toldOf } from '../../src/lib/published/promises.ts';
import { catalogueOfFive } from '../collection.ts';

const entity = (id: string, file: object): Entity => ({ ...EntityFileSchema.parse(file), id });

describe('registerOf(entities)', () => {
  const { find, of } = registerOf(catalogueOfFive().entities);

  it.each([
    ['省工信厅', 'industry'],
    ['省工业和信息化厅', 'industry'],
    ['湖南省工业和信息化厅', 'industry'],
    ['省人大常委会选举任免联络工委', 'deputies-committee'],
    ['省人大常委会选举任免联络工作委员会', 'deputies-committee'],
    ['省人大常委会代表工委', 'deputies-committee'],
  ])('knows %s for the body that it is or has become', (printed, id) => {
    expect(find(printed).id).toBe(id);
  });

  it('gives a body that nobody has filed the name it is printed with', () => {
    expect(find('省数据局')).toEqual({ name: '省数据局' });
    expect(of('water')).toEqual({ id: 'water', name: '省水利厅' });
    expect(of('省数据局')).toEqual({ name: '省数据局' });
  });

  it('tells entities apart by their files, else by their names', () => {
    expect(isSameEntity(find('省工信厅'), find('省工业和信息化厅'))).toBe(true);
    expect(isSameEntity({ name: '甲' }, { name: '甲' })).toBe(true);
    expect(isSameEntity({ name: '甲' }, { name: '乙' })).toBe(false);
    expect(isSameEntity({ id: 'a', name: '甲' }, { name: '甲' })).toBe(false);
  });
});

describe('a body that is filed after its figures were published', () => {
  const citation = { serial: 801, target: 'a1p1s1q1', sentence: 'a1p1s1', quote: '共87件。', printed: '87件' };
  const observed = (printed: string, serial: number, entities: readonly Entity[]): Observation => ({
    indicator: 'led',
    entity: registerOf(entities).find(printed),
    value: serial,
    unit: '件',
    approximation: 'exact',
    status: 'printed',
    citations: [{ ...citation, serial }],
  });
  const both = (entities: readonly Entity[]) => [
    observed('省数据局', 801, entities),
    observed('数据局', 802, entities),
  ];
  const description = {
    ...ChartFileSchema.parse({
      title: '图',
      finding: '一句话。',
      type: 'bar',
      unit: '件',
      panels: [{ indicators: ['led'], label: 'entity' }],
    }),
    id: 'c',
  };
  const draw = (entities: readonly Entity[]) =>
    toSpec(description, { observations: both(entities), indicators: [], entities, dates: new Map() });
  const idsOf = (spec: ReturnType<typeof draw>) => spec.panels.flatMap(({ points }) => points.map(({ id }) => id));

  const before = draw([]);
  const filed = [entity('data', { name: '省数据局', aliases: ['数据局'] })];
  const after = draw(filed);

  it('keeps the ids of its points under the name that it was printed with', () => {
    expect(idsOf(before)[0]).toMatch(/^u[0-9a-z]+-801$/u);
    expect(idsOf(after)[0]).toBe(idsOf(before)[0]);
  });

  it('answers to the ids that it had under its other names', () => {
    for (const [i, id] of idsOf(before).entries()) {
      const { state, notices } = decodeState(`p=${id}`, after);
      expect([state.point, notices]).toEqual([idsOf(after)[i], []]);
    }
    expect(after.panels[0]?.points.map(({ label }) => label)).not.toContain('数据局');
  });

  it('goes by the key of its file where it was published so', () => {
    expect(idsOf(draw([entity('data', { name: '省数据局', key: 'data' })]))[0]).toBe('data-801');
    expect(draw([entity('data', { name: '省数据局', aliases: ['数据局'], key: 'data' })]).renamed).toBeUndefined();
  });

  it('is told of as it was told of before', () => {
    const told = toldOf([], both([]), [], []);
    expect(told.map(({ at }) => at)).toEqual(['led/省数据局//', 'led/数据局//']);
    expect(findUntold(told, toldOf([], both(filed), filed, told), [])).toEqual([]);
    // Without what was told before, both would be those of the file.
    expect(findUntold(told, toldOf([], both(filed), filed, []), [])).toHaveLength(1);
  });
});
