import type { Passage } from '../bulletin/schema.ts';
import type { Discourse } from './reading.ts';

/** The paragraphs of a text in their order, without headings and tables. */
export function paragraphsOf({ sections }: Pick<Discourse, 'sections'>): Passage[] {
  return sections.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'paragraph' ? [part.passage] : [])));
}
