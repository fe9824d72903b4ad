import { type Glyph, isBlank, rightOf, type Shape } from './glyph.ts';
import { sortGlyphs, toBaselines } from './line.ts';

/**
 * Small type beside and above a line: superscripts and subscripts are written with the Unicode characters for them, so
 * that none joins the number before it; ruby is put aside; fractions set one above the other become one sign.
 */

const RAISED = new Map(zip('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'));
const LOWERED = new Map(zip('0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'));
const FRACTIONS = new Map(
  zip('1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8'.split(' '), '½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞'),
);
const RUBY = /^[\p{Script=Latin}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{M}ˉˊˇˋ˙\s]+$/u;

/** In sizes of the line: what is no script any more, how far scripts and ruby stand from the base line. */
const SMALLER = 0.85;
const RUBY_SIZE = 0.68;
const RAISE = [0.12, 0.74] as const;
const LOWER = [0.08, 0.45] as const;
const RUBY_RAISE = [0.74, 1.5] as const;
/** A script stands so close to the sign that it belongs to. */
const NEAR = 0.5;
/** A rule longer than this, in sizes of the type, divides no fraction. */
const LONGEST_BAR = 3;
const MOST_STROKES = 3000;

export interface Scripts {
  lines: Glyph[][];
  ruby: Glyph[][];
  /** Small type and stacked figures of which it is not clear what they are. */
  unclear: Glyph[][];
}

export function joinScripts(baselines: readonly Glyph[][], shapes: readonly Shape[]): Scripts {
  const unclear: Glyph[][] = [];
  const lines = joinFractions(baselines.map(sortGlyphs), shapes, unclear);
  const ruby: Glyph[][] = [];
  for (const [i, line] of lines.entries()) {
    const rest: Glyph[] = [];
    for (const run of toRuns(line)) {
      const [first] = run as [Glyph];
      const size = Math.max(...run.map((glyph) => glyph.size));
      const main = neighbours(lines, i).find((other) => belongs(run, first.y, size, other) !== undefined);
      const kind = main && belongs(run, first.y, size, main);
      if (!main || !kind) rest.push(...run);
      else if (kind === 'ruby') ruby.push(run);
      else {
        const written = run.map((glyph) => write(glyph, kind));
        if (written.some((glyph) => !glyph.written && /[\p{L}\p{N}]/u.test(glyph.text))) unclear.push(run);
        main.push(...written);
      }
    }
    line.splice(0, line.length, ...rest);
  }
  return { lines: lines.filter((line) => line.length > 0).map(sortGlyphs), ruby, unclear };
}

/** The lines whose base line is near enough, nearest first. */
function neighbours(lines: readonly Glyph[][], at: number): Glyph[][] {
  const around = [1, -1, 2, -2, 3, -3].map((step) => lines[at + step]);
  return around.filter((line): line is Glyph[] => line !== undefined && line.length > 0);
}

function belongs(
  run: readonly Glyph[],
  y: number,
  size: number,
  line: readonly Glyph[],
): 'raised' | 'lowered' | 'ruby' | undefined {
  const left = Math.min(...run.map(({ x }) => x));
  const right = Math.max(...run.map(rightOf));
  const text = run.map((glyph) => glyph.text).join('');
  for (const glyph of line) {
    if (isBlank(glyph.text) || size > glyph.size * SMALLER || glyph.written) continue;
    const raise = (glyph.y - y) / glyph.size;
    const near = glyph.size * NEAR;
    const follows = left > rightOf(glyph) - near && left < rightOf(glyph) + near;
    if (follows && raise >= RAISE[0] && raise <= RAISE[1]) return 'raised';
    if (follows && -raise >= LOWER[0] && -raise <= LOWER[1]) return 'lowered';
    const isAbove = raise > RUBY_RAISE[0] && raise <= RUBY_RAISE[1] && size <= glyph.size * RUBY_SIZE;
    const covers = left < rightOf(glyph) && right > glyph.x && right - left < glyph.size * Math.max(4, text.length);
    if (isAbove && covers && RUBY.test(text)) return 'ruby';
  }
  return undefined;
}

function write(glyph: Glyph, kind: 'raised' | 'lowered'): Glyph {
  const to = [...glyph.text].map((character) => (kind === 'raised' ? RAISED : LOWERED).get(character) ?? character);
  const text = to.join('');
  return text === glyph.text ? glyph : { ...glyph, text, written: { rule: 'raised', from: glyph.text } };
}

/** Signs that stand close to each other. */
function toRuns(line: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = [];
  let before: Glyph | undefined;
  for (const glyph of line) {
    const run = runs.at(-1);
    if (run && before && glyph.x - rightOf(before) < glyph.size * NEAR && sameSize(before, glyph)) run.push(glyph);
    else runs.push([glyph]);
    before = glyph;
  }
  return runs;
}

function sameSize(a: Glyph, b: Glyph): boolean {
  return Math.abs(a.size - b.size) < Math.max(a.size, b.size) * 0.1;
}

/** Figures above and below a short rule, with nothing else beside them. */
function joinFractions(lines: readonly Glyph[][], shapes: readonly Shape[], unclear: Glyph[][]): Glyph[][] {
  const result = lines.map((line) => [...line]);
  const thin = shapes.filter(({ left, right, top, bottom }) => Math.min(right - left, bottom - top) < 2);
  // A page with so many strokes is drawn, not set.
  if (thin.length > MOST_STROKES) return result;
  for (const bar of thin.filter(isBar)) {
    // The rules of a table meet others.
    if (thin.some((other) => other !== bar && touches(other, bar))) continue;
    const [over, under] = [stacked(result, bar, 'over'), stacked(result, bar, 'under')];
    const [first] = over;
    if (!first || !under[0] || bar.right - bar.left > first.size * LONGEST_BAR) continue;
    const [upper, lower] = [textOf(over), textOf(under)];
    if (!/^\d{1,4}$/u.test(upper) || !/^\d{1,4}$/u.test(lower)) {
      if (/\d/u.test(upper) && /\d/u.test(lower)) unclear.push([...over, ...under]);
      continue;
    }
    const from = `${upper}/${lower}`;
    const line = result.find((other) =>
      other.some((glyph) => isBeside(glyph, bar) && !over.includes(glyph) && !under.includes(glyph)),
    );
    const y = line?.find((glyph) => isBeside(glyph, bar))?.y ?? bar.bottom + first.size * 0.35;
    const whole: Glyph = {
      ...first,
      x: bar.left,
      width: bar.right - bar.left,
      y,
      text: FRACTIONS.get(from) ?? stackedText(upper, lower),
      written: { rule: 'fraction', from },
    };
    const parts = new Set([...over, ...under]);
    for (const own of result)
      if (own.some((glyph) => parts.has(glyph))) own.splice(0, own.length, ...own.filter((g) => !parts.has(g)));
    if (line) line.push(whole);
    else result.push([whole]);
  }
  return toBaselines(result.flat()).map(sortGlyphs);
}

function stackedText(upper: string, lower: string): string {
  return `${[...upper].map((d) => RAISED.get(d)).join('')}⁄${[...lower].map((d) => LOWERED.get(d)).join('')}`;
}

/** The figures right above or below the rule; none where others stand beside them in the same type. */
function stacked(lines: readonly Glyph[][], bar: Shape, side: 'over' | 'under'): Glyph[] {
  for (const line of lines) {
    const near = line.filter(({ text, y, size }) => {
      const distance = side === 'over' ? bar.top - y : y - size * 0.72 - bar.bottom;
      return !isBlank(text) && distance > -1.5 && distance < size * 0.6;
    });
    const group = near.filter((glyph) => glyph.x >= bar.left - 2 && rightOf(glyph) <= bar.right + 2);
    const [first] = group;
    if (!first) continue;
    const margin = first.size * 0.6;
    const beside = near.some(
      (glyph) =>
        !group.includes(glyph) &&
        sameSize(glyph, first) &&
        Math.abs(glyph.y - first.y) < 1 &&
        rightOf(glyph) > bar.left - margin &&
        glyph.x < bar.right + margin,
    );
    return beside ? [] : sortGlyphs(group);
  }
  return [];
}

function touches(a: Shape, b: Shape): boolean {
  return a.left < b.right + 2 && a.right > b.left - 2 && a.top < b.bottom + 2 && a.bottom > b.top - 2;
}

function isBar({ left, right, top, bottom }: Shape): boolean {
  return bottom - top < 2 && right - left > 2 && right - left < 60;
}

function isBeside({ x, width, y, size, text }: Glyph, bar: Shape): boolean {
  const isLevel = bar.top < y && bar.top > y - size * 0.8;
  return isLevel && !isBlank(text) && (Math.abs(x - bar.right) < size || Math.abs(bar.left - x - width) < size);
}

function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.map(({ text }) => text).join('');
}

function zip(from: Iterable<string>, to: string): [string, string][] {
  const targets = [...to];
  return [...from].map((key, i) => [key, targets[i] ?? '']);
}
