import type { Entity } from './schema.ts';

/** Names of the list of entities by every name they bear: 省工信厅 → 省工业和信息化厅. Others keep their own. */
export function entityNamer(entities: readonly Entity[]): (name: string) => string {
  const names = new Map(
    entities.flatMap((entity) => [entity.name, ...entity.aliases].map((name) => [name, entity.name])),
  );
  return (name) => names.get(name) ?? names.get(name.replace(/^湖南省/u, '省')) ?? name;
}
