import { knowledgeOf } from '../scripts/catalogue.ts';
import type { Knowledge } from '../src/lib/clause/read.ts';
import type { Entity } from '../src/lib/indicator/entity-file.ts';
import { catalogueOfFive } from './collection.ts';

/** What reading needs, with the words of the frozen collection and entities of a test's own. */
export function knowledgeWith(entities?: readonly Entity[]): Knowledge {
  const catalogue = catalogueOfFive();
  return knowledgeOf(entities ? { ...catalogue, entities: [...entities] } : catalogue);
}
