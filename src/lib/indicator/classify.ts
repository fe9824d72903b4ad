import type { ReadFigure } from '../clause/read-figure.ts';
import { addressOf } from '../quantity/figure.ts';
import type { Observation } from './schema.ts';

/**
 * Figures with the indicators that claim them, and with the entity that a pin names: what people have written about a
 * figure goes before what is read around it, so that both data files say the same.
 */
export function classify(figures: readonly ReadFigure[], observations: readonly Observation[]): ReadFigure[] {
  const claims = Map.groupBy(
    observations.flatMap((o) => o.citations.map(({ serial, target }) => ({ address: `${serial}#${target}`, o }))),
    ({ address }) => address,
  );
  return figures.map((figure) => {
    const own = claims.get(addressOf(figure));
    const [first] = own ?? [];
    if (!own || !first) return figure;
    const indicators = [...new Set(own.map(({ o }) => o.indicator))];
    return { ...figure, indicators, entity: first.o.entity };
  });
}
