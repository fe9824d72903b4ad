import { permalink } from '../bulletin/id.ts';
import type { IssueKey } from '../bulletin/issue-key.ts';
import { formatIssue } from '../bulletin/issue-name.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import type { EntityRef } from '../clause/read-figure.ts';
import { isSameEntity, type Register } from '../indicator/entity.ts';
import type { Entity } from '../indicator/entity-file.ts';
import type { IndicatorSheet, ObservationRow } from '../indicator/group.ts';
import type { Indicator } from '../indicator/schema.ts';
import type { AtlasEntry, AtlasSheet } from '../mechanism/atlas.ts';

/** A department, court, city or committee that reports, filed or not, with what the bulletins hold of it. */
export interface UnitSheet {
  /** What its address calls it. */
  id: string;
  name: string;
  /** Former names, and the level of government, where people have filed them. */
  succeeds: readonly string[];
  level?: Entity['level'];
  /** As the bulletins print it, with the issues that do so, newest first. */
  names: { printed: string; serials: IssueKey[] }[];
  articles: { title: string; href: string; issue: string }[];
  observations: { indicator: Indicator; row: ObservationRow }[];
  entries: AtlasEntry[];
}

export interface UnitSources {
  entities: readonly Entity[];
  /** Newest first. */
  bulletins: readonly Bulletin[];
  sheets: readonly IndicatorSheet[];
  atlas: readonly AtlasSheet[];
  register: Register;
  /** What the address of an entity calls it. */
  idOf: (entity: EntityRef) => string;
}

/** Units in the order of how much is held of each: articles first, then what they do. */
export function toUnits({ entities, bulletins, sheets, atlas, register, idOf }: UnitSources): UnitSheet[] {
  const nameOf = (printed: string) => register.find(printed).name;
  const written = bulletins.flatMap((bulletin) =>
    bulletin.articles.flatMap(({ id, title, unit }) =>
      unit
        ? [
            {
              unit: nameOf(unit),
              printed: unit,
              serial: bulletin.serial,
              title: title.text,
              href: permalink(bulletin.serial, id),
              issue: formatIssue(bulletin),
            },
          ]
        : [],
    ),
  );
  // The body that edits the bulletin is named in its masthead.
  const issued = bulletins.map(({ serial, issuer }) => ({ unit: nameOf(issuer), printed: issuer, serial }));
  const entries = atlas.flatMap((sheet) => sheet.entries);
  const filed = new Map(entities.map((entity) => [entity.name, entity]));
  const reporting = [...written, ...entries].map(({ unit }) => unit);
  return [...new Set([...filed.keys(), ...reporting])]
    .map((name): UnitSheet => {
      const entity = register.find(name);
      const { succeeds = [], level } = filed.get(name) ?? {};
      const own = written.filter(({ unit }) => unit === name);
      const named = [...issued, ...written].filter(({ unit }) => unit === name);
      const names = [...Map.groupBy(named, ({ printed }) => printed)];
      return {
        id: idOf(entity),
        name,
        succeeds,
        ...(level && { level }),
        names: names.map(([printed, places]) => ({
          printed,
          serials: [...new Set(places.map(({ serial }) => serial))],
        })),
        articles: own.map(({ title, href, issue }) => ({ title, href, issue })),
        observations: sheets.flatMap(({ indicator, rows }) =>
          rows.filter(({ observation }) => isSameEntity(observation.entity, entity)).map((row) => ({ indicator, row })),
        ),
        entries: entries.filter(({ unit }) => unit === name),
      };
    })
    .filter(({ articles, entries: told }) => articles.length + told.length > 0)
    .sort((a, b) => b.articles.length - a.articles.length || b.entries.length - a.entries.length);
}
