import { type Draft, said } from './draft.ts';

const LEVEL = /(全国|省|市|县|区|乡镇|乡|镇|旗|州)(?:级)?(?:人大)?$/u;
/** A level with its 人大 goes before the head; more need not be looked at. */
const REACH = 6;

/** 3名全国人大代表和15名省人大代表: where a sentence counts deputies of several levels, the level is the part. */
export function markLevels(drafts: readonly Draft[], text: string): void {
  const found = drafts.flatMap((draft) => {
    const { head, isOwn } = draft;
    if (!head || !isOwn || !/代表(?:小组)?$/u.test(head.text) || head.origin.passage !== draft.figure.passage)
      return [];
    const inside = head.text.indexOf('人大');
    const end = head.origin.start + Math.max(0, inside);
    const match = LEVEL.exec(text.slice(Math.max(0, end - REACH), end));
    const start = match ? Math.max(0, end - REACH) + match.index : end;
    return match?.[1] ? [{ draft, level: match[1], start }] : [];
  });
  if (new Set(found.map(({ level }) => level)).size < 2) return;
  for (const { draft, level, start } of found)
    draft.part ??= said(draft.figure.passage, text, { start, end: start + level.length });
}
