import type { DeletedText, Level, PlainLine } from './lines.ts';
import { Deletions, Paragraph, toLevel } from './paragraph.ts';
import { WordStyles } from './word-styles.ts';
import { type OpenTag, walkXml } from './xml.ts';

/** What stands in one part of a Word document. */
export interface WordText {
  /** One for each paragraph that is read, in the order of the start tags, the empty ones too. */
  lines: PlainLine[];
  deleted: DeletedText[];
  /** Text outside every paragraph, with the last paragraph that had begun (0: none). Word shows none of it. */
  loose: { line: number; text: string }[];
}

interface Run {
  verticalAlign?: string | undefined;
  style?: string | undefined;
}

/** An open element, with what holds for everything in it. */
interface Frame {
  name: string;
  paragraph: Paragraph | undefined;
  line: number;
  run: Run | undefined;
  /** The place in a formula. */
  math: Level | undefined;
  deleted: boolean;
  ignored: boolean;
  /** Of mc:AlternateContent: what had been read before it. */
  before?: { texts: number; paragraph: Paragraph | undefined; length: number };
}

/** A field that is open: its instruction goes over several runs. */
interface Field {
  instruction: string;
  inInstruction: boolean;
}

const SIGNS: Record<string, string> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
};
const MATH: Record<string, Level> = { 'm:sup': 'super', 'm:sub': 'sub', 'm:num': 'num', 'm:den': 'den' };
const TEXTS = new Set(['w:t', 'm:t', 'a:t']);
const DELETIONS = new Set(['w:del', 'w:moveFrom']);
const EQUATION = /^\s*EQ(?![A-Za-z])/iu;

/**
 * The paragraphs of a part of a Word document (word/document.xml or a header, notes and so on), with `styles` being
 * those of word/styles.xml. Nothing is left out because it is hidden, white or small: that is not for a plain reader.
 */
export function readPlainWord(xml: string, styles: WordStyles = new WordStyles()): WordText {
  const reader = new Reader(styles);
  walkXml(xml, reader);
  return reader.result();
}

class Reader {
  readonly #styles: WordStyles;
  readonly #paragraphs: Paragraph[] = [];
  readonly #loose: { line: number; text: string }[] = [];
  readonly #deletions = new Deletions();
  readonly #frames: Frame[] = [
    { name: '', paragraph: undefined, line: 0, run: undefined, math: undefined, deleted: false, ignored: false },
  ];
  readonly #fields: Field[] = [];
  #started = 0;
  #texts = 0;

  constructor(styles: WordStyles) {
    this.#styles = styles;
  }

  result(): WordText {
    const lines = this.#paragraphs.map((paragraph) => paragraph.toLine(this.#styles));
    return { lines, deleted: this.#deletions.entries, loose: this.#loose };
  }

  open(tag: OpenTag): void {
    const parent = this.#top;
    const frame: Frame = { ...parent, name: tag.name };
    delete frame.before;
    this.#frames.push(frame);
    if (tag.name === 'w:p') this.#openParagraph(frame);
    if (frame.ignored) return;
    if (tag.name === 'w:r' || tag.name === 'm:r') frame.run = {};
    if (DELETIONS.has(tag.name)) frame.deleted = true;
    if (TEXTS.has(tag.name)) this.#texts++;
    frame.math = MATH[tag.name] ?? frame.math;
    this.#openAlternative(frame, parent);
    this.#readProperty(tag, parent);
    this.#readContent(tag, parent);
  }

  close(): void {
    const closed = this.#frames.pop();
    if (closed?.deleted && !this.#top.deleted) this.#deletions.end();
  }

  text(characters: string): void {
    const { name, ignored } = this.#top;
    if (ignored) return;
    if (TEXTS.has(name)) this.#add(characters);
    if (name === 'w:delText') this.#addDeleted(characters);
    const field = this.#fields.at(-1);
    if (name === 'w:instrText' && field?.inInstruction) field.instruction += characters;
  }

  get #top(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  /** Every start tag counts, so that the ordinal can be found in the file without understanding it. */
  #openParagraph(frame: Frame): void {
    this.#started++;
    if (frame.ignored) return;
    const paragraph = new Paragraph(this.#started);
    this.#paragraphs.push(paragraph);
    Object.assign(frame, { paragraph, line: this.#started, run: undefined, math: undefined });
  }

  /** Branches say the same for different programs: the first that holds text is read, the others are not. */
  #openAlternative(frame: Frame, parent: Frame): void {
    if (frame.name === 'mc:AlternateContent') {
      const { paragraph } = frame;
      frame.before = { texts: this.#texts, paragraph, length: paragraph?.length ?? 0 };
    }
    if (!parent.before || (frame.name !== 'mc:Choice' && frame.name !== 'mc:Fallback')) return;
    if (this.#texts > parent.before.texts) frame.ignored = true;
    else parent.before.paragraph?.cut(parent.before.length);
  }

  /** Properties count where they are those of the run or paragraph itself, not former ones or those of its mark. */
  #readProperty({ name, attribute }: OpenTag, parent: Frame): void {
    const above = this.#frames.at(-3)?.name;
    const twoAbove = this.#frames.at(-4)?.name;
    const { paragraph, run } = parent;
    if (run && parent.name === 'w:rPr' && (above === 'w:r' || above === 'm:r')) {
      if (name === 'w:vertAlign') run.verticalAlign = attribute('w:val');
      if (name === 'w:rStyle') run.style = attribute('w:val');
    }
    if (paragraph && name === 'w:pStyle' && parent.name === 'w:pPr' && above === 'w:p')
      paragraph.style = attribute('w:val');
    if (paragraph && name === 'w:numId' && parent.name === 'w:numPr' && above === 'w:pPr' && twoAbove === 'w:p')
      paragraph.numbering = attribute('w:val');
  }

  #readContent({ name, attribute }: OpenTag, parent: Frame): void {
    const inRun = parent.name === 'w:r' || parent.name === 'm:r';
    const sign = inRun ? SIGNS[name] : undefined;
    if (sign !== undefined) this.#add(sign);
    if (inRun && name === 'w:sym') this.#add(toSymbol(attribute('w:char')));
    if (name === 'v:textpath') this.#add(attribute('string') ?? '');
    if (name === 'w:fldSimple') this.#addEquation(attribute('w:instr') ?? '');
    if (name === 'w:fldChar') this.#readFieldMark(attribute('w:fldCharType'));
  }

  #readFieldMark(type: string | undefined): void {
    if (type === 'begin') this.#fields.push({ instruction: '', inInstruction: true });
    const field = this.#fields.at(-1);
    if (!field || (type !== 'separate' && type !== 'end')) return;
    if (field.inInstruction) this.#addEquation(field.instruction);
    field.inInstruction = false;
    if (type === 'end') this.#fields.pop();
  }

  /** The instruction of an EQ field is what it shows; other fields show their result, which stands beside it. */
  #addEquation(instruction: string): void {
    if (EQUATION.test(instruction)) this.#add(instruction);
  }

  #add(text: string): void {
    const { deleted, paragraph, line } = this.#top;
    if (deleted) this.#addDeleted(text);
    else if (paragraph) paragraph.add(text, this.#level());
    else if (text !== '' && line === 0) this.#addLoose(text);
  }

  #addDeleted(text: string): void {
    this.#deletions.add(this.#top.line || this.#started, text);
  }

  #addLoose(text: string): void {
    const last = this.#loose.at(-1);
    if (last?.line === this.#started) last.text += text;
    else this.#loose.push({ line: this.#started, text });
  }

  #level(): Level | null | undefined {
    const { run, math } = this.#top;
    const own = toLevel(run?.verticalAlign ?? this.#styles.find('verticalAlign', run?.style));
    return own ?? math ?? own;
  }
}

/** The character of a symbol: most stand in the private use area, as fonts of symbols have them. */
function toSymbol(hexadecimal: string | undefined): string {
  return /^[\da-f]{1,4}$/iu.test(hexadecimal ?? '')
    ? String.fromCharCode(Number.parseInt(`${hexadecimal}`, 16))
    : '\ufffd';
}
