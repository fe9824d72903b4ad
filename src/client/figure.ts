import { at } from '../base.ts';
import { titleOfKey } from '../lib/bulletin/issue-key.ts';
import { captionOf } from '../lib/chart/caption.ts';
import { foldRows } from '../lib/chart/fold.ts';
import { legendIcon } from '../lib/chart/legend.ts';
import { MEANINGS } from '../lib/chart/mark.ts';
import { pointsOf } from '../lib/chart/points.ts';
import type { ChartSpec } from '../lib/chart/schema.ts';
import { canLog, yearsOf } from '../lib/chart/state.ts';
import { isMixed, qualitiesOf, type TableRow, toTable } from '../lib/chart/table.ts';
import { titleBreaks } from '../lib/text/title.ts';
import { toSvgNode } from './svg.ts';

/** The figure of a chart that no page holds: the same parts, with the same names, as in Chart.astro. */
export function makeFigure(spec: ChartSpec): { figure: HTMLElement; box: HTMLElement } {
  const box = element('div', { class: 'chart-box' });
  const figure = element('figure', { class: 'chart' }, [
    element('figcaption', {}, [
      element('h2', {}, titleParts(spec.title)),
      element('p', { class: 'chart-finding', 'data-chart-finding': '' }, [spec.finding]),
      element('p', { class: 'small muted', 'data-chart-unit': '' }, [captionOf(spec)]),
    ]),
    element('p', { class: 'note chart-notice', role: 'status', 'data-chart-notice': '', hidden: '' }),
    box,
    element('p', { class: 'visually-hidden', role: 'status', 'data-chart-status': '' }),
    makeLegend(spec),
    element(
      'ul',
      { class: 'chart-notes' },
      spec.notes.map((note) => element('li', {}, [note])),
    ),
    makeControls(spec),
    makeTable(spec),
  ]);
  return { figure, box };
}

/** A title with its places to break, as the pages have them. */
function titleParts(title: string): (Node | string)[] {
  const ends = [0, ...titleBreaks(title), title.length];
  return ends.slice(1).flatMap((end, i) => [...(i > 0 ? [element('wbr', {})] : []), title.slice(ends[i], end)]);
}

function makeLegend(spec: ChartSpec): HTMLElement {
  const items = qualitiesOf(spec).map((quality) => {
    const icon = toSvgNode(legendIcon(spec.type, quality));
    return element('li', { 'data-quality': quality }, [icon, MEANINGS[quality]]);
  });
  return element('ul', { class: 'chart-legend plain-list small' }, items);
}

function makeControls(spec: ChartSpec): HTMLElement {
  const points = pointsOf(spec);
  const option = (type: string, name: string, value: string, label: string) =>
    element('label', {}, [element('input', { type, name, value }), label]);
  return element(
    'section',
    { class: 'chart-controls screen-only', 'data-chart-controls': '', 'aria-label': '选择怎样看' },
    [
      group('先看', [option('radio', 'v', 'chart', '先看图'), option('radio', 'v', 'table', '先看表')]),
      ...(isMixed(spec) ? [option('checkbox', 'b', 'p', '只看原文印出的')] : []),
      ...(spec.type === 'bar' ? [option('checkbox', 'o', 'v', '从大到小')] : []),
      ...(canLog(spec) && yearsOf(spec).length > 1 ? [option('checkbox', 'y', 'log', '对数刻度')] : []),
      ...makeYears(yearsOf(spec)),
      ...(points.length > 2 && spec.type !== 'line'
        ? [
            element('details', { class: 'chart-choose' }, [
              element('summary', {}, ['选择项目']),
              group(
                '项目',
                points.map(({ id, label, period }) =>
                  option('checkbox', 's', id, [label, period].filter(Boolean).join('，')),
                ),
              ),
            ]),
          ]
        : []),
      element('button', { type: 'button', class: 'plain', 'data-reset': '' }, ['恢复默认']),
    ],
  );
}

/** First and last year; nothing where all points stand in one. */
function makeYears(years: readonly number[]): HTMLElement[] {
  if (years.length < 2) return [];
  const ends = [years[0], years.at(-1)].map((chosen, i) =>
    element('label', {}, [
      i === 0 ? '从' : '到',
      element(
        'select',
        { name: 't' },
        years.map((year) =>
          element('option', { value: String(year), ...(year === chosen && { selected: '' }) }, [`${year}年`]),
        ),
      ),
    ]),
  );
  return [group('年份', ends)];
}

/** Choices that belong together, under a name that is heard and not seen. */
function group(name: string, choices: HTMLElement[]): HTMLElement {
  return element('fieldset', {}, [element('legend', { class: 'visually-hidden' }, [name]), ...choices]);
}

function makeTable(spec: ChartSpec): HTMLElement {
  const { shown, folded } = foldRows(toTable(spec));
  const name = `${spec.title}（数据表）`;
  return element('details', { class: 'chart-table', open: '' }, [
    element('summary', {}, ['数据表：每个数和它的原句']),
    makeRows(name, spec, shown),
    ...(folded.length > 0
      ? [
          element('details', { class: 'more-rows' }, [
            element('summary', {}, [`更早各期的 ${folded.length} 个数`]),
            makeRows(`${spec.title}（更早各期）`, spec, folded),
          ]),
        ]
      : []),
  ]);
}

function makeRows(name: string, { title, unit }: ChartSpec, rows: readonly TableRow[]): HTMLElement {
  const heads = ['项目与时间', '数值', '依据与原句'].map((head) => element('th', { scope: 'col' }, [head]));
  return element('section', { class: 'scroll', tabindex: '0', 'aria-label': name }, [
    element('table', {}, [
      element('caption', {}, [`${title}（单位：${unit}）`]),
      element('thead', {}, [element('tr', {}, heads)]),
      element('tbody', {}, rows.map(makeRow)),
    ]),
  ]);
}

function makeRow(row: TableRow): HTMLElement {
  const sources = row.sentences.map(({ href, serial, quote }) =>
    element('li', {}, [
      element('a', { href: at(href) }, [`${titleOfKey(serial)}`]),
      element('span', { class: 'small' }, [quote]),
    ]),
  );
  return element('tr', { 'data-point': row.id }, [
    element('th', { scope: 'row' }, [row.label, element('span', { class: 'period small muted' }, [row.period])]),
    element('td', { class: 'value' }, [
      element('a', { href: at(row.href) }, [row.display]),
      element('span', { class: 'detail small muted' }, [row.detail]),
    ]),
    element('td', {}, [
      element('span', { class: 'small muted' }, [row.basis]),
      element('ul', { class: 'plain-list sources' }, sources),
    ]),
  ]);
}

function element(name: string, attributes: Record<string, string>, children: (Node | string)[] = []): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
