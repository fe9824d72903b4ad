import type { Passage } from '../../bulletin/schema.ts';
import { type Draft, said } from './draft.ts';

/** Before a deed: it is not done, or not yet. */
const UNDONE = /(?:[尚还仍]?未(?:能)?|没有?|正在?|不予|无法|难以)$/u;
/** The longest of them. */
const REACH = 4;

/** 未办结7件, 正在办理8件: such a deed is another stage than the deed that is done. */
export function markAspect(drafts: readonly Draft[], { id, text }: Passage): void {
  for (const draft of drafts) {
    if (draft.stage?.origin.passage !== id) continue;
    const { start, end } = draft.stage.origin;
    const undone = UNDONE.exec(text.slice(Math.max(0, start - REACH), start));
    if (undone) draft.stage = said(id, text, { start: start - undone[0].length, end });
  }
}
