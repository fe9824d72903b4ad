import { getCollection } from 'astro:content';
import accuracyFile from './data/accuracy.json';
import checkFile from './data/checks.json';
import figureFile from './data/figures.json';
import mechanismFile from './data/mechanisms.json';
import observationFile from './data/observations.json';
import type { Check } from './lib/arithmetic/schema.ts';
import type { AttributedFigure as Figure } from './lib/attribution/attribute.ts';
import { permalink } from './lib/bulletin/id.ts';
import type { Bulletin } from './lib/bulletin/schema.ts';
import type { ExploreData } from './lib/chart/explore.ts';
import { type NamedView, specOfView, viewsOf } from './lib/chart/named.ts';
import type { ChartDescription, ChartSpec } from './lib/chart/schema.ts';
import { type ChartData, toSpec } from './lib/chart/spec.ts';
import { figureTable, observationTable } from './lib/dataset/table.ts';
import { displayOf } from './lib/indicator/display.ts';
import { entityNamer } from './lib/indicator/entity.ts';
import { type IndicatorSheet, toSheets } from './lib/indicator/group.ts';
import type { Entity, Indicator, Observation } from './lib/indicator/schema.ts';
import { type AtlasSheet, toAtlas } from './lib/mechanism/atlas.ts';
import type { AttestedPlace, Mechanism } from './lib/mechanism/schema.ts';
import type { Change } from './lib/published/values.ts';
import { type FigureRow, leadOf } from './lib/search/figures.ts';

/** The only caller of `getCollection` and the only reader of `src/data`: pages ask here. */

const figuresBySerial = Map.groupBy(figureFile.figures as Figure[], (figure) => figure.serial);

/** Held bulletins, newest first. */
export async function getBulletins(): Promise<Bulletin[]> {
  const entries = await getCollection('bulletins');
  return entries.map((entry) => entry.data).sort((a, b) => b.serial - a.serial);
}

/** Figures of one bulletin by the id of the passage they stand in. */
export function getFigures(serial: number): Map<string, Figure[]> {
  return Map.groupBy(figuresBySerial.get(serial) ?? [], (figure) => figure.passage);
}

export function countFigures(serial?: number): number {
  return serial === undefined ? figureFile.figures.length : (figuresBySerial.get(serial)?.length ?? 0);
}

export function getFigureFile() {
  return figureFile;
}

export function getCheckFile() {
  return checkFile;
}

/** A check with the sentences that its numbers stand in, each once. */
export type CheckWithSources = Check & { sources: { href: string; quote: string; serial: number }[] };

/** Recomputed relations, of one bulletin or of all, newest bulletin first. */
export function getChecks(serial?: number): CheckWithSources[] {
  const checks = (checkFile.checks as Check[]).filter((check) => serial === undefined || check.serial === serial);
  return checks.toSorted((a, b) => b.serial - a.serial).map((check) => ({ ...check, sources: sourcesOf(check) }));
}

const figuresByAddress = new Map((figureFile.figures as Figure[]).map((f) => [`${f.serial}#${f.id}`, f]));

/** The masthead of each bulletin, as the observation of its serial quotes it. */
const mastheads = new Map(
  (observationFile.observations as Observation[])
    .filter(({ indicator }) => indicator === 'serial')
    .flatMap(({ citations }) => citations.map(({ serial, quote }) => [serial, quote])),
);

function sourcesOf(check: Check): CheckWithSources['sources'] {
  const sources = new Map<string, CheckWithSources['sources'][number]>();
  for (const address of check.figures) {
    const [serial = '', id = ''] = address.split('#');
    const figure = figuresByAddress.get(address);
    const sentence = figure ? `${serial}#${figure.sentence}` : address;
    const quote = figure?.quote ?? mastheads.get(Number(serial)) ?? check.quote;
    if (!sources.has(sentence))
      sources.set(sentence, { href: permalink(serial, figure?.sentence ?? id), quote, serial: Number(serial) });
  }
  return [...sources.values()];
}

/** How well the engine reads, against labels of people. */
export function getAccuracy() {
  return accuracyFile;
}

export function getObservationFile() {
  return observationFile;
}

/** Indicators as pages need them: their rules have done their work when the data was extracted. */
async function getIndicators(): Promise<Indicator[]> {
  return (await getCollection('indicators')).map(({ id, data }) => ({ ...data, id, rules: [] }));
}

async function getEntities(): Promise<Entity[]> {
  return (await getCollection('entities')).map(({ id, data }) => ({ ...data, id }));
}

/** Indicators with their observations, those with most observations first. */
export async function getIndicatorSheets(): Promise<IndicatorSheet[]> {
  const [indicators, entities] = await Promise.all([getIndicators(), getEntities()]);
  return toSheets(indicators, observationFile.observations as Observation[], entities);
}

/** The flat tables of the data page by name, for CSV and Parquet. */
export async function getTables() {
  return {
    figures: figureTable(figureFile.figures as Figure[]),
    observations: observationTable(await getIndicatorSheets()),
  };
}

/** Figures that no indicator claims yet. */
export function getUnclaimed(): Figure[] {
  return (figureFile.figures as Figure[]).filter(({ indicators }) => !indicators);
}

/** How many figures an indicator has claimed. */
export function countObserved(): number {
  return countFigures() - getUnclaimed().length;
}

/** A chart with its views. */
export interface ChartEntry {
  spec: ChartSpec;
  views: NamedView[];
}

let charts: Promise<ChartEntry[]> | undefined;

/** All charts, drawn from the committed data, in the order of the home page; made once a build. */
export function getCharts(): Promise<ChartEntry[]> {
  charts ??= makeCharts();
  return charts;
}

async function makeCharts(): Promise<ChartEntry[]> {
  const [entries, data] = await Promise.all([getCollection('charts'), getChartData()]);
  return entries
    .map(({ id, data }): ChartDescription => ({ ...data, id }))
    .sort((a, b) => a.order - b.order)
    .map((description) => {
      const spec = toSpec(description, data);
      return { spec, views: viewsOf(description, spec) };
    });
}

async function getChartData(): Promise<ChartData> {
  const [indicators, entities, bulletins] = await Promise.all([getIndicators(), getEntities(), getBulletins()]);
  const dates = new Map(bulletins.map((bulletin) => [bulletin.serial, bulletin.date]));
  return { observations: observationFile.observations as Observation[], indicators, entities, dates };
}

/** The data of all charts as JSON, for the explorer. */
export async function getExploreData(): Promise<ExploreData> {
  const { dates, ...data } = await getChartData();
  return { ...data, dates: [...dates] };
}

/** What has changed in the values of a chart since they were published. */
export async function getChanges(chart: string): Promise<Change[]> {
  const [entry] = await getCollection('changes');
  return (entry?.data.changes ?? []).filter((change) => change.chart === chart);
}

/** Every named view of every chart, for pages and files: `b-to-a`, `b-to-a/table`. */
export async function getChartViews() {
  const all = await getCharts();
  return all.flatMap(({ spec, views }) => views.map((view) => ({ spec, views, view, shown: specOfView(spec, view) })));
}

/** Pages written by people: about, method. */
export async function getPages() {
  return getCollection('pages');
}

/** The mechanisms of the atlas, in the order of their files. */
export async function getMechanisms(): Promise<Mechanism[]> {
  return (await getCollection('mechanisms')).map(({ id, data }) => ({ ...data, id }));
}

/** Every name of a unit that reports: that of its file with its aliases, or as the bulletin prints it. */
export async function getUnitNames(): Promise<string[]> {
  const [entities, bulletins] = await Promise.all([getEntities(), getBulletins()]);
  const printed = bulletins.flatMap(({ articles }) => articles.flatMap(({ unit }) => unit ?? []));
  return [...new Set([...entities.flatMap(({ name, aliases }) => [name, ...aliases]), ...printed])];
}

/** Each name of an indicator with the first chart that draws it, else its own page. */
export async function getIndicatorPlaces(): Promise<{ id: string; name: string; href: string }[]> {
  const [indicators, charts] = await Promise.all([getIndicators(), getCollection('charts')]);
  const sorted = charts.toSorted((a, b) => a.data.order - b.data.order);
  return indicators.flatMap(({ id, name, short }) => {
    const chart = sorted.find(({ data }) => data.panels.some((panel) => panel.indicators.includes(id)));
    const href = chart ? `/charts/${chart.id}/` : `/indicators/${id}/`;
    return [...new Set([name, short])].map((each) => ({ id, name: each, href }));
  });
}

/** Observations as search offers them, by the first digits of their value. */
export async function getFigureRows(): Promise<Map<string, FigureRow[]>> {
  const [sheets, places] = await Promise.all([getIndicatorSheets(), getIndicatorPlaces()]);
  const hrefs = new Map(places.map(({ id, href }) => [id, href]));
  const rows = sheets.flatMap(({ indicator, rows: observed }) =>
    observed.flatMap(({ entity, observation }): FigureRow[] => {
      const { value, unit } = observation;
      if (value === null) return [];
      const href = hrefs.get(indicator.id) ?? `/indicators/${indicator.id}/`;
      return [{ value, unit, text: displayOf(observation), label: `${indicator.short} · ${entity}`, href }];
    }),
  );
  return Map.groupBy(rows, ({ value }) => leadOf(value));
}

let atlas: Promise<AtlasSheet[]> | undefined;

/** The mechanisms with their sentences, units and figures; made once a build. */
export function getAtlas(): Promise<AtlasSheet[]> {
  atlas ??= makeAtlas();
  return atlas;
}

async function makeAtlas(): Promise<AtlasSheet[]> {
  const [mechanisms, entities] = await Promise.all([getMechanisms(), getEntities()]);
  const bySentence = Map.groupBy(figureFile.figures as Figure[], ({ serial, sentence }) => `${serial}#${sentence}`);
  const figuresOf = (serial: number, sentence: string) =>
    (bySentence.get(`${serial}#${sentence}`) ?? []).map(({ id, text }) => ({ text, href: permalink(serial, id) }));
  return toAtlas(mechanisms, mechanismFile.places as AttestedPlace[], entityNamer(entities), figuresOf);
}
