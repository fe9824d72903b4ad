import { getCollection } from 'astro:content';
import { HAS_DRAFTS, promisedAddresses } from '../edition.ts';
import { type ExploreFile, type ExploreIndex, exploreGroup, exploreIndicator } from '../lib/chart/explore.ts';
import { type NamedView, specOfView, viewsOf } from '../lib/chart/named.ts';
import type { ChartData } from '../lib/chart/point.ts';
import type { ChartDescription, ChartSpec } from '../lib/chart/schema.ts';
import { toSpec } from '../lib/chart/spec.ts';
import { DiagnosticError, hasErrors } from '../lib/diagnostic.ts';
import { renamedIndicators } from '../lib/published/moved.ts';
import { type Change, splitChanges } from '../lib/published/values.ts';
import { getBulletins } from './bulletins.ts';
import { observationFile } from './data.ts';
import { getGroup, getGroupRows } from './groups.ts';
import { getEntities, getIndicators } from './indicators.ts';

/** A chart with its views. */
export interface ChartEntry {
  spec: ChartSpec;
  views: NamedView[];
}

/** A chart of which the issues hold no value. */
export type EmptyChart = Pick<ChartDescription, 'id' | 'title'>;

let charts: Promise<{ drawn: ChartEntry[]; empty: EmptyChart[] }> | undefined;

/** All charts, drawn from the committed data, in the order of the home page; made once a build. */
export async function getCharts(): Promise<ChartEntry[]> {
  charts ??= makeCharts();
  return (await charts).drawn;
}

/** Charts that wait for an issue with their values, in the same order. */
export async function getEmptyCharts(): Promise<EmptyChart[]> {
  charts ??= makeCharts();
  return (await charts).empty;
}

async function makeCharts() {
  const [entries, data] = await Promise.all([getCollection('charts'), getChartData()]);
  const promised = promisedAddresses();
  const drawn: ChartEntry[] = [];
  const empty: EmptyChart[] = [];
  const descriptions = entries.map(({ id, data }): ChartDescription => ({ ...data, id }));
  for (const description of descriptions.sort((a, b) => a.order - b.order))
    try {
      const spec = toSpec(description, data);
      drawn.push({ spec, views: viewsOf(description, spec) });
    } catch (error) {
      const isEmpty = error instanceof DiagnosticError && !hasErrors(error.diagnostics);
      // Readers wait with a chart that they have; one that they never had speaks of drafts.
      if (isEmpty && (HAS_DRAFTS || promised.has(`/charts/${description.id}/`))) empty.push(description);
      // Extraction has drawn every chart with the drafts: what cannot be drawn without them speaks of drafts alone.
      else if (HAS_DRAFTS) throw error;
      else console.warn(`图表 ${description.id} 只有草稿里的数据，读者版里没有。`);
    }
  return { drawn, empty };
}

let chartData: Promise<ChartData> | undefined;

function getChartData(): Promise<ChartData> {
  chartData ??= makeChartData();
  return chartData;
}

async function makeChartData(): Promise<ChartData> {
  const [indicators, entities, bulletins] = await Promise.all([getIndicators(), getEntities(), getBulletins()]);
  const dates = new Map(bulletins.map((bulletin) => [bulletin.serial, bulletin.date]));
  return { observations: observationFile.observations, indicators, entities, dates };
}

/** The chart of an indicator or of a group without a name of its own, as the explorer draws it. */
export async function getExploreFile(id: string): Promise<ExploreFile> {
  const data = await getChartData();
  const group = getGroup(id);
  const spec = group
    ? exploreGroup(
        group,
        getGroupRows(group).map(({ observation }) => observation),
        data,
      )
    : exploreIndicator(id, data);
  return spec ?? null;
}

export async function getExploreIndex(): Promise<ExploreIndex> {
  const [redirects] = await getCollection('redirects');
  return { renamed: renamedIndicators(redirects?.data ?? {}) };
}

/** What has changed in the values of a chart since they were published. */
export async function getChanges(chart: string): Promise<Change[]> {
  const [entry] = await getCollection('changes');
  return splitChanges(entry?.data ?? { changes: [] }).charts.filter((change) => change.chart === chart);
}

/** Every named view of every chart, for pages and files: `b-to-a`, `b-to-a/table`. */
export async function getChartViews() {
  const all = await getCharts();
  return all.flatMap(({ spec, views }) => views.map((view) => ({ spec, views, view, shown: specOfView(spec, view) })));
}
