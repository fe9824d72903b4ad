import { getCollection } from 'astro:content';
import { figureTable, observationTable } from '../lib/dataset/table.ts';
import { type IndicatorSheet, toSheets } from '../lib/indicator/group.ts';
import type { Entity, Indicator } from '../lib/indicator/schema.ts';
import { figureFile, observationFile } from './data.ts';

/** Indicators as pages need them: their rules have done their work when the data was extracted. */
export async function getIndicators(): Promise<Indicator[]> {
  return (await getCollection('indicators')).map(({ id, data }) => ({ ...data, id, rules: [] }));
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
  const [indicators, entities] = await Promise.all([getIndicators(), getEntities()]);
  return toSheets(indicators, observationFile.observations, entities);
}

/** The flat tables of the data page by name, for CSV and Parquet. */
export async function getTables() {
  return {
    figures: figureTable(figureFile.figures),
    observations: observationTable(await getIndicatorSheets()),
  };
}
