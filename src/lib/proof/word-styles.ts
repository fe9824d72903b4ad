import { walkXml } from './xml.ts';

/** What a style or a paragraph says about itself; undefined where it says nothing. */
export interface StyleFacts {
  verticalAlign?: string | undefined;
  numbering?: string | undefined;
}

interface Style extends StyleFacts {
  basedOn?: string | undefined;
}

/** The styles of a Word document, asked for what they say themselves or by those they are based on. */
export class WordStyles {
  readonly #styles = new Map<string, Style>();
  #defaultParagraph: string | undefined;

  constructor(xml?: string) {
    if (xml !== undefined) this.#read(xml);
  }

  /** What the style of a run or paragraph says itself, or the nearest that it is based on. */
  find(fact: keyof StyleFacts, id: string | undefined): string | undefined {
    const seen = new Set<string>();
    let next = id;
    // Styles of a hostile file may be based on each other.
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      const style = this.#styles.get(next);
      if (style?.[fact] !== undefined) return style[fact];
      next = style?.basedOn;
    }
    return undefined;
  }

  /** The style of a paragraph that names none. */
  get defaultParagraph(): string | undefined {
    return this.#defaultParagraph;
  }

  #read(xml: string): void {
    const path: string[] = [];
    let style: Style = {};
    walkXml(xml, {
      open: ({ name, attribute }) => {
        const parent = path.at(-1);
        path.push(name);
        if (name === 'w:style') {
          const id = attribute('w:styleId');
          style = {};
          if (id !== undefined && !this.#styles.has(id)) this.#styles.set(id, style);
          const isDefault = /^(?:1|true|on)$/u.test(attribute('w:default') ?? '');
          if (isDefault && attribute('w:type') === 'paragraph') this.#defaultParagraph ??= id;
        }
        if (path.at(-3) === 'w:style' && parent === 'w:rPr' && name === 'w:vertAlign')
          style.verticalAlign = attribute('w:val');
        if (path.at(-4) === 'w:style' && path.at(-3) === 'w:pPr' && parent === 'w:numPr' && name === 'w:numId')
          style.numbering = attribute('w:val');
        if (parent === 'w:style' && name === 'w:basedOn') style.basedOn = attribute('w:val');
      },
      close: () => path.pop(),
      text: () => {},
    });
  }
}
