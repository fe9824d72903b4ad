import type { Passage } from '../../bulletin/schema.ts';
import type { CellReading } from '../reading.ts';
import { type Name, readName } from './name.ts';
import type { EntityReading } from './reading.ts';
import type { Scene } from './scene.ts';

/** A cell that holds nothing but the name of a place or a body. */
const PLACE_ALONE = /^\p{Script=Han}{1,10}(?:自治[州县旗]|[省市县区州旗镇乡村]|街道)$/u;
const BODY_ALONE =
  /^\p{Script=Han}{2,20}(?:[厅局委院办]|委员会|办公室|办公厅|中心|人大|政府|公司|集团|支队|大队|系统|部门|两院)$/u;

/** Whose a number in a table is: the body or the place that heads its row or its column. */
export function readCell(cell: CellReading, scene: Scene): EntityReading | undefined {
  for (const head of [...cell.rowHeads, ...cell.columnHeads]) {
    const name = nameIn(head, scene);
    if (name) return scene.inFull({ name, from: [{ passage: head.id, start: 0, end: head.text.length }] });
  }
  return scene.ofPlace();
}

function nameIn(head: Passage, scene: Scene): Name | undefined {
  const text = head.text.replace(/\s/gu, '');
  const name = readName(text, 0, scene.known);
  if (name && /^(?:$|[（(])/u.test(text.slice(name.end))) return name;
  if (PLACE_ALONE.test(text)) return { kind: 'place', name: text, start: 0, end: text.length };
  // 教育局 in a table of 云溪县 lacks the place before it, 县委部门 lacks its name.
  const lacks = /^[市县区州镇乡]/u.test(text) ? 'place' : 'prefix';
  if (BODY_ALONE.test(text)) return { kind: 'organ', name: text, start: 0, end: text.length, lacks };
  return undefined;
}
