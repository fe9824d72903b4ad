import {
  type ParagraphProperties,
  paintsGround,
  type RunProperties,
  readParagraph,
  readRun,
  TOGGLES,
  type Toggle,
} from './properties.ts';
import { child, type Element, elementsOf, valOf } from './xml.ts';

interface Style {
  id: string;
  type: string;
  name: string;
  basedOn?: string;
  paragraph: ParagraphProperties;
  run: RunProperties;
  isGround: boolean;
}

const HEADING = /^(?:heading|标题)\s*([1-9])$/iu;
const TITLE = /^(?:title|标题)$/iu;
const CAPTION = /^(?:caption|题注)$/iu;

/** The styles of a document: what a paragraph or a run is like once all that it inherits is laid together. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly defaultStyles = new Map<string, string>();
  private readonly runs = new Map<string, RunProperties>();
  private readonly defaultRun: RunProperties;
  private readonly defaultParagraph: ParagraphProperties;

  /** @param part root of `word/styles.xml`; absent in documents of simple programs */
  constructor(part: Element | undefined) {
    const defaults = child(part, 'w:docDefaults');
    this.defaultRun = readRun(child(child(defaults, 'w:rPrDefault'), 'w:rPr'));
    this.defaultParagraph = readParagraph(child(child(defaults, 'w:pPrDefault'), 'w:pPr'));
    for (const element of part ? elementsOf(part) : []) {
      const id = element.attributes['w:styleId'];
      if (element.name !== 'w:style' || id === undefined) continue;
      const type = element.attributes['w:type'] ?? 'paragraph';
      const basedOn = valOf(element, 'w:basedOn');
      this.styles.set(id, {
        id,
        type,
        name: valOf(element, 'w:name') ?? id,
        ...(basedOn !== undefined && { basedOn }),
        paragraph: readParagraph(child(element, 'w:pPr')),
        run: readRun(child(element, 'w:rPr')),
        isGround: type === 'table' && paintsGround(element),
      });
      if (/^(?:1|true|on)$/u.test(element.attributes['w:default'] ?? '')) this.defaultStyles.set(type, id);
    }
  }

  /** A style and those that it is based on, the nearest first; one that is based on itself ends there. */
  chain(id: string | undefined, type: string): Style[] {
    const chain: Style[] = [];
    let next = id !== undefined && this.styles.has(id) ? id : this.defaultStyles.get(type);
    while (next !== undefined) {
      const style = this.styles.get(next);
      if (!style || style.type !== type || chain.includes(style)) break;
      chain.push(style);
      next = style.basedOn;
    }
    return chain;
  }

  /**
   * A paragraph with all that it inherits, ECMA-376 part 1, section 17.7.2; the number apart.
   * @param level properties of the level of its list, which stand between style and paragraph
   */
  paragraph(direct: ParagraphProperties, table?: string, level: ParagraphProperties = {}): ParagraphProperties {
    return {
      ...this.defaultParagraph,
      ...laid(this.chain(table, 'table').map((style) => style.paragraph)),
      ...laid(this.chain(direct.style, 'paragraph').map((style) => style.paragraph)),
      ...level,
      ...direct,
    };
  }

  /** A run with all that it inherits; toggles as section 17.7.3 has them. */
  run(direct: RunProperties, paragraph: string | undefined, table?: string): RunProperties {
    const tableRun = this.runOf(table, 'table');
    const paragraphRun = this.runOf(paragraph, 'paragraph');
    const characterRun = direct.style === undefined ? { toggles: {} } : this.runOf(direct.style, 'character');
    const toggles: Partial<Record<Toggle, boolean>> = {};
    for (const each of TOGGLES) {
      const levels = [tableRun, paragraphRun, characterRun].filter(({ toggles: on }) => on[each]).length;
      toggles[each] = direct.toggles[each] ?? (this.defaultRun.toggles[each] || levels % 2 === 1);
    }
    return { ...this.defaultRun, ...tableRun, ...paragraphRun, ...characterRun, ...direct, toggles };
  }

  private runOf(id: string | undefined, type: string): RunProperties {
    const key = `${type}/${id}`;
    const known = this.runs.get(key) ?? laidRun(this.chain(id, type).map(({ run }) => run));
    this.runs.set(key, known);
    return known;
  }

  nameOf(id: string | undefined): string | undefined {
    return this.chain(id, 'paragraph')[0]?.name;
  }

  /** Whether the words of a table of this style may stand on a colour. */
  isGround(table: string | undefined): boolean {
    return this.chain(table, 'table').some((style) => style.isGround);
  }

  /** Level of a heading style from 1; a title is one too. */
  headingOf(id: string | undefined): number | undefined {
    for (const style of this.chain(id, 'paragraph')) {
      const level = HEADING.exec(style.name)?.[1] ?? HEADING.exec(style.id)?.[1];
      if (level) return Number(level);
      if (TITLE.test(style.name) || TITLE.test(style.id)) return 1;
    }
    return undefined;
  }

  isCaption(id: string | undefined): boolean {
    return this.chain(id, 'paragraph').some(({ name, id: own }) => CAPTION.test(name) || CAPTION.test(own));
  }

  /** Number of the paragraphs of a style, and the style that gives it. */
  numberingOf(id: string | undefined, type: 'paragraph' | 'numbering' = 'paragraph') {
    const giving = this.chain(id, type).find(({ paragraph }) => paragraph.numbering?.id !== undefined);
    return giving && { ...giving.paragraph.numbering, style: giving.id };
  }
}

/** The nearest says last. */
function laid<T extends object>(chain: readonly T[]): Partial<T> {
  return Object.assign({}, ...chain.toReversed());
}

function laidRun(chain: readonly RunProperties[]): RunProperties {
  return { ...laid(chain), toggles: laid(chain.map(({ toggles }) => toggles)) };
}
