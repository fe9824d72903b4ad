import { getCollection } from 'astro:content';
import { HAS_DRAFTS, promisedAddresses } from '../edition.ts';
import { figureTable, observationTable, type Table } from '../lib/dataset/table.ts';
import type { Entity } from '../lib/indicator/entity-file.ts';
import { type IndicatorSheet, toSheets } from '../lib/indicator/group.ts';
import { type Indicator, toIndicators } from '../lib/indicator/schema.ts';
import { figureFile, observationFile } from './data.ts';

/** Indicators and named measures; what they match has done its work when the data was extracted. */
export async function getIndicators(): Promise<Indicator[]> {
  const [core, named] = await Promise.all([getCollection('indicators'), getCollection('measures')]);
  return [...core.map(({ id, data }) => ({ ...data, id })), ...named.flatMap(({ data }) => toIndicators(data))];
}

/** Those that readers have a page of: all but what drafts alone have a value of and nobody has published. */
export async function getShownIndicators(): Promise<Indicator[]> {
  const observed = new Set(observationFile.observations.map(({ indicator }) => indicator));
  const promised = promisedAddresses();
  return (await getIndicators()).filter(
    ({ id }) => HAS_DRAFTS || observed.has(id) || promised.has(`/indicators/${id}/`),
  );
}

export async function getEntities(): Promise<Entity[]> {
  return (await getCollection('entities')).map(({ id, data }) => ({ ...data, id }));
}

let sheets: Promise<readonly IndicatorSheet[]> | undefined;

/** Indicators with their observations, those with most observations first; made once a build. */
export function getIndicatorSheets(): Promise<readonly IndicatorSheet[]> {
  sheets ??= makeSheets();
  return sheets;
}

async function makeSheets(): Promise<readonly IndicatorSheet[]> {
  return toSheets(await getShownIndicators(), observationFile.observations);
}

/** The flat tables of the data page, for CSV and Parquet. */
export const TABLES = ['figures', 'observations'] as const;

/** Made when it is asked for: a table is as large as all data, and only two files hold it. */
export async function getTable(name: (typeof TABLES)[number]): Promise<Table> {
  return name === 'figures' ? figureTable(figureFile.figures) : observationTable(await getIndicatorSheets());
}
