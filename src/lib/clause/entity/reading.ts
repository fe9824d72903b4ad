import type { EntityKind, Origin } from '../reading.ts';

/** Whose a figure is. */
export interface EntityReading {
  /** In full where the text lets know it: 市人大常委会 of a text of 衡阳市 is 衡阳市人大常委会. */
  name: string;
  kind: EntityKind;
  /** The words it was read from; none where the unit line said it. */
  from: Origin[];
}
