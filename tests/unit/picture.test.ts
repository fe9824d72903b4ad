import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { CHART_TYPES, QUALITIES } from '../../src/lib/chart/model.ts';
import { type ChartSpec, ChartSpecSchema, type Point } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import { cardSvg, previewSvg } from '../../src/lib/picture/picture.ts';
import { CLOSING, OPENING, shorten, widthOf, wrap, wrapEvenly } from '../../src/lib/picture/text.ts';
import { sourceLine } from '../../src/lib/picture/words.ts';
import { FONT_PACKAGE, fontFiles, missingCharacters } from '../../src/pictures/font.ts';
import { qrMatrix, renderPng } from '../../src/pictures/render.ts';
import { bulletinsOfFive, catalogueOfFive, dataOfFive } from '../collection.ts';

const url = 'https://example.org/charts/b-to-a/';
const origin = { url, siteName: '联络动态', siteKind: '非官方整理本' };
const card = (spec: ChartSpec) => cardSvg(spec, { ...origin, qr: qrMatrix(url) });
const KINDS = [
  { name: 'preview', draw: (spec: ChartSpec) => previewSvg(spec, origin), width: 1200, height: 630 },
  { name: 'card', draw: card, width: 1080, height: 1440 },
];

const catalogue = catalogueOfFive();
const observations = dataOfFive().observations();
const dates = new Map(bulletinsOfFive().map(({ serial, date }) => [serial, date]));
const specs = catalogue.charts.map((chart) => toSpec(chart, { ...catalogue, observations, dates }));

interface Word {
  words: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Every text of a picture with the room that it takes. */
function wordsOf(svg: string): Word[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/gu)].map(([, attributes = '', escaped = '']) => {
    const read = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? '';
    const words = escaped.replaceAll('&#x26;', '&').replaceAll('&#x3C;', '<');
    const [x, y, size] = [Number(read('x')), Number(read('y')), Number(read('font-size'))];
    const width = widthOf(words, size);
    const left = { start: x, middle: x - width / 2, end: x - width }[read('text-anchor')] ?? Number.NaN;
    return { words, left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.08 };
  });
}

const said = (svg: string) =>
  wordsOf(svg)
    .map(({ words }) => words)
    .join('');

function collisions(svg: string): string[] {
  const all = wordsOf(svg);
  const pairs = all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));
  return pairs
    .filter(([a, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
    .map(([a, b]) => `${a.words} × ${b.words}`);
}

const outside = (svg: string, width: number, height: number) =>
  wordsOf(svg).filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height);

/** The value of a point as the picture writes it: on a line without the unit. */
function lastValue({ panels, type }: ChartSpec): string {
  const panel = panels.at(-1);
  const display = panel?.points.at(-1)?.display ?? '';
  return type === 'line' ? display.replace(panel?.unit ?? '', '') : display;
}

function point(i: number, more: Partial<Point> = {}): Point {
  const value = ((i * 37) % 97) + 3;
  const source = { href: '/issues/653/#a1p1s1q1', serial: 653 + (i % 9), quote: '引文', printed: '1件' };
  const stated = { display: `${value}.${i}%`, quality: 'exact' as const, period: '2023年', date: `${1980 + i}-01-01` };
  return {
    id: `p${i}`,
    label: `第${i}项`,
    detail: '',
    note: '',
    unit: '%',
    value,
    ...stated,
    sources: [source],
    ...more,
  };
}

function specOf(panels: readonly (readonly Point[])[], more: Partial<ChartSpec> = {}): ChartSpec {
  const axis = { unit: '%', min: 0, max: 100, ticks: [0, 25, 50, 75, 100] };
  const titled = panels.map((points, i) => ({
    title: panels.length > 1 ? `第${i}组` : '',
    ...axis,
    points: [...points],
  }));
  const spec = {
    id: 'test',
    title: '一张图',
    finding: '这是结论。',
    type: 'bar' as const,
    unit: '%',
    notes: [],
    ...more,
  };
  return ChartSpecSchema.parse({ ...spec, panels: titled });
}

describe.each(KINDS)('the $name of a chart', ({ name, draw, width, height }) => {
  it.each(specs.map((spec) => [spec.id, spec] as const))(
    'of %s says everything and collides with nothing',
    (_, spec) => {
      const svg = draw(spec);
      const text = said(svg);
      const units = spec.panels.map(({ unit }) => unit);
      for (const words of [spec.title, spec.finding, lastValue(spec), sourceLine(spec), ...units]) {
        expect(text).toContain(words);
      }
      expect(text).toContain('单位：');
      expect(text).toContain('example.org/charts/b-to-a/');
      expect(text).toContain('联络动态非官方整理本');
      expect(collisions(svg)).toEqual([]);
      expect(outside(svg, width, height)).toEqual([]);
    },
  );

  it.each(specs.map((spec) => [spec.id, spec] as const))(
    'of %s is a small picture, the same each time',
    async (_, spec) => {
      const png = await renderPng(draw(spec));
      const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([width, height]);
      expect(coloursOf(data, info.channels)).toBeLessThanOrEqual(64);
      expect(png.length).toBeLessThan(name === 'preview' ? 60_000 : 120_000);
      expect(await renderPng(draw(spec))).toEqual(png);
    },
  );

  it('leaves its foot free, whatever stands above', () => {
    const marked = Array.from({ length: 40 }, (_, i) =>
      point(i, { quality: QUALITIES[i % QUALITIES.length] ?? 'exact' }),
    );
    for (const type of CHART_TYPES) {
      const long = { title: '长题'.repeat(40), finding: '长句子，'.repeat(60), choice: '所选，'.repeat(20), type };
      const svg = draw(specOf([marked, marked], long));
      const words = wordsOf(svg);
      const [legend, foot] = [/^单位/u, /^(?:来源|扫码)/u].map((start) => words.findIndex((w) => start.test(w.words)));
      const lowest = (from: number, to: number) => Math.max(...words.slice(from, to).map(({ bottom }) => bottom));
      const [legendTop = 0, footTop = 0] = [words[legend ?? 0]?.top, words[foot ?? 0]?.top];
      expect(footTop).toBeGreaterThan(height * 0.75);
      expect(lowest(legend ?? 0, foot ?? 0)).toBeLessThan(footTop);
      expect(lowest(0, legend ?? 0)).toBeLessThan(legendTop);
      expect(Math.max(...bottomsOf(svg.slice(0, svg.indexOf('单位：')), height))).toBeLessThan(legendTop);
    }
  });

  it('shows the last value of any chart and lets no words collide', () => {
    fc.assert(
      fc.property(charts, (spec) => {
        const svg = draw(spec);
        expect(said(svg)).toContain(lastValue(spec));
        expect(collisions(svg)).toEqual([]);
        expect(outside(svg, width, height)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('counts the rows that it leaves out', () => {
    const svg = draw(specOf([Array.from({ length: 40 }, (_, i) => point(i))]));
    const shown = wordsOf(svg).filter(({ words }) => /^第\d+项$/u.test(words)).length;
    expect(said(svg)).toContain(`……另有 ${40 - shown} 项`);
    expect(said(svg)).toContain('第0项');
    expect(said(svg)).toContain('第39项');
  });

  it('counts the panels that it leaves out', () => {
    const groups = Array.from({ length: 30 }, () => [point(0), point(1)]);
    const bars = wordsOf(draw(specOf(groups)));
    const shown = bars.filter(({ words }) => /^第\d+项$/u.test(words)).length;
    const hidden = bars.map(({ words }) => Number(/另有 (\d+) 项/u.exec(words)?.[1] ?? 0)).reduce((a, b) => a + b);
    expect(shown + hidden).toBe(60);
    const lines = wordsOf(draw(specOf(groups, { type: 'line' }))).filter(({ words }) => /^第\d+组/u.test(words));
    expect(lines.at(-1)?.words).toBe(`第29组（另有 ${30 - lines.length} 组）`);
  });
});

/** Lower ends of the rectangles, without those as high as the picture. */
function bottomsOf(svg: string, height: number): number[] {
  return [...svg.matchAll(/<rect [^>]*?y="([\d.]+)"[^>]*? height="([\d.]+)"/gu)]
    .map(([, y, high]) => Number(y) + Number(high))
    .filter((bottom) => bottom < height);
}

const labels = fc.string({ unit: fc.constantFrom(...'省工业和信息化厅（）、A1'), minLength: 1, maxLength: 30 });
const points = fc.array(
  fc.record({ label: labels, quality: fc.constantFrom(...QUALITIES), detail: fc.constantFrom('', '1049件 / 1263件') }),
  { minLength: 1, maxLength: 40 },
);
/** Charts of any type and size; their points lie years or days apart. */
const charts = fc
  .record({
    panels: fc.array(points, { minLength: 1, maxLength: 5 }),
    type: fc.constantFrom(...CHART_TYPES),
    areDays: fc.boolean(),
    title: labels,
    finding: labels.map((words) => words.repeat(5)),
  })
  .map(({ panels, areDays, ...more }) => {
    const dateOf = (i: number) => (areDays ? { date: new Date(Date.UTC(2023, 1, 1 + i * 3)).toISOString() } : {});
    return specOf(
      panels.map((panel) => panel.map((words, i) => point(i, { ...words, ...dateOf(i) }))),
      more,
    );
  });

function coloursOf(data: Buffer, channels: number): number {
  const colours = new Set<number>();
  for (let i = 0; i < data.length; i += channels) colours.add(data.readUIntBE(i, 3));
  return colours.size;
}

describe('a card', () => {
  it.each([url, `https://example.org/charts/${'long-name/'.repeat(6)}`])('leads to %s', async (address) => {
    const spec = specs[0] as ChartSpec;
    const svg = cardSvg(spec, { ...origin, url: address, qr: qrMatrix(address) });
    const { data, info } = await sharp(await renderPng(svg))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(decodeQR({ width: info.width, height: info.height, data }, { timeLimit: 5000 })).toBe(address);
    const side = Number(/<rect [^>]*width="([\d.]+)"[^>]*fill="#ffffff"/u.exec(svg)?.[1]);
    expect(side).toBeGreaterThanOrEqual(260);
  });
});

describe('renderPng(svg)', () => {
  const titled = (title: string) => previewSvg(specOf([[point(1)]], { title }), origin);

  it.each([
    ['𠮷', 'U+20BB7'],
    ['😀', 'U+1F600'],
    ['각', 'U+AC01'],
  ])('refuses %s, which the font lacks, by name', async (char, code) => {
    await expect(renderPng(titled(`字${char}`))).rejects.toThrow(
      `图片里的“${char}”（${code}）在字体 ${FONT_PACKAGE} 里没有`,
    );
  });

  it('draws signs that mean something in XML', async () => {
    const [plain, marked] = await Promise.all([renderPng(titled('甲乙')), renderPng(titled('甲<&>乙'))]);
    expect(marked).not.toEqual(plain);
  });

  it('refuses text that is not placed by itself', async () => {
    const spans =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text x="1"><tspan>字</tspan></text></svg>';
    await expect(renderPng(spans)).rejects.toThrow(/不能画的文字/u);
    const bare = spans.replace(/<\/?tspan>/gu, '');
    await expect(renderPng(bare)).rejects.toThrow(/没有写全/u);
  });
});

describe('the font', () => {
  it('has every file that is asked for, and the characters of the charts', () => {
    expect(fontFiles().length).toBeGreaterThan(100);
    expect(missingCharacters(specs.map((spec) => said(card(spec))).join(''))).toEqual([]);
    expect(missingCharacters('代表建议ABC123，。“”㎡①%‰℃')).toEqual([]);
  });

  it('is no wider than what is reckoned with', async () => {
    await renderPng(previewSvg(specs[0] as ChartSpec, origin));
    const { createCanvas } = await import('@napi-rs/canvas');
    const context = createCanvas(10, 10).getContext('2d');
    const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
    for (const weight of [400, 700]) {
      context.font = `${weight} 1000px "Lianluo Picture"`;
      const wider = [...ascii, '联', '，', '“', '—'].filter(
        (char) => context.measureText(char).width > widthOf(char, 1000) + 1,
      );
      expect(wider).toEqual([]);
    }
  });
});

/** Sentences with marks as people set them: never more than two in a row. */
const sentences = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '', '', ...OPENING),
      fc.constantFrom('代表', '建议', '办', '第653期', '77.6%', 'A', '2023年2月28日', 'No. 5', 'charts/b-to-a'),
      fc.constantFrom('', '', '', ...CLOSING),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((parts) => parts.flat().join('').replace(/\s+/gu, ' ').trim());

describe.each([
  ['wrap', wrap],
  ['wrapEvenly', wrapEvenly],
])('%s(text, size, width, lines)', (_, set) => {
  it('keeps every character, the width, and the rules for the ends of lines', () => {
    fc.assert(
      fc.property(sentences, fc.integer({ min: 250, max: 900 }), (text, width) => {
        const lines = set(text, 20, width, 100);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) {
          expect(widthOf(line, 20)).toBeLessThanOrEqual(width);
          expect(CLOSING).not.toContain(line.charAt(0) || '字');
          expect(OPENING).not.toContain(line.at(-1) ?? '字');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('cuts with … what does not go into its lines', () => {
    fc.assert(
      fc.property(
        sentences,
        fc.integer({ min: 250, max: 900 }),
        fc.integer({ min: 1, max: 3 }),
        (text, width, most) => {
          const lines = set(text, 20, width, most);
          expect(lines.length).toBeLessThanOrEqual(most);
          const isWhole = lines.join('').replaceAll(' ', '') === text.replaceAll(' ', '');
          expect(isWhole || lines.at(-1)?.endsWith('…')).toBe(true);
          for (const line of lines) expect(widthOf(line, 20)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('lines of a title', () => {
  it('are of about one length and break behind marks', () => {
    expect(wrapEvenly('建议所提的问题解决了多少，代表满意吗', 60, 936, 2)).toEqual([
      '建议所提的问题解决了多少，',
      '代表满意吗',
    ]);
    expect(wrapEvenly('衡阳市办结的建议里A、B、C三类各占多少', 60, 936, 2)).toEqual([
      '衡阳市办结的建议里',
      'A、B、C三类各占多少',
    ]);
  });

  it('keep a number with its unit', () => {
    expect(wrap('本站所收各期到总第755期', 20, 200, 2)).toEqual(['本站所收各期到总', '第755期']);
    expect(shorten('湖南省人民代表大会常务委员会', 20, 160)).toBe('湖南省人民代表…');
  });
});
