import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import { namesOf } from '../indicator/entity.ts';
import type { Entity } from '../indicator/entity-file.ts';
import type { Pins } from '../indicator/pins.ts';
import type { Indicator } from '../indicator/schema.ts';
import type { ChartDescription } from './schema.ts';

/** What people keep in `content/`: the lists and the charts. */
export interface Content {
  indicators: readonly Indicator[];
  entities: readonly Entity[];
  charts: readonly ChartDescription[];
  pins: Pins;
}

const MEASURES = 'content/measures.yaml';

/** Every id that a file names must be that of a file, and a name may belong to one entity only. */
export function checkReferences({ indicators, entities, charts, pins }: Content): Diagnostic[] {
  const known = {
    indicators: new Set(indicators.map(({ id }) => id)),
    entities: new Set(entities.map(({ id }) => id)),
  };
  const missing = (file: string, kind: 'indicators' | 'entities', ids: readonly (string | undefined)[]): Diagnostic[] =>
    ids
      .filter((id): id is string => id !== undefined && !known[kind].has(id))
      .map((id) => fault('unknown-id', { file, line: 1, quote: id }, { kind, id }));
  return [
    ...indicators.flatMap(({ id, isMeasure, ratio, difference, against }) =>
      missing(isMeasure ? MEASURES : `content/indicators/${id}.yaml`, 'indicators', [
        ratio?.part,
        ...[ratio?.whole ?? []].flat(),
        difference?.whole,
        ...(difference?.parts ?? []),
        against?.indicator,
      ]),
    ),
    ...missing(
      'content/pins.yaml',
      'indicators',
      Object.values(pins).flatMap((own) => own.map(({ of }) => of)),
    ),
    ...indicators
      .filter(({ id }, i) => indicators.findIndex((other) => other.id === id) < i)
      .map(({ id }) => fault('two-indicators', { file: MEASURES, line: 1, quote: id }, { id })),
    ...charts.flatMap(({ id, panels }) => {
      const file = `content/charts/${id}.yaml`;
      return panels.flatMap((panel) => [
        ...missing(file, 'indicators', [...panel.indicators, ...panel.detail]),
        ...missing(file, 'entities', panel.entities ?? []),
      ]);
    }),
    ...sharedNames(entities),
  ];
}

function sharedNames(entities: readonly Entity[]): Diagnostic[] {
  const owners = Map.groupBy(
    entities.flatMap((entity) => namesOf(entity).map((name) => ({ id: entity.id, name }))),
    ({ name }) => name,
  );
  return [...owners].flatMap(([name, [first, second]]) =>
    first && second
      ? [
          fault(
            'shared-name',
            { file: `content/entities/${second.id}.yaml`, line: 1, quote: name },
            { other: first.id },
          ),
        ]
      : [],
  );
}
