import { z } from 'zod';
import type { ReadFigure } from '../clause/read-figure.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import { addressOf } from '../quantity/figure.ts';
import type { Claim } from './features.ts';

/** A figure given to an indicator or a named measure by hand. */
const PinSchema = z.strictObject({
  /** The indicator or measure. */
  of: z.string().min(1),
  /** Whose it is, where that is read wrongly: the name of a file in `content/entities/`, or a name. */
  entity: z.string().min(1).optional(),
  /** Which part of the indicator: 县级. */
  part: z.string().min(1).optional(),
  /** The figure as it is printed, so that another one in its place is told of. */
  printed: z.union([z.string().min(1), z.number().transform(String)]).optional(),
});

const pin = z.union([
  z
    .string()
    .min(1)
    .transform((of) => ({ of })),
  PinSchema,
]);

/** `content/pins.yaml`: the address of a figure (`677#a1p2s3q12`), and what it is an observation of. */
export const PinFileSchema = z.record(
  z.string().regex(/^[^#]+#a\d\S*q\d+$/u, '写作 677#a1p2s3q12 这样的数字地址'),
  z.union([pin, z.array(pin).min(1)]).transform((pins) => (Array.isArray(pins) ? pins : [pins])),
);

export interface Pin {
  of: string;
  entity?: string | undefined;
  part?: string | undefined;
  printed?: string | undefined;
}
/** Pins by the address of their figure. */
export type Pins = Readonly<Record<string, readonly Pin[]>>;

export interface PinnedClaim extends Claim {
  /** As the pin writes it: an id or a name. */
  entity?: string;
}

/** What pins say of a figure; undefined where none does, and features decide. */
export function pinnedClaims(figure: ReadFigure, pins: Pins): PinnedClaim[] | undefined {
  const address = addressOf(figure);
  return Object.hasOwn(pins, address)
    ? pins[address]?.map(({ of, entity, part }) => ({
        indicator: of,
        ...(entity && { entity }),
        ...(part && { breakdown: part }),
      }))
    : undefined;
}

const FILE = 'content/pins.yaml';

/**
 * Pins of issues that are held whose figure is gone, or another than it was.
 * @param held keys of the issues that the figures are of; pins of others wait
 * @param units unit of each indicator and measure, by its id, with those that are taken for the same
 */
export function checkPins(
  pins: Pins,
  figures: readonly ReadFigure[],
  held: ReadonlySet<string>,
  units: ReadonlyMap<string, readonly string[]>,
): Diagnostic[] {
  const byAddress = new Map(figures.map((figure) => [addressOf(figure), figure]));
  return Object.entries(pins).flatMap(([address, own]) => {
    const [serial = ''] = address.split('#');
    if (!held.has(serial)) return [];
    const figure = byAddress.get(address);
    const place = { file: FILE, quote: address };
    if (!figure) return [fault('pin-gone', place, { serial })];
    return own.flatMap(({ of, printed }) => {
      const wanted = units.get(of);
      if (printed !== undefined && printed !== figure.text)
        return [fault('pin-changed', place, { printed, text: figure.text })];
      return wanted && !wanted.includes(figure.unit)
        ? [fault('pin-unit', place, { of, wanted: wanted.join('、'), unit: figure.unit })]
        : [];
    });
  });
}
