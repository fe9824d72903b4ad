import { getCollection } from 'astro:content';
import { passagesOf } from '../lib/bulletin/walk.ts';
import { displayOf } from '../lib/indicator/display.ts';
import { entityNamer, namesOf } from '../lib/indicator/entity.ts';
import type { Entity } from '../lib/indicator/entity-file.ts';
import type { Mechanism } from '../lib/mechanism/schema.ts';
import { type FigureRow, leadOf } from '../lib/search/figures.ts';
import { getAtlas, getMechanisms, getUnits } from './atlas.ts';
import { getBulletins } from './bulletins.ts';
import { getCharts } from './charts.ts';
import { observationFile } from './data.ts';
import { getEntities, getIndicatorSheets, getShownIndicators } from './indicators.ts';

/** Every name of a unit that reports: that of its file with its aliases, or as the bulletin prints it. */
export async function getUnitNames(): Promise<string[]> {
  const [entities, bulletins] = await Promise.all([getHeldEntities(), getBulletins()]);
  const printed = bulletins.flatMap(({ articles }) => articles.flatMap(({ unit }) => unit ?? []));
  return [...new Set([...entities.flatMap(namesOf), ...printed])];
}

/** Bodies that this edition has something of: a file may be of a unit that drafts alone name. */
async function getHeldEntities(): Promise<Entity[]> {
  const [entities, bulletins, units] = await Promise.all([getEntities(), getBulletins(), getUnits()]);
  const nameOf = entityNamer(entities);
  const issuers = new Set(bulletins.map(({ issuer }) => nameOf(issuer)));
  const held = new Set([
    ...units.map(({ name }) => name),
    ...observationFile.observations.map(({ entity }) => entity.name),
  ]);
  const isPrinted = (names: readonly string[]) =>
    bulletins.some((bulletin) => passagesOf(bulletin).some(({ text }) => names.some((name) => text.includes(name))));
  return entities.filter((entity) => held.has(entity.name) || issuers.has(entity.name) || isPrinted(namesOf(entity)));
}

/** Mechanisms that this edition has a page of, in the order of their files. */
export async function getHeldMechanisms(): Promise<Mechanism[]> {
  const held = new Set((await getAtlas()).map(({ id }) => id));
  return (await getMechanisms()).filter(({ id }) => held.has(id));
}

/** Each name of an indicator with the first chart that draws it, else its own page. */
export async function getIndicatorPlaces(): Promise<{ id: string; name: string; href: string }[]> {
  const [indicators, charts, drawn] = await Promise.all([getShownIndicators(), getCollection('charts'), getCharts()]);
  const ids = new Set(drawn.map(({ spec }) => spec.id));
  const sorted = charts.filter(({ id }) => ids.has(id)).toSorted((a, b) => a.data.order - b.data.order);
  return indicators.flatMap(({ id, name, short }) => {
    const chart = sorted.find(({ data }) => data.panels.some((panel) => panel.indicators.includes(id)));
    const href = chart ? `/charts/${chart.id}/` : `/indicators/${id}/`;
    return [...new Set([name, short])].map((each) => ({ id, name: each, href }));
  });
}

/** Words that ask and name nothing: 怎样, 多少. */
export async function getAskingWords(): Promise<string[]> {
  return (await getCollection('words')).flatMap(({ data }) => data.asking);
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
