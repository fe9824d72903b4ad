import type { Statement } from '../chart/statements.ts';
import type { Mechanism } from './schema.ts';

/** All that a mechanism says besides its quotations, which are looked up word by word. */
export function statementsOfMechanism({ id, name, attestations }: Mechanism): Statement[] {
  const file = `mechanisms/${id}`;
  const serials = [...new Set(attestations.map(({ serial }) => serial))];
  const own = attestations.flatMap(({ serial, name, kind, unit, parts = [], note }, i) => {
    const say = (field: string, text: string): Statement => ({
      file,
      field: `attestations.${i}.${field}`,
      text,
      isName: true,
      serials: [serial],
    });
    return [
      say('name', name),
      say('kind', kind),
      say('unit', unit),
      ...parts.map((part, k) => say(`parts.${k}`, part)),
      ...(note ? [say('note', note)] : []),
    ];
  });
  return [{ file, field: 'name', text: name, isName: true, serials }, ...own];
}
