import { describe, expect, it } from 'vitest';
import { exploreGroup, isGroup } from '../../src/lib/chart/explore.ts';
import type { ReadFigure } from '../../src/lib/clause/read-figure.ts';
import type { Measure } from '../../src/lib/clause/reading.ts';
import { groupObservations, groupsOf } from '../../src/lib/indicator/groups.ts';

const same = (word: string) => word;
/** Of 走访 of 企业, counted in 次. */
const ID = 'm0zzpn5d1f29xqw';

let made = 0;
function figure(measure: Omit<Measure, 'unitKind'> | undefined, value: number, unit: string, more: object = {}) {
  made++;
  const text = `${value}${unit}`;
  return {
    serial: 800,
    id: `a1p1s1q${made}`,
    sentence: 'a1p1s1',
    passage: 'a1p1',
    quote: `共${text}。`,
    text,
    value,
    unit,
    kind: 'count',
    approximation: 'exact',
    role: 'stated',
    from: {},
    ...(measure && { measure: { ...measure, unitKind: 'count' } }),
    ...more,
  } as ReadFigure;
}

const visits = [
  figure({ head: '走访', of: '企业' }, 42, '次', { entity: { name: '甲局' } }),
  figure({ head: '走访', of: '企业', part: '县级' }, 30, '次', { serial: 801, entity: { id: 'b', name: '乙局' } }),
  figure({ head: '走访', of: '企业' }, 60, '次', { role: 'target' }),
];
const others = [
  figure({ head: '走访', of: '企业' }, 5, '家'),
  figure({ head: '走访' }, 7, '次'),
  figure({ head: '走访', of: '企业', stage: '督办' }, 8, '次'),
  figure({ head: '建议', stage: '主办' }, 9, '件', { indicators: ['suggestions-led'] }),
  figure(undefined, 10, '件'),
];

describe('groupsOf(figures, canonical)', () => {
  const groups = groupsOf([...others, ...visits], same);

  it('joins what measures one thing in one unit, largest first, whatever its part and its role', () => {
    expect(groups.map(({ name, unit, figures }) => [name, unit, figures.length])).toEqual([
      ['走访（企业）', '次', 3],
      ...groups.slice(1).map(({ name, unit }) => [name, unit, 1]),
    ]);
    expect(groups.map(({ name, unit }) => `${name} ${unit}`).sort()).toEqual(
      ['走访（企业） 次', '走访（企业） 家', '走访 次', '走访（企业，督办） 次'].sort(),
    );
  });

  it('leaves out what has an indicator, and what nothing was read of', () => {
    const addresses = groups.flatMap(({ figures }) => figures);
    expect(addresses).toHaveLength(6);
    for (const each of others.slice(3)) expect(addresses).not.toContain(`800#${each.id}`);
  });

  it('gives a group an id that no other figure moves, short and fit for an address', () => {
    const [alone] = groupsOf([visits[0] as ReadFigure], same);
    expect(groups[0]?.id).toBe(alone?.id);
    for (const { id } of groups) expect(isGroup(id)).toBe(true);
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
    // Published once, an id is for ever.
    expect(alone?.id).toBe(ID);
  });

  it('joins synonyms under their term, and knows what they were called before', () => {
    const joined = groupsOf([...visits, figure({ head: '上门走访', of: '企业' }, 1, '次')], (word) =>
      word === '上门走访' ? '走访' : word,
    );
    expect(joined.map(({ id, figures }) => [id, figures.length])).toEqual([[ID, 4]]);
    const [before] = groupsOf([figure({ head: '上门走访', of: '企业' }, 1, '次')], same);
    expect(joined[0]?.was).toEqual([before?.id]);
  });

  it('counts one thing in whichever classifier it is counted by', () => {
    const deputies = ['名', '人', '位'].map((unit) => figure({ head: '代表', stage: '走访' }, 3, unit));
    const [joined, ...more] = groupsOf(deputies, same);
    expect(more).toEqual([]);
    expect([joined?.unit, joined?.figures.length, joined?.was.length]).toEqual(['名', 3, 2]);
  });

  it('leaves a noun that is counted at stages alone where the text does not say its stage', () => {
    const suggestions = [1, 2].map((value) => figure({ head: '建议' }, value, '件'));
    const staged = [1, 2].map((value) => figure({ head: '建议', stage: '采纳' }, value, '件'));
    const sizes = groupsOf([...suggestions, ...staged], same, (head) => head === '建议').map((g) => g.figures.length);
    expect(sizes).toEqual([2, 1, 1]);
  });

  it('has nothing to say of a text of which no measure was read', () => {
    expect(groupsOf([], same)).toEqual([]);
    expect(groupsOf([figure(undefined, 1, '件')], same)).toEqual([]);
  });
});

describe('groupObservations(group, figures)', () => {
  const [group] = groupsOf(visits, same);
  if (!group) throw new Error('no group');
  const rows = groupObservations(group, new Map(visits.map((each) => [`${each.serial}#${each.id}`, each])));

  it('gives observations with part and role, the newest issue first', () => {
    expect(rows.map(({ entity, value, breakdown, role }) => [entity.name, value, breakdown, role])).toEqual([
      ['乙局', 30, '县级', undefined],
      ['甲局', 42, undefined, undefined],
      ['原文没有说明主体', 60, undefined, 'target'],
    ]);
  });

  it('is drawn without anybody writing a file, results alone', () => {
    const data = { observations: [], indicators: [], entities: [], dates: new Map() };
    const spec = exploreGroup(group, rows, data);
    expect(spec?.panels.flatMap(({ points }) => points.map(({ value }) => value))).toEqual([30, 42]);
    expect(exploreGroup(group, rows.slice(2), data)).toBeUndefined();
  });
});
