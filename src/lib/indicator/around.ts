import type { ReadFigure } from '../clause/read-figure.ts';

/** The words of its sentence before a figure; all of the sentence where its place is unknown. */
export function wordsBefore(figure: ReadFigure, around: readonly ReadFigure[]): string {
  const { quote = '', start } = figure;
  const begin = beginOf(figure, around);
  return begin === undefined ? quote : quote.slice(0, start - begin);
}

/** The words of its clause, before and behind a figure. */
export function clauseOf(figure: ReadFigure, around: readonly ReadFigure[]): string {
  const before = wordsBefore(figure, around);
  const behind = (figure.quote ?? '').slice(before.length);
  return `${/[^，；。：]*$/u.exec(before)?.[0] ?? ''}${/^[^，；。：]*/u.exec(behind)?.[0] ?? ''}`;
}

/** The figures of its sentence before a figure, in order. */
export function figuresBefore({ id, sentence }: ReadFigure, around: readonly ReadFigure[]): ReadFigure[] {
  const at = around.findIndex((other) => other.id === id);
  return around.slice(0, Math.max(0, at)).filter((other) => other.sentence === sentence);
}

/** Where in its passage the sentence of a figure begins: there all of its figures stand in its words. */
function beginOf({ quote = '', sentence, text, start }: ReadFigure, around: readonly ReadFigure[]): number | undefined {
  const own = around.filter((other) => other.sentence === sentence);
  for (let at = quote.indexOf(text); at >= 0; at = quote.indexOf(text, at + 1)) {
    const begin = start - at;
    if (own.every((each) => quote.startsWith(each.text, each.start - begin))) return begin;
  }
  return undefined;
}
