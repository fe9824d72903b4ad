import type { Changes } from '../../document/changes.ts';
import type { Place, Run } from '../../document/model.ts';
import type { RemovalRule, SubstitutionRule } from '../../proof/rules.ts';

/**
 * A line of a text whose characters know where they stood when it came. Characters leave it by `remove` and change by
 * `substitute` alone, so that each is told of.
 */
export class TracedLine {
  private readonly place: Place;
  private readonly changes: Changes;
  private characters: string[];
  private columns: number[];

  /** @param column where the text begins in its line of the original */
  constructor(text: string, place: Place, changes: Changes, column = 0) {
    this.place = place;
    this.changes = changes;
    this.characters = text.split('');
    this.columns = this.characters.map((_, i) => column + i);
  }

  get text(): string {
    return this.characters.join('');
  }

  /** Takes the characters between two offsets out. */
  remove(rule: RemovalRule, start: number, end: number): void {
    if (end <= start) return;
    // What was taken out between them before is told of already.
    for (let from = start, to = start + 1; to <= end; to++) {
      if (to < end && this.columns[to] === (this.columns[to - 1] as number) + 1) continue;
      this.changes.remove(rule, this.place, this.characters.slice(from, to).join(''), this.columns[from]);
      from = to;
    }
    this.characters.splice(start, end - start);
    this.columns.splice(start, end - start);
  }

  /**
   * Takes out what a pattern finds; what stands in its first group stays.
   * @param pattern global
   * @returns what was found
   */
  removeAll(rule: RemovalRule, pattern: RegExp): string[] {
    const found = [...this.text.matchAll(pattern)];
    for (const { 0: whole, 1: kept, index } of found.toReversed()) {
      const before = kept ? whole.indexOf(kept) : whole.length;
      if (kept) this.remove(rule, index + before + kept.length, index + whole.length);
      this.remove(rule, index, index + before);
    }
    return found.map(([whole]) => whole);
  }

  /** Writes what a pattern finds as something else. @param pattern global */
  substituteAll(rule: SubstitutionRule, pattern: RegExp, replace: (found: string) => string): string[] {
    const found = [...this.text.matchAll(pattern)];
    for (const { 0: whole, index } of found.toReversed()) {
      const last = index + whole.length - 1;
      // Something stood between its characters: it was not written so.
      if ((this.columns[last] as number) - (this.columns[index] as number) !== last - index) continue;
      this.substitute(rule, index, index + whole.length, replace(whole));
    }
    return found.map(([whole]) => whole);
  }

  /** Writes the characters between two offsets, which stood together, as something else. */
  substitute(rule: SubstitutionRule, start: number, end: number, to: string): void {
    this.changes.substitute(rule, this.place, this.characters.slice(start, end).join(''), to, this.columns[start]);
    this.characters.splice(start, end - start, ...to.split(''));
    // All of them stand where the first one stood.
    this.columns.splice(start, end - start, ...to.split('').map(() => this.columns[start] as number));
  }

  /** A part of the line as a line of its own; the rest is not touched. */
  slice(start: number, end: number): TracedLine {
    const part = new TracedLine('', this.place, this.changes);
    part.characters = this.characters.slice(start, end);
    part.columns = this.columns.slice(start, end);
    return part;
  }

  /** Stretches that stood together, cut also where bold begins and ends; white space at the edges left out. */
  toRuns(boldStart = 0, boldEnd = 0): Run[] {
    return this.#cut((i) => i >= boldStart && i < boldEnd);
  }

  /** The same, where it is known of the original which of its characters are bold. */
  toRunsBy(isBold: (column: number) => boolean): Run[] {
    return this.#cut((i) => isBold(this.columns[i] as number));
  }

  #cut(isBold: (offset: number) => boolean): Run[] {
    const { text } = this;
    const [from, to] = [text.length - text.trimStart().length, text.trimEnd().length];
    const runs: Run[] = [];
    for (let i = from; i < to; i++) {
      const column = this.columns[i] as number;
      const bold = isBold(i);
      const last = runs.at(-1);
      const follows = last?.column !== undefined && last.column + last.text.length === column;
      if (last && follows && !!last.bold === bold) last.text += this.characters[i];
      else runs.push({ text: this.characters[i] as string, ...(bold && { bold: true as const }), column });
    }
    return runs;
  }
}
