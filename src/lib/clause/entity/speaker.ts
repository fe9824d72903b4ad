import { paragraphsOf } from '../paragraphs.ts';
import type { Discourse } from '../reading.ts';
import { readPerson } from './person.ts';

const SAYS = /我(?:叫|是|名叫)/gu;
/** Passages at the beginning in which somebody says who he is. */
const INTRODUCTION = 4;

/** The person who tells of himself: 我叫覃禾生，是…, 我是麦小川，…. */
export function speakerOf(discourse: Discourse): string | undefined {
  for (const { text } of paragraphsOf(discourse).slice(0, INTRODUCTION)) {
    for (const { index, 0: words } of text.matchAll(SAYS)) {
      const at = index + words.length;
      const clause = /^[^，,。；]*/u.exec(text.slice(at))?.[0] ?? '';
      const name = readPerson(clause, 0);
      if (name) return name;
    }
  }
  return undefined;
}
