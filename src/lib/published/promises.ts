import { z } from 'zod';
import { permalink } from '../bulletin/id.ts';
import { KEY_PATTERN } from '../bulletin/issue-key.ts';
import type { ReadFigure } from '../clause/read-figure.ts';
import { displayOf } from '../indicator/display.ts';
import { namesOf } from '../indicator/entity.ts';
import type { Entity } from '../indicator/entity-file.ts';
import type { Observation } from '../indicator/schema.ts';
import { UNPROMISED } from '../indicator/self.ts';

/** Something that readers were told and that does not change unless they are told of that, too. */
export interface Told {
  /** A sentence (`679#a2p4s5`), an observation (`visits/hunan//2023-01-01/2023-12-31`), a received file (`679.txt`). */
  at: string;
  /** The figure with its value, the value, the SHA-256. */
  shown: string;
}

const SENTENCE = new RegExp(`^(${KEY_PATTERN})#(a\\d\\S*)$`, 'u');
const RECEIVED = new RegExp(`^(?:received/)?(${KEY_PATTERN})\\.\\w+$`, 'u');

/** The place on the site that a change speaks of: its sentence, or the page of the received file; none for an observation. */
export function placeOf(at: string): string | undefined {
  const [, serial, sentence] = SENTENCE.exec(at) ?? [];
  if (serial && sentence) return permalink(serial, sentence);
  const [, source] = RECEIVED.exec(at) ?? [];
  return source && `/issues/${source}/source/`;
}

const day = z.union([z.iso.date(), z.date().transform((date) => date.toISOString().slice(0, 10))]);

/** Changes that have one reason: of figures, observations and received files. */
export const GroupSchema = z.strictObject({
  date: day,
  values: z.array(z.strictObject({ at: z.string(), was: z.string(), is: z.string().optional() })).min(1),
  reason: z.string().min(4),
});
export type Group = z.infer<typeof GroupSchema>;
/** One of them: what was told, and what is told now; absent where it is gone. */
export type ToldChange = Group['values'][number];

/** What a new issue tells more exactly, by splitting years that were counted together; its chart is guarded. */
const REFINED: readonly string[] = ['issues-by-year'];

const flat = (text: string) => text.replace(/\s+/gu, ' ').trim();
const amountOf = (it: { value: number | null; min?: number | undefined; max?: number | undefined; unit: string }) =>
  `${it.value ?? `${it.min}–${it.max}`}${it.unit}`;

/**
 * What is told of figures and observations, whether a chart draws them or not.
 * @param before what was told: a body that has been filed since goes on by what it was called there
 */
export function toldOf(
  figures: readonly ReadFigure[],
  observations: readonly Observation[],
  entities: readonly Entity[],
  before: readonly Told[],
): Told[] {
  const known = new Set(before.map(({ at }) => at));
  const told = new Set(before.map(({ at, shown }) => `${at}\t${shown}`));
  const callings = new Map(
    entities.map((entity) => [entity.id, [entity.key ?? entity.name, entity.id, ...namesOf(entity)]]),
  );
  return [
    ...figures.map((figure) => ({
      at: `${figure.serial}#${figure.sentence}`,
      shown: flat(`${figure.text}（${amountOf(figure)}，${figure.approximation}）`),
    })),
    ...observations
      .filter(({ indicator }) => ![...UNPROMISED, ...REFINED].includes(indicator))
      .map((observation) => {
        const { indicator, entity, breakdown = '', period } = observation;
        const when = period?.start ? `${period.start}/${period.end ?? ''}` : (period?.stated ?? '');
        const places = (callings.get(entity.id ?? '') ?? [entity.name]).map((called) =>
          flat([indicator, called, breakdown, when].join('/')),
        );
        const shown = flat(`${displayOf(observation)}（${amountOf(observation)}，${observation.approximation}）`);
        const was = places.find((at) => told.has(`${at}\t${shown}`)) ?? places.find((at) => known.has(at));
        return { at: was ?? places[0] ?? '', shown };
      }),
  ];
}

/** What was told and is told no more, or otherwise, and no group speaks of it. Of several at one place each counts. */
export function findUntold(before: readonly Told[], now: readonly Told[], groups: readonly Group[]): ToldChange[] {
  const current = Map.groupBy(now, ({ at }) => at);
  return [...Map.groupBy(before, ({ at }) => at)].flatMap(([at, told]) => {
    const fresh = (current.get(at) ?? []).map(({ shown }) => shown);
    const gone = told.filter(({ shown }) => {
      const found = fresh.indexOf(shown);
      if (found >= 0) fresh.splice(found, 1);
      return found < 0;
    });
    const changes = gone.map(({ shown: was }, i): ToldChange => ({ at, was, ...(fresh[i] && { is: fresh[i] }) }));
    const explained = groups.flatMap(({ values }) => values).filter((value) => value.at === at);
    // The present value may stand in another order than the former: any of those that are new at the place will do.
    return changes.filter(
      ({ was, is }) =>
        !explained.some((value) => value.was === was && (value.is === undefined ? !is : fresh.includes(value.is))),
    );
  });
}

/** A list of what was told, as lines with a tab. */
export function writeTold(told: readonly Told[]): string {
  return told.map(({ at, shown }) => `${at}\t${shown}\n`).join('');
}

export function readTold(text: string): Told[] {
  return text
    .split(/\r?\n/u)
    .filter(Boolean)
    .map((line) => {
      const [at = '', shown = ''] = line.split('\t');
      return { at, shown };
    });
}

/** The line that an editor pastes into changes.yaml; without a reason it is not taken. */
export function draftGroup(changes: readonly ToldChange[], today: string): string {
  return `- ${JSON.stringify({ date: today, reason: '', values: changes })}`;
}
