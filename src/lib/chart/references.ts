import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import type { Entity, Indicator } from '../indicator/schema.ts';
import type { ChartDescription } from './schema.ts';

/** What people keep in `content/`: the lists and the charts. */
export interface Content {
  indicators: readonly Indicator[];
  entities: readonly Entity[];
  charts: readonly ChartDescription[];
}

/** Every id that a file names must be that of a file, and a name may belong to one entity only. */
export function checkReferences({ indicators, entities, charts }: Content): Diagnostic[] {
  const known = {
    indicators: new Set(indicators.map(({ id }) => id)),
    entities: new Set(entities.map(({ id }) => id)),
  };
  const missing = (file: string, kind: 'indicators' | 'entities', ids: readonly (string | undefined)[]): Diagnostic[] =>
    ids
      .filter((id): id is string => id !== undefined && !known[kind].has(id))
      .map((id) => fault('unknown-id', { file, line: 1, quote: id }, { kind, id }));
  return [
    ...indicators.flatMap(({ id, rules, ratio, difference, against }) => {
      const file = `content/indicators/${id}.yaml`;
      return [
        ...missing(
          file,
          'entities',
          rules.map((rule) => rule.entity),
        ),
        ...missing(file, 'indicators', [
          ratio?.part,
          ratio?.whole,
          difference?.whole,
          ...(difference?.parts ?? []),
          against?.indicator,
        ]),
      ];
    }),
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
    entities.flatMap(({ id, name, aliases }) => [name, ...aliases].map((n) => ({ id, name: n }))),
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
