import type { Figure } from '../quantity/figure.ts';

/** A figure that can be added up: an exact number of countable things. */
export type Count = Figure & { value: number };

export const isCount = (figure: Figure): figure is Count =>
  figure.value !== null && figure.kind === 'count' && figure.approximation === 'exact' && !figure.change;

export function sumOf(figures: readonly { value: number }[]): number {
  return figures.reduce((total, figure) => total + figure.value, 0);
}

/** `679/a2p4s4q76:share` */
export function idOf(figure: Figure, kind: string): string {
  return `${figure.serial}/${figure.id}:${kind}`;
}

/** `679#a2p4s4q64` */
export function addressOf(figure: Figure): string {
  return `${figure.serial}#${figure.id}`;
}
