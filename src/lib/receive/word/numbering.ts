import { formatNumber } from './number-format.ts';
import { isOn, type ParagraphProperties, readParagraph, readRun } from './properties.ts';
import type { Styles } from './styles.ts';
import { bulletOf } from './symbols.ts';
import { child, type Element, elementsOf, valOf } from './xml.ts';

const LEVELS = 9;

interface Level {
  start: number;
  format: string;
  text: string;
  /** A use of a level before this one (from 1) starts it anew; 0: none does; absent: any does. */
  restart?: number;
  isLegal: boolean;
  suffix: string;
  font?: string;
  isHidden: boolean;
  style?: string;
  paragraph: ParagraphProperties;
}

interface Abstract {
  id: string;
  levels: Map<number, Level>;
}

interface List {
  abstract: Abstract;
  levels: Map<number, Level>;
  starts: Map<number, number>;
}

/** The place of a paragraph in a list. */
export interface Item {
  list: string;
  level: number;
  /** What the list says of the paragraph. */
  paragraph: ParagraphProperties;
}

/** A number as printed, or the format that is not known. */
export type Printed = { number: string } | { unknown: string };

/**
 * The numbers that Word sets before paragraphs, ECMA-376 part 1, section 17.9. Paragraphs are given in the order of the document;
 * all lists that share an abstract definition go on counting with each other.
 */
export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();
  private readonly styles: Styles;

  /** @param part root of `word/numbering.xml` */
  constructor(part: Element | undefined, styles: Styles) {
    this.styles = styles;
    const abstracts = new Map<string, Element>();
    const nums = new Map<string, Element>();
    for (const element of part ? elementsOf(part) : []) {
      if (element.name === 'w:abstractNum') abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
      if (element.name === 'w:num') nums.set(element.attributes['w:numId'] ?? '', element);
    }
    const read = new Map<string, Abstract>();
    for (const [id, num] of nums) {
      const abstractId = this.resolve(valOf(num, 'w:abstractNumId'), abstracts, nums);
      const element = abstractId === undefined ? undefined : abstracts.get(abstractId);
      if (abstractId === undefined || !element) continue;
      const abstract = read.get(abstractId) ?? { id: abstractId, levels: readLevels(element) };
      read.set(abstractId, abstract);
      this.lists.set(id, readList(num, abstract));
    }
  }

  /** A definition may only name the style that holds it, section 17.9.21. */
  private resolve(
    id: string | undefined,
    abstracts: ReadonlyMap<string, Element>,
    nums: ReadonlyMap<string, Element>,
    seen: readonly string[] = [],
  ): string | undefined {
    const link = valOf(abstracts.get(id ?? ''), 'w:numStyleLink');
    if (id === undefined || link === undefined || seen.includes(id)) return id;
    const num = this.styles.numberingOf(link, 'numbering')?.id;
    const next = valOf(nums.get(num ?? ''), 'w:abstractNumId');
    return next === undefined ? id : this.resolve(next, abstracts, nums, [...seen, id]);
  }

  /** The list of a paragraph, by itself or by its style; `numId` 0 takes it out of any. */
  itemOf({ numbering, style }: ParagraphProperties): Item | undefined {
    const inherited = this.styles.numberingOf(style);
    const id = numbering?.id ?? inherited?.id;
    const list = this.lists.get(id ?? '');
    if (id === undefined || id === '0' || !list) return undefined;
    const own = [...list.levels].find(([, level]) => level.style !== undefined && level.style === inherited?.style);
    const level = Math.min(
      numbering?.level ?? (numbering?.id === undefined ? own?.[0] : undefined) ?? inherited?.level ?? 0,
      LEVELS - 1,
    );
    return { list: id, level, paragraph: list.levels.get(level)?.paragraph ?? {} };
  }

  /** Counts a paragraph and gives its number, with the blank that keeps it apart from a figure behind it. */
  next({ list: id, level: at }: Item): Printed {
    const list = this.lists.get(id);
    const level = list?.levels.get(at);
    if (!list || !level) return { number: '' };
    const counters = this.counters.get(list.abstract.id) ?? [];
    this.counters.set(list.abstract.id, counters);
    this.count(counters, list, id, at);
    if (level.isHidden || (level.format === 'none' && !level.text.includes('%')))
      return { number: level.isHidden ? '' : level.text };
    if (level.format === 'bullet') return { number: bulletOf(level.text, level.font) };
    let unknown: string | undefined;
    const text = level.text.replace(/%([1-9])/gu, (_, which: string) => {
      const other = list.levels.get(Number(which) - 1);
      const format = level.isLegal && other?.format !== 'none' ? 'decimal' : (other?.format ?? 'decimal');
      const value = counters[Number(which) - 1] ?? startOf(list, Number(which) - 1);
      const formatted = format.startsWith('zeros:')
        ? String(value).padStart(Number(format.slice(6)), '0')
        : formatNumber(value, format);
      if (formatted === undefined) unknown = format;
      return formatted ?? '';
    });
    if (unknown !== undefined) return { unknown };
    const isApart = level.suffix === 'space' || (level.suffix === 'tab' && /[\p{L}\p{Nd}]$/u.test(text));
    return { number: text && isApart ? `${text.trimEnd()} ` : text };
  }

  private count(counters: (number | undefined)[], list: List, id: string, at: number): void {
    // A list that overrides its start begins there once, where it is first used at that level.
    const key = `${id}/${at}`;
    const forced = this.begun.has(key) ? undefined : list.starts.get(at);
    this.begun.add(key);
    const counter = counters[at];
    counters[at] = forced ?? (counter === undefined ? startOf(list, at) : counter + 1);
    for (let deeper = at + 1; deeper < LEVELS; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || at < restart) counters[deeper] = undefined;
    }
  }
}

function startOf(list: List, level: number): number {
  return list.starts.get(level) ?? list.levels.get(level)?.start ?? 1;
}

function readList(num: Element, abstract: Abstract): List {
  const levels = new Map(abstract.levels);
  const starts = new Map<number, number>();
  for (const override of elementsOf(num)) {
    if (override.name !== 'w:lvlOverride') continue;
    const at = Number(override.attributes['w:ilvl']);
    const level = child(override, 'w:lvl');
    if (level) levels.set(at, readLevel(level));
    const start = valOf(override, 'w:startOverride');
    if (start !== undefined) starts.set(at, Number(start));
  }
  return { abstract, levels, starts };
}

function readLevels(abstract: Element): Map<number, Level> {
  return new Map(
    elementsOf(abstract)
      .filter(({ name }) => name === 'w:lvl')
      .map((level): [number, Level] => [Number(level.attributes['w:ilvl']), readLevel(level)]),
  );
}

function readLevel(level: Element): Level {
  const run = child(level, 'w:rPr');
  const restart = valOf(level, 'w:lvlRestart');
  const style = valOf(level, 'w:pStyle');
  const { font } = readRun(run);
  return {
    start: Number(valOf(level, 'w:start') ?? 0),
    format: formatOf(level),
    text: valOf(level, 'w:lvlText') ?? '',
    ...(restart !== undefined && { restart: Number(restart) }),
    isLegal: isOn(child(level, 'w:isLgl')) ?? false,
    suffix: valOf(level, 'w:suff') ?? 'tab',
    ...(font !== undefined && { font }),
    isHidden: isOn(child(run, 'w:vanish')) ?? false,
    ...(style !== undefined && { style }),
    paragraph: readParagraph(child(level, 'w:pPr')),
  };
}

/** Newer programs write 001, 002 as a format of their own, and the nearest old one as a fallback. */
function formatOf(level: Element): string {
  const alternate = child(level, 'mc:AlternateContent');
  const format = child(level, 'w:numFmt') ?? child(child(alternate, 'mc:Choice'), 'w:numFmt');
  const name = format?.attributes['w:val'] ?? 'decimal';
  if (name !== 'custom') return name;
  const zeros = /^0*1/u.exec(format?.attributes['w:format'] ?? '')?.[0];
  return zeros ? `zeros:${zeros.length}` : (valOf(child(alternate, 'mc:Fallback'), 'w:numFmt') ?? 'custom');
}
