import { permalink } from '../bulletin/id.ts';
import { compareKeys, type IssueKey } from '../bulletin/issue-key.ts';
import { type Attestation, type AttestedPlace, LIFE, type Mechanism, type Stage } from './schema.ts';

/** A figure that stands in the sentence of a quotation. */
export interface AtlasFigure {
  text: string;
  href: string;
}

/** One unit that reports a mechanism, with its place and what stands beside it. */
export interface AtlasEntry extends Omit<Attestation, 'unit'> {
  mechanism: string;
  /** Its present name. */
  unit: string;
  href: string;
  passage: string;
  sentence: string;
  figures: readonly AtlasFigure[];
}

/** A mechanism as a page shows it. */
export interface AtlasSheet {
  id: string;
  name: string;
  stages: readonly Stage[];
  entries: AtlasEntry[];
  units: string[];
  /** Newest first. */
  serials: IssueKey[];
  /** Mechanisms told in the same sentences; each of two names the other. */
  related: { id: string; name: string }[];
}

/**
 * The mechanisms with the places of their quotations, in the order of the life of a suggestion, those told by most
 * units first.
 * @param nameOf the present name of a unit
 * @param figuresOf figures of a sentence
 */
export function toAtlas(
  mechanisms: readonly Mechanism[],
  places: readonly AttestedPlace[],
  nameOf: (unit: string) => string,
  figuresOf: (serial: IssueKey, sentence: string) => readonly AtlasFigure[],
): AtlasSheet[] {
  const placeOf = new Map(places.map((place) => [`${place.mechanism}/${place.attestation}`, place]));
  const sheets = mechanisms.map(({ id, name, stages, attestations }): AtlasSheet => {
    const entries = attestations.flatMap((attestation, i): AtlasEntry[] => {
      const place = placeOf.get(`${id}/${i}`);
      if (!place) return [];
      const { serial, passage, sentence } = place;
      const own = { mechanism: id, passage, sentence, href: permalink(serial, sentence) };
      return [{ ...attestation, ...own, unit: nameOf(attestation.unit), figures: figuresOf(serial, sentence) }];
    });
    const units = [...new Set(entries.map(({ unit }) => unit))];
    const serials = [...new Set(entries.map(({ serial }) => serial))].sort((a, b) => compareKeys(b, a));
    return { id, name, stages, entries, units, serials, related: [] };
  });
  // A mechanism of drafts alone is none for readers yet.
  const held = sheets.filter(({ entries }) => entries.length > 0);
  const bySentence = Map.groupBy(
    held.flatMap((sheet) => sheet.entries.map(({ href }) => ({ sheet, href }))),
    ({ href }) => href,
  );
  for (const sheet of held) {
    const others = sheet.entries.flatMap(({ href }) => bySentence.get(href) ?? []).map((other) => other.sheet);
    sheet.related = [...new Set(others)].filter((other) => other !== sheet).map(({ id, name }) => ({ id, name }));
  }
  const rank = ({ stages: [main] }: AtlasSheet) => LIFE.indexOf(main as Stage);
  // What is outside the life comes after it.
  const order = (sheet: AtlasSheet) => (rank(sheet) < 0 ? LIFE.length : rank(sheet));
  return held.sort(
    (a, b) => order(a) - order(b) || b.units.length - a.units.length || b.entries.length - a.entries.length,
  );
}

/** How many mechanisms have each stage as their main one. */
export function countByStage(sheets: readonly AtlasSheet[]): Map<Stage, number> {
  const counts = new Map<Stage, number>();
  for (const { stages } of sheets) for (const main of stages.slice(0, 1)) counts.set(main, (counts.get(main) ?? 0) + 1);
  return counts;
}

/** The address of a unit within a page: its name without signs. */
export function unitAnchor(unit: string): string {
  return unit.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Who does what at which stage: rows are units, columns stages, cells the entries that touch both. */
export interface Matrix {
  units: { unit: string; cells: Map<Stage, AtlasEntry[]> }[];
  stages: readonly Stage[];
}

/** The ten stages of the life against the units, those with most entries first. */
export function toMatrix(sheets: readonly AtlasSheet[]): Matrix {
  const entries = sheets.flatMap((sheet) => sheet.entries);
  const units = [...Map.groupBy(entries, ({ unit }) => unit)]
    .map(([unit, own]) => ({
      unit,
      cells: new Map(LIFE.map((stage) => [stage, own.filter(({ stages }) => stages.includes(stage))])),
    }))
    .filter(({ cells }) => [...cells.values()].some((cell) => cell.length > 0));
  const size = ({ cells }: Matrix['units'][number]) => [...cells.values()].reduce((sum, cell) => sum + cell.length, 0);
  return { stages: LIFE, units: units.sort((a, b) => size(b) - size(a)) };
}

/** The steps that a unit itself names, laid against the ten stages. */
export interface Chain {
  entry: AtlasEntry;
  /** What it calls each stage; empty where it names none. */
  steps: { stage: Stage; parts: string[] }[];
}

export function chainsOf(sheets: readonly AtlasSheet[]): Chain[] {
  const entries = sheets.flatMap((sheet) => sheet.entries).filter(({ chain }) => chain);
  return entries.map((entry) => ({
    entry,
    steps: LIFE.map((stage) => ({
      stage,
      parts: (entry.parts ?? []).filter((_, i) => entry.chain?.[i] === stage),
    })),
  }));
}
