import { type Ground, isUnseen } from './drawing.ts';
import type { Look } from './piece.ts';
import { readRun } from './properties.ts';
import type { Styles } from './styles.ts';
import type { Element } from './xml.ts';

/** What the runs of a paragraph inherit. */
export interface Around {
  style?: string | undefined;
  /** Style of the table that they stand in. */
  table?: string | undefined;
  ground: Ground;
}

/** What tracked changes did to a run. */
export type Tracked = Pick<Look, 'isInserted' | 'isDeleted'>;

/** The looks of a document: runs by the ten thousand share a few of them. */
export class Looks {
  private readonly known = new Map<string, Look>();
  private readonly styles: Styles;

  constructor(styles: Styles) {
    this.styles = styles;
  }

  /** @param properties `w:rPr` of the run */
  of(properties: Element | undefined, around: Around, tracked: Tracked): Look {
    const run = this.styles.run(readRun(properties), around.style, around.table);
    const { toggles, raised, font } = run;
    const shift = raised === 'superscript' ? 'up' : raised === 'subscript' ? 'down' : undefined;
    const look: Look = {
      bold: !!toggles['w:b'],
      // Without any word of a size it is ten points, ECMA-376 part 1, section 17.3.2.38.
      size: run.size ?? 20,
      ...(shift && { shift }),
      position: run.position ?? 0,
      isUnseen: !!toggles['w:vanish'] || isUnseen(run.color, run.background ?? around.ground),
      ...tracked,
      isStruck: !!(toggles['w:strike'] || toggles['w:dstrike']),
      isCapitals: !!(toggles['w:caps'] || toggles['w:smallCaps']),
      ...(font !== undefined && { font }),
    };
    const key = Object.values(look).join('/') + (shift ?? '');
    const known = this.known.get(key) ?? look;
    this.known.set(key, known);
    return known;
  }
}
