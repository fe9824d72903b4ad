import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { chainsOf, toAtlas, toMatrix } from '../../src/lib/mechanism/atlas.ts';
import { attest } from '../../src/lib/mechanism/attest.ts';
import { LIFE, type Mechanism, STAGES } from '../../src/lib/mechanism/schema.ts';
import { plainName, stageFinder } from '../../src/lib/mechanism/stages.ts';
import { attestationTable } from '../../src/lib/mechanism/table.ts';
import { bulletinsOfFive, catalogueOfFive } from '../collection.ts';

const bulletins = bulletinsOfFive();
const { mechanisms } = catalogueOfFive();
const { places, diagnostics } = attest(mechanisms, bulletins);
const atlas = toAtlas(
  mechanisms,
  places,
  (unit) => unit.replace(/^湖南省/u, '省'),
  () => [],
);
const entries = atlas.flatMap((sheet) => sheet.entries);

const made = (change: object): Mechanism[] => [
  {
    id: 'x',
    name: '三个三',
    stages: ['督办'],
    attestations: [
      {
        serial: 679,
        name: '三个三',
        kind: '机制',
        unit: '省财政厅',
        stages: ['督办'],
        quote: '以“三个三”推动办理增效服务提质',
        ...change,
      },
    ],
  },
];
const codes = (change: object) => attest(made(change), bulletins).diagnostics.map(({ code }) => code);

describe('attest(mechanisms, bulletins)', () => {
  it('finds every quotation of the atlas in its sentence', () => {
    expect(diagnostics).toEqual([]);
    expect(places).toHaveLength(mechanisms.flatMap(({ attestations }) => attestations).length);
    const sentences = new Map(
      bulletins.flatMap((b) =>
        passagesOf(b).flatMap((p) => p.sentences.map((s) => [`${b.serial}#${s.id}`, p.text.slice(s.start)] as const)),
      ),
    );
    for (const { serial, sentence, quote } of entries) {
      const text = sentences.get(`${serial}#${sentence}`);
      // A byline or the imprint has no sentences.
      if (text) expect(text.slice(0, text.indexOf(quote) + quote.length)).toContain(quote);
      else expect(sentence).toMatch(/^(?:imprint|a\d+)$/u);
    }
  });

  it('says what is wrong, where, and how to mend it', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ quote: '没有这句话' })).toEqual(['quote-not-found']);
    expect(codes({ serial: 1 })).toEqual(['quoted-issue-missing']);
    expect(codes({ declared: 3, parts: ['一', '二'] })).toEqual(['parts-differ']);
    expect(codes({ parts: ['一', '二'], chain: ['督办'] })).toEqual(['chain-differs']);
    const [fault] = attest(made({ quote: '没有这句话' }), bulletins).diagnostics;
    expect(fault).toMatchObject({ file: 'content/mechanisms/x.yaml', quote: '没有这句话', severity: 'error' });
    const repairs = (change: object) => attest(made(change), bulletins).diagnostics.map(({ repair }) => repair);
    expect(repairs({ serial: 1 })).toEqual([expect.stringContaining('npm run import')]);
    expect(repairs({ declared: 3, parts: ['一', '二'] })).toEqual([expect.stringContaining('declared 或 parts')]);
    expect(repairs({ parts: ['一', '二'], chain: ['督办'] })).toEqual([expect.stringContaining('照 parts')]);
  });
});

describe('the atlas', () => {
  it('has every attestation on one page', () => {
    const keys = entries.map(({ mechanism, href, name, quote }) => [mechanism, href, name, quote].join());
    expect(new Set(keys).size).toBe(places.length);
  });

  it('relates two mechanisms in both directions', () => {
    const byId = new Map(atlas.map((sheet) => [sheet.id, sheet]));
    expect(atlas.some(({ related }) => related.length > 0)).toBe(true);
    for (const { id, related } of atlas)
      for (const other of related) expect(byId.get(other.id)?.related.map((each) => each.id)).toContain(id);
  });

  it('stands in the order of the life, those of most units first', () => {
    const ranks = atlas.map(({ stages: [main] }) =>
      LIFE.includes(main as never) ? STAGES.indexOf(main as never) : LIFE.length,
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it('counts in each cell of the matrix what a question to the data counts', () => {
    const { units, stages } = toMatrix(atlas);
    expect(stages).toHaveLength(10);
    for (const { unit, cells } of units)
      for (const stage of stages)
        expect(cells.get(stage)).toHaveLength(
          entries.filter((entry) => entry.unit === unit && entry.stages.includes(stage)).length,
        );
  });

  it('lays every step of a chain against one stage', () => {
    const chains = chainsOf(atlas);
    expect(chains.length).toBeGreaterThan(3);
    for (const { entry, steps } of chains)
      expect(steps.flatMap(({ parts }) => parts).sort()).toEqual([...(entry.parts ?? [])].sort());
    const reform = chains.find(({ entry }) => entry.quote.includes('交办—承办—审核—答复—反馈—公开'));
    expect(reform?.steps.map(({ parts }) => parts.length)).toEqual([0, 1, 1, 0, 1, 1, 0, 1, 0, 1]);
  });

  it('is a table of as many rows', () => {
    expect(attestationTable(atlas).rows).toHaveLength(places.length);
  });
});

describe('stageFinder(mechanisms, places)', () => {
  const find = stageFinder(mechanisms, places);

  it('knows stages by attested quotations and by names', () => {
    const place = places.find(({ stages }) => stages.includes('测评'));
    expect(find(place?.serial ?? 0, place?.passage ?? '', '')).toContain('测评');
    expect(find(1, 'a1p1', '开展“回头看”活动')).toEqual(['跟踪']);
    expect(find(1, 'a1p1', '春天来了')).toEqual([]);
  });

  it('calls a mechanism as the texts do', () => {
    expect(['三个结合（工信）', '“集中办”模式', '《办理工作流程示意图》', '“五步工作法”'].map(plainName)).toEqual([
      '三个结合',
      '“集中办”模式',
      '办理工作流程示意图',
      '五步工作法',
    ]);
  });
});
