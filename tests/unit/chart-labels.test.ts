import { describe, expect, it } from 'vitest';
import { captionOf } from '../../src/lib/chart/caption.ts';
import { specOfView } from '../../src/lib/chart/named.ts';
import type { ChartSpec, Panel, Point } from '../../src/lib/chart/schema.ts';
import { toSvg } from '../../src/lib/chart/svg.ts';
import { timeAxis } from '../../src/lib/chart/time.ts';
import { cardSvg, previewSvg } from '../../src/lib/picture/picture.ts';
import { apart, shorten } from '../../src/lib/picture/text.ts';
import { allCharts } from './all-charts.ts';

const ORIGIN = { url: 'https://example.org/charts/a/', siteName: '联络动态', siteKind: '非官方整理本' };

function point(label: string, i: number, more: Partial<Point> = {}): Point {
  return {
    id: `p${i}`,
    label,
    detail: '',
    note: '',
    unit: '件',
    value: i + 1,
    display: `${i + 1}件`,
    quality: 'exact',
    period: '2023年',
    sources: [{ href: '/issues/653/#a1p1s1q1', serial: 653, quote: '引文', printed: '1件' }],
    ...more,
  };
}

function chart(type: 'bar' | 'line', points: Point[], more: Partial<Panel> = {}): ChartSpec {
  const panel = { title: '', unit: '件', min: 0, max: 20, ticks: [0, 10, 20], points, ...more };
  return { id: 'a', title: '图', finding: '一句话。', type, unit: '件', notes: [], panels: [panel] };
}

/** The words of a drawing that stand where labels do: those that are no value. */
const wordsOf = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/gu)].map(([, words = '']) => words);

/** Names that differ only where a picture would cut them, invented. */
const ALIKE = [
  ['全省代表建议办理工作领导小组办公室第一季度通报件数', '全省代表建议办理工作领导小组办公室第二季度通报件数'],
  ['省人大常委会代表工作委员会二〇二二年上半年交办建议', '省人大常委会代表工作委员会二〇二二年下半年交办建议'],
  ['长沙市人民政府办公厅建议提案处（闭会期间）办理答复', '长沙市人民政府办公厅建议提案处（大会期间）办理答复'],
  ['已经解决或者基本解决并向代表作出书面答复的建议甲类', '已经解决或者基本解决并向代表作出书面答复的建议乙类'],
  ['湖南省第十三届人民代表大会第五次会议期间提出的建议', '湖南省第十三届人民代表大会第五次会议闭幕后提出建议'],
  ['洞庭湖区环境综合治理项目完成投资（2021年度数）', '洞庭湖区环境综合治理项目完成投资（2022年度数）'],
  ['代表对办理态度表示满意和基本满意的建议件数（主办）', '代表对办理态度表示满意和基本满意的建议件数（会办）'],
  ['列入常委会工作要点并由主任会议成员领衔督办重点建议一', '列入常委会工作要点并由主任会议成员领衔督办重点建议二'],
  ['各级人大代表联络站接待人民群众来访来信的批次数合计', '各级人大代表联络站接待人民群众来访来信的人次数合计'],
  ['县级以上地方各级人民政府所属部门承办的建议数（省）', '县级以上地方各级人民政府所属部门承办的建议数（市）'],
] as const;

describe('labels of a chart', () => {
  it.each(ALIKE)('stay different when they are cut: %s', (first, second) => {
    for (const size of [20, 30])
      for (const width of [140, 200, 300]) {
        const cut = (label: string) => [shorten(label, size, width)];
        const [a, b] = apart([first, second], cut).map((label) => cut(label).join(''));
        expect(a).not.toBe(b);
      }
    const spec = chart(
      'bar',
      Array.from({ length: 8 }, (_, i) => point(i % 2 ? `${second}${i}` : `${first}${i}`, i)),
    );
    for (const svg of [previewSvg(spec, ORIGIN), cardSvg(spec, { ...ORIGIN, qr: [[true]] })]) {
      const labels = wordsOf(svg).filter((words) => words.includes('…'));
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it('leaves those alone that differ as they are', () => {
    expect(apart(['省财政厅', '省水利厅'], (label) => [label])).toEqual(['省财政厅', '省水利厅']);
  });

  it('are unique in every panel of the site, in page and picture, in every view', () => {
    const faults = allCharts().flatMap(({ spec, views }) =>
      views.flatMap((view) => {
        const shown = specOfView(spec, view);
        const twice = shown.panels.flatMap(({ points }) => {
          const names = points.map(({ label }) => label);
          return names.filter((name, i) => names.indexOf(name) < i);
        });
        const cut = wordsOf(previewSvg(shown, ORIGIN)).filter((words) => words.endsWith('…'));
        const alike = cut.filter((words, i) => cut.indexOf(words) < i);
        return [...twice, ...alike].map((name) => `${view.path}: ${name}`);
      }),
    );
    expect(faults).toEqual([]);
  });
});

/** Days of points, invented, and what must be written under the axis. */
const DAYS: readonly (readonly [days: string[], labels: string[]])[] = [
  [
    ['2023-02-10', '2023-07-20', '2023-11-28'],
    ['2023年2月10日', '7月20日', '11月28日'],
  ],
  [
    ['2023-02-10', '2023-02-11', '2023-11-28'],
    ['2023年2月10日', '11月28日'],
  ],
  [
    ['2022-11-30', '2023-02-10'],
    ['2022年11月30日', '2023年2月10日'],
  ],
  [['2026-03-24'], ['2026年3月24日']],
  [['2023-01-01'], ['2023年']],
  [
    ['2021-01-01', '2022-01-01', '2023-01-01'],
    ['2021年', '2022年', '2023年'],
  ],
  [
    ['2022-03-26', '2023-02-10', '2024-03-01'],
    ['2023年', '2024年'],
  ],
  [
    ['2024-02-28', '2024-02-29'],
    ['2024年2月28日', '2月29日'],
  ],
  [
    ['2023-03-01', '2023-03-02', '2023-03-03', '2023-03-04', '2023-03-05'],
    ['2023年3月1日', '3月3日', '3月5日'],
  ],
  [['2023-05-04', '2023-05-04'], ['2023年5月4日']],
];

describe('an axis of time', () => {
  it.each(DAYS)('%j is written as %j', (days, labels) => {
    const spec = chart(
      'line',
      days.map((date, i) => point(date, i, { date })),
    );
    expect(timeAxis(spec.panels[0] as Panel).labels).toEqual(labels);
    for (const label of labels) expect(toSvg(spec)).toContain(`>${label}</text>`);
  });

  it('thins out years that a phone has no room for', () => {
    const years = Array.from({ length: 30 }, (_, i) => point('年', i, { date: `${1995 + i}-01-01` }));
    const [panel] = chart('line', years).panels;
    expect(timeAxis(panel as Panel).labels.length).toBeLessThanOrEqual(8);
    expect(timeAxis(panel as Panel, 12).labels.length).toBeLessThanOrEqual(3);
  });
});

it('the note on an axis that does not begin at nought says it as the ticks do', () => {
  const large = { min: 500_000_000_000, max: 520_000_000_000, ticks: [500_000_000_000, 510_000_000_000] };
  const spec = chart('line', [point('a', 0, { value: 5.1e11, date: '2023-01-01' })], large);
  expect(captionOf(spec)).toContain('纵轴从5000亿起');
  expect(toSvg(spec)).toContain('>5000亿</text>');
});
