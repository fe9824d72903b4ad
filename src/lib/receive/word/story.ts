import type { Place } from '../../document/model.ts';
import { branchesOf } from './branch.ts';
import type { Results } from './characters.ts';
import { type Field, isDangerous } from './fields.ts';
import type { Looks } from './look.ts';
import type { Notes } from './notes.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import { deletedIn, wordsOf } from './words.ts';
import { descend, type Element } from './xml.ts';

/** What a reading knows while it goes through the body. */
export interface Story extends Results {
  styles: Styles;
  looks: Looks;
  numbering: Numbering;
  notes: Notes;
  /** Targets of links, by the id of the relationship. */
  links: ReadonlyMap<string, string>;
  /** Elements with text that were read, or left out with a record of it. */
  seen: Set<Element>;
  fields: Field[];
  /** Whether a section begins on a page of its own, by the element that ends the one before. */
  sections: ReadonlyMap<Element, boolean>;
  /** A page ended behind the last paragraph. */
  page?: 'set' | 'found' | undefined;
}

/** Says that all text below an element is accounted for. */
export function markSeen(story: Story, element: Element): void {
  for (const each of descend(element)) if (each.name === 'w:t' || each.name === 'm:t') story.seen.add(each);
}

/** The branch of an alternate content that counts; words that only another one has are recorded as not seen. */
export function branchOf(story: Story, alternate: Element, place: Place): Element | undefined {
  const { taken, left } = branchesOf(alternate);
  const words = wordsOf(taken).replace(/\s/gu, '');
  for (const branch of left) {
    markSeen(story, branch);
    const others = wordsOf(branch);
    if (!others.trim() || others.replace(/\s/gu, '') === words) continue;
    story.changes.remove('unseen', place, others);
    story.reports.add('alternate', place, others, '没有收：');
  }
  return taken;
}

/** Records all words below an element as taken out by a tracked change. */
export function removeDeleted(story: Story, element: Element, place: Place): void {
  const words = wordsOf(element) + deletedIn(element);
  story.changes.remove('deleted', place, words);
  if (words.trim()) story.reports.add('tracked-changes', place, words, '删除：');
  markSeen(story, element);
}

/** Tells of a link that leads to a program or into the own machine; only its words are taken. */
export function reportLink(story: Story, place: Place, target = '', words = ''): void {
  if (isDangerous(target)) story.reports.add('link', place, `${words} → ${target.slice(0, 40)}`.trim());
}
