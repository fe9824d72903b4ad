import { getCollection } from 'astro:content';
import { promisedAddresses } from '../edition.ts';
import { permalink } from '../lib/bulletin/id.ts';
import type { IssueKey } from '../lib/bulletin/issue-key.ts';
import type { EntityRef } from '../lib/clause/read-figure.ts';
import { entityNamer, registerOf } from '../lib/indicator/entity.ts';
import { type AtlasEntry, type AtlasSheet, toAtlas, unitAnchor } from '../lib/mechanism/atlas.ts';
import { type Mechanism, STAGE_ID, STAGES, type Stage } from '../lib/mechanism/schema.ts';
import { type ListPage, PER_PAGE, pagePath, pagesOf } from '../lib/reading/pages.ts';
import { toUnits, type UnitSheet } from '../lib/reading/units.ts';
import { getBulletins } from './bulletins.ts';
import { figureFile, mechanismFile } from './data.ts';
import { getEntities, getIndicatorSheets } from './indicators.ts';

/** The mechanisms of the atlas, in the order of their files. */
export async function getMechanisms(): Promise<Mechanism[]> {
  return (await getCollection('mechanisms')).map(({ id, data }) => ({ ...data, id }));
}

let atlas: Promise<AtlasSheet[]> | undefined;

/** The mechanisms with their sentences, units and figures; made once a build. */
export function getAtlas(): Promise<AtlasSheet[]> {
  atlas ??= makeAtlas();
  return atlas;
}

async function makeAtlas(): Promise<AtlasSheet[]> {
  const [mechanisms, entities] = await Promise.all([getMechanisms(), getEntities()]);
  const bySentence = Map.groupBy(figureFile.figures, ({ serial, sentence }) => `${serial}#${sentence}`);
  const figuresOf = (serial: IssueKey, sentence: string) =>
    (bySentence.get(`${serial}#${sentence}`) ?? []).map(({ id, text }) => ({ text, href: permalink(serial, id) }));
  return toAtlas(mechanisms, mechanismFile.places, entityNamer(entities), figuresOf);
}

/** What a stage's pages list: its quotations, unit by unit, those with most first. */
export interface StageList {
  stage: Stage;
  entries: AtlasEntry[];
  pages: ListPage<AtlasEntry>[];
}

let stageLists: Promise<StageList[]> | undefined;

export function getStageLists(): Promise<StageList[]> {
  stageLists ??= makeStageLists();
  return stageLists;
}

async function makeStageLists(): Promise<StageList[]> {
  const all = (await getAtlas()).flatMap((sheet) => sheet.entries);
  return STAGES.map((stage) => {
    const own = all.filter(({ stages }) => stages.includes(stage));
    const byUnit = [...Map.groupBy(own, ({ unit }) => unit).values()].sort((a, b) => b.length - a.length);
    const entries = byUnit.flat();
    return { stage, entries, pages: pagesOf(entries, PER_PAGE.lines) };
  });
}

/** Where the pages of a stage begin to list a unit. */
export async function getStageHref(): Promise<(stage: Stage, unit: string) => string> {
  const lists = new Map((await getStageLists()).map((list) => [list.stage, list.pages]));
  return (stage, unit) => {
    const page = lists.get(stage)?.find(({ items }) => items.some((entry) => entry.unit === unit));
    return `${pagePath(`/lifecycle/${STAGE_ID[stage]}/`, page?.number ?? 1)}#${unitAnchor(unit)}`;
  };
}

let units: Promise<UnitSheet[]> | undefined;

/** Units that report, with what the site has of each; made once a build. */
export function getUnits(): Promise<UnitSheet[]> {
  units ??= makeUnits();
  return units;
}

/** Ids of the units that have a page, by their name. */
export async function getUnitIds(): Promise<Map<string, string>> {
  return new Map((await getUnits()).map(({ id, name }) => [name, id]));
}

let unitOf: Promise<(printed: string) => UnitSheet | undefined> | undefined;

/** The unit that answers for an article, by the name that is printed. */
export function getUnitOf(): Promise<(printed: string) => UnitSheet | undefined> {
  unitOf ??= makeUnitOf();
  return unitOf;
}

async function makeUnitOf() {
  const [sheets, entities] = await Promise.all([getUnits(), getEntities()]);
  const [nameOf, byName] = [entityNamer(entities), new Map(sheets.map((sheet) => [sheet.name, sheet]))];
  return (printed: string) => byName.get(nameOf(printed));
}

async function makeUnits(): Promise<UnitSheet[]> {
  const [entities, bulletins, sheets, mechanisms] = await Promise.all([
    getEntities(),
    getBulletins(),
    getIndicatorSheets(),
    getAtlas(),
  ]);
  const register = registerOf(entities);
  const promised = promisedAddresses();
  // A unit that had a page before it was filed under another name keeps that page.
  const idOf = (entity: EntityRef) => {
    const [now, ...former] = [register.keyOf(entity), ...register.formerKeysOf(entity)];
    const isPromised = (id: string) => promised.has(`/units/${id}/`);
    return [now, ...former].find(isPromised) ?? now;
  };
  return toUnits({ entities, bulletins, sheets, atlas: mechanisms, register, idOf });
}
