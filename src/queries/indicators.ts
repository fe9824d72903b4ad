import { getCollection } from 'astro:content';
import figureFile from '../data/figures.json';
import observationFile from '../data/observations.json';
import type { AttributedFigure as Figure } from '../lib/attribution/attribute.ts';
import { figureTable, observationTable } from '../lib/dataset/table.ts';
import { type IndicatorSheet, toSheets } from '../lib/indicator/group.ts';
import type { Entity, Indicator, Observation } from '../lib/indicator/schema.ts';

/** Indicators as pages need them: their rules have done their work when the data was extracted. */
export async function getIndicators(): Promise<Indicator[]> {
  return (await getCollection('indicators')).map(({ id, data }) => ({ ...data, id, rules: [] }));
}

export async function getEntities(): Promise<Entity[]> {
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
