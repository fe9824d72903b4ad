import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { bulletinsOfFive } from '../collection.ts';

export const bulletins = bulletinsOfFive();
const passages = bulletins.flatMap((b) =>
  passagesOf(b).map((p) => ({ address: `/issues/${b.serial}/#${p.id}`, text: fold(p.text) })),
);

/** Addresses of the passages that hold a text, as Ctrl-F would find them. */
export const truth = (query: string) => passages.filter((p) => p.text.includes(fold(query))).map((p) => p.address);
