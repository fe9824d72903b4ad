import type { Bulletin } from '../bulletin/schema.ts';
import type { EntityRef, ReadFigure } from '../clause/read-figure.ts';
import { type Register, registerOf } from './entity.ts';
import type { Entity } from './entity-file.ts';
import { type Canonical, claimsOf } from './features.ts';
import { type PinnedClaim, type Pins, pinnedClaims } from './pins.ts';
import type { Indicator, Observation } from './schema.ts';
import { bulletinEntity, observeBulletin } from './self.ts';

/** Lists written by people that observation needs. */
export interface Catalogue {
  indicators: readonly Indicator[];
  entities: readonly Entity[];
  pins: Pins;
  canonical: Canonical;
}

/** Told of each figure of an indicator whose entity is unknown or in no file. */
export type OnUnknown = (figure: ReadFigure, indicator: string) => void;

/**
 * The printed observations of a bulletin: its figures that a pin or the features of an indicator claim. What people have
 * pinned is what they say and nothing else.
 */
export function observe(
  bulletin: Bulletin,
  figures: readonly ReadFigure[],
  { indicators, entities, pins, canonical }: Catalogue,
  onUnknown?: OnUnknown,
): Observation[] {
  const known = new Set(indicators.map(({ id }) => id));
  const register = registerOf(entities);
  const inText = figures.flatMap((figure) => {
    const claims: PinnedClaim[] = pinnedClaims(figure, pins) ?? claimsOf(figure, indicators, canonical, figures);
    return claims
      .filter(({ indicator }) => known.has(indicator))
      .flatMap((claim) => observeFigure(figure, claim, register, onUnknown));
  });
  const ofItself = observeBulletin(bulletin, figures.length, bulletinEntity(register)).filter(({ indicator }) =>
    known.has(indicator),
  );
  return [...ofItself, ...inText];
}

function observeFigure(
  figure: ReadFigure,
  { indicator, breakdown, entity: pinned }: PinnedClaim,
  register: Register,
  onUnknown?: OnUnknown,
): Observation[] {
  const entity = pinned === undefined ? figure.entity : register.of(pinned);
  if (!entity?.id) onUnknown?.(figure, indicator);
  // A figure of nobody is no observation.
  return entity ? [toObservation(figure, indicator, entity, breakdown)] : [];
}

/** A figure as an observation. @param indicator id of the indicator, or of the group of figures */
export function toObservation(
  figure: ReadFigure,
  indicator: string,
  entity: EntityRef,
  breakdown: string | undefined,
): Observation {
  const { value, min, max, unit, approximation, serial, id, sentence, quote, text, period, span } = figure;
  return {
    indicator,
    entity,
    ...(breakdown && { breakdown }),
    value,
    ...(min !== undefined && max !== undefined && { min, max }),
    unit,
    approximation,
    status: 'printed',
    ...(period && { period: { stated: period, ...span } }),
    citations: [{ serial, target: id, sentence, quote, printed: text }],
  };
}
