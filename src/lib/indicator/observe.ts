import { type AttributedFigure, surroundingsOf } from '../attribution/attribute.ts';
import type { Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import type { Entity, Indicator, Observation } from './schema.ts';
import { observeBulletin } from './self.ts';

/** Lists written by people that observation needs. */
export interface Catalogue {
  indicators: readonly Indicator[];
  entities: readonly Entity[];
}

/** Told of each figure that a rule claims while its entity is unknown or in no file. */
export type OnUnknown = (figure: AttributedFigure, indicator: Indicator) => void;

/**
 * The printed observations of a bulletin: each of its figures that a rule of an indicator claims.
 * @param figures those of the bulletin, with the names of the list of entities
 */
export function observe(
  bulletin: Bulletin,
  figures: readonly AttributedFigure[],
  catalogue: Catalogue,
  onUnknown?: OnUnknown,
): Observation[] {
  const passages = new Map(passagesOf(bulletin).map((passage) => [passage.id, passage]));
  const inText = figures.flatMap((figure) => {
    const passage = passages.get(figure.passage);
    return passage ? observeFigure(figure, passage, catalogue, onUnknown) : [];
  });
  const known = new Set(catalogue.indicators.map(({ id }) => id));
  const ofItself = observeBulletin(bulletin, figures.length).filter(({ indicator }) => known.has(indicator));
  return [...ofItself, ...inText];
}

function observeFigure(
  figure: AttributedFigure,
  passage: Passage,
  catalogue: Catalogue,
  onUnknown?: OnUnknown,
): Observation[] {
  const { value, min, max, unit, approximation } = figure;
  const { before, after, sentencesBefore } = surroundingsOf(figure, passage);
  return catalogue.indicators.flatMap((indicator): Observation[] => {
    if (indicator.unit !== unit) return [];
    const rule = indicator.rules.find(
      (r) =>
        (r.before ?? r.after ?? r.within ?? r.previous) !== undefined &&
        (!r.before || r.before.endsIn(before)) &&
        (!r.after || r.after.startsIn(after)) &&
        (!r.within || r.within.isIn(figure.quote)) &&
        (!r.previous || r.previous.isIn(sentencesBefore.at(-1) ?? '')),
    );
    if (!rule) return [];
    const listed = rule.entity ?? catalogue.entities.find((e) => e.name === figure.entity)?.id;
    if (!listed) onUnknown?.(figure, indicator);
    // Bodies that nobody has entered keep the name the text gives them; a figure of nobody is no observation.
    const entity = listed ?? figure.entity;
    if (!entity) return [];
    const { serial, id, sentence, quote, text, period, span } = figure;
    return [
      {
        indicator: indicator.id,
        entity,
        ...(rule.breakdown && { breakdown: rule.breakdown }),
        value,
        ...(min !== undefined && max !== undefined && { min, max }),
        unit,
        approximation,
        status: 'printed',
        ...(period && { period: { stated: period, ...span } }),
        citations: [{ serial, target: id, sentence, quote, printed: text }],
      },
    ];
  });
}
