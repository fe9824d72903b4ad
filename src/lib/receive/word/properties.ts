import { child, type Element, elementsOf, valOf } from './xml.ts';

/** What `w:rPr` says of a run; what it does not say is absent. */
export interface RunProperties {
  style?: string;
  /** Font of Latin letters and symbols. */
  font?: string;
  /** Half points. */
  size?: number;
  raised?: 'superscript' | 'subscript' | 'baseline';
  /** Half points above the line. */
  position?: number;
  /** Six hexadecimal digits, or `auto`. */
  color?: string;
  background?: string;
  toggles: Partial<Record<Toggle, boolean>>;
}

export const TOGGLES = ['w:b', 'w:caps', 'w:smallCaps', 'w:strike', 'w:dstrike', 'w:vanish'] as const;
export type Toggle = (typeof TOGGLES)[number];

/** What `w:pPr` says of a paragraph; lengths in twentieths of a point, `…Chars` and `…Lines` in hundredths. */
export interface ParagraphProperties {
  style?: string;
  align?: string;
  outline?: number;
  numbering?: { id?: string; level?: number };
  isPageBreakBefore?: boolean;
  firstLine?: number;
  firstLineChars?: number;
  before?: number;
  beforeLines?: number;
  after?: number;
  afterLines?: number;
  isRuledAbove?: boolean;
  isRuledBelow?: boolean;
  background?: string;
}

const HIGHLIGHTS: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  green: '00FF00',
  magenta: 'FF00FF',
  red: 'FF0000',
  yellow: 'FFFF00',
  white: 'FFFFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  darkGray: '808080',
  lightGray: 'C0C0C0',
};

/** An element that is on unless its value says otherwise, ECMA-376 part 1, section 17.17.4. */
export function isOn(element: Element | undefined): boolean | undefined {
  if (!element) return undefined;
  return !/^(?:0|false|off)$/u.test(element.attributes['w:val'] ?? '');
}

function numberOf(value: string | undefined): number | undefined {
  const number = Number.parseFloat(value ?? '');
  if (!Number.isFinite(number)) return undefined;
  // Strict documents may give a unit, section 22.9.2.15.
  const unit = /[a-z]+$/u.exec(value ?? '')?.[0] ?? '';
  return number * ({ pt: 20, in: 1440, cm: 567, mm: 56.7, pc: 240, pi: 240 }[unit] ?? 1);
}

/** @param properties `w:rPr` */
export function readRun(properties: Element | undefined): RunProperties {
  if (!properties) return { toggles: {} };
  const toggles: RunProperties['toggles'] = {};
  for (const each of TOGGLES) {
    const on = isOn(child(properties, each));
    if (on !== undefined) toggles[each] = on;
  }
  const fonts = child(properties, 'w:rFonts')?.attributes;
  const highlight = HIGHLIGHTS[valOf(properties, 'w:highlight') ?? ''];
  return defined({
    style: valOf(properties, 'w:rStyle'),
    font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'],
    size: numberOf(valOf(properties, 'w:sz')),
    raised: valOf(properties, 'w:vertAlign') as RunProperties['raised'],
    position: numberOf(valOf(properties, 'w:position')),
    color: valOf(properties, 'w:color'),
    background: highlight ?? shading(child(properties, 'w:shd')),
    toggles,
  });
}

/** The colour behind the words; undefined where nothing is said, or nothing is painted. */
export function shading(element: Element | undefined): string | undefined {
  const { 'w:val': pattern, 'w:fill': fill, 'w:color': color } = element?.attributes ?? {};
  const painted = pattern === 'solid' ? (color ?? '000000') : fill;
  return painted && painted !== 'auto' ? painted : undefined;
}

/** @param properties `w:pPr` */
export function readParagraph(properties: Element | undefined): ParagraphProperties {
  if (!properties) return {};
  const indent = child(properties, 'w:ind')?.attributes ?? {};
  const spacing = child(properties, 'w:spacing')?.attributes ?? {};
  const numbering = child(properties, 'w:numPr');
  const borders = child(properties, 'w:pBdr');
  const [first, hanging] = [numberOf(indent['w:firstLine']), numberOf(indent['w:hanging'])];
  const [firstChars, hangingChars] = [numberOf(indent['w:firstLineChars']), numberOf(indent['w:hangingChars'])];
  return defined({
    style: valOf(properties, 'w:pStyle'),
    align: valOf(properties, 'w:jc'),
    outline: numberOf(valOf(properties, 'w:outlineLvl')),
    numbering: numbering && {
      ...defined({ id: valOf(numbering, 'w:numId'), level: numberOf(valOf(numbering, 'w:ilvl')) }),
    },
    isPageBreakBefore: isOn(child(properties, 'w:pageBreakBefore')),
    // Hanging is stronger than first-line, section 17.3.1.12.
    firstLine: hanging ? -hanging : first,
    firstLineChars: hangingChars ? -hangingChars : firstChars,
    before: numberOf(spacing['w:before']),
    beforeLines: numberOf(spacing['w:beforeLines']),
    after: numberOf(spacing['w:after']),
    afterLines: numberOf(spacing['w:afterLines']),
    isRuledAbove: isRule(child(borders, 'w:top')),
    isRuledBelow: isRule(child(borders, 'w:bottom')),
    background: shading(child(properties, 'w:shd')),
  });
}

function isRule(border: Element | undefined): boolean | undefined {
  return border && !/^(?:nil|none)$/u.test(border.attributes['w:val'] ?? 'none');
}

/** Without the keys that have no value, so that one set can be laid over another. */
export function defined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } & T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}

/** Whether something of a style or its conditions paints the ground: white words on it may well be seen. */
export function paintsGround(style: Element): boolean {
  return elementsOf(style).some((each) => each.name === 'w:shd' || paintsGround(each));
}
