import type { Passage } from '../../bulletin/schema.ts';
import type { Figure } from '../../quantity/figure.ts';
import type { CellReading, Discourse } from '../reading.ts';
import { readCell } from './cell.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { distributed } from './distributed.ts';
import { agentBehind, agentOf, nameBefore, subjectOf } from './mentions.ts';
import type { Name } from './name.ts';
import type { EntityReading } from './reading.ts';
import { Scene, type Topic } from './scene.ts';

/**
 * Whose each figure is. Within a clause the name right before a number, an agent (由X) and an attribute (X…的) hold for their own
 * figures alone; a subject opens a topic that holds until another one, the end of its paragraph or a heading; else it is the unit
 * that answers for the text. What the text does not say is absent.
 * @param figures those of the discourse, by whose ids the readings are found
 */
export function readEntities(discourse: Discourse, figures: readonly Figure[]): Map<string, EntityReading> {
  const byPassage = Map.groupBy(figures, ({ passage }) => passage);
  const scene = new Scene(discourse);
  const readings = new Map<string, EntityReading>();
  const readPassage = (passage: Passage) => {
    scene.beginParagraph();
    for (const [figure, topic] of topicsOf(passage, byPassage.get(passage.id) ?? [], scene)) {
      const reading = scene.settle(topic, figure, passage);
      if (reading) readings.set(figure.id, reading);
    }
  };
  if (discourse.title) readPassage(discourse.title);
  for (const section of discourse.sections) {
    scene.beginSection();
    if (section.heading) readPassage(section.heading);
    for (const part of section.parts) {
      if (part.kind === 'paragraph') readPassage(part.passage);
      else for (const cell of part.rows.flat()) readTableCell(cell, byPassage, scene, readings);
    }
  }
  return readings;
}

function readTableCell(
  cell: CellReading,
  byPassage: ReadonlyMap<string, readonly Figure[]>,
  scene: Scene,
  readings: Map<string, EntityReading>,
): void {
  for (const figure of byPassage.get(cell.passage.id) ?? []) {
    const reading = readCell(cell, scene);
    if (reading) readings.set(figure.id, reading);
  }
}

/** Every figure of a passage with the topic that it stands under. */
function* topicsOf(passage: Passage, figures: readonly Figure[], scene: Scene): Generator<[Figure, Topic | undefined]> {
  const clauses = clausesOf(passage.text);
  let next = 0;
  let last = 0;
  let hasSubject = false;
  for (const [i, clause] of clauses.entries()) {
    if (i > 0 && /[。！？\n]/u.test(passage.text.slice(last, clause.start))) scene.beginSentence();
    else if (/[；;]/u.test(clause.opened)) scene.endAside();
    last = clause.start;
    scene.meet(clause.text);
    const subject = subjectOf(clause, clauses, i, scene.known);
    if (subject) {
      const isFirst = !hasSubject && isOpening(clauses, i);
      scene.open(topicOf(subject, clause, passage), isFirst, /^[。！？]?$/u.test(clause.opened));
      // A named place may introduce who acts there.
      hasSubject ||= subject.kind !== 'place' || subject.scope !== undefined;
    }
    const own: Figure[] = [];
    while (next < figures.length && (figures[next] as Figure).start < clause.end) own.push(figures[next++] as Figure);
    for (const [rank, figure] of own.entries()) {
      const from = own[rank - 1]?.end ?? clause.start;
      const name =
        distributed(passage.text, clauses, i, figure, scene.known) ??
        nameBefore(clause, from, figure.start, scene.known) ??
        agentOf(clause, figure.start, scene.known) ??
        agentBehind(clause, figure.end, scene.known);
      yield [figure, name ? topicOf(name, clause, passage) : scene.topic];
    }
  }
}

/** The first clause of a paragraph, or the one behind its run-in head: 一是抓源头。市人大常委会… */
function isOpening(clauses: readonly Clause[], index: number): boolean {
  return clauses.slice(0, index).every(({ text }) => text.length < 18) && index < 4;
}

function topicOf(name: Name, clause: Clause, passage: Passage): Topic {
  const start = name.at ?? clause.start + name.start;
  return { name, from: [{ passage: passage.id, start, end: start + name.end - name.start }] };
}
