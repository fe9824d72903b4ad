import type { EntityRef } from '../clause/read-figure.ts';
import { checksum } from '../text/checksum.ts';
import type { Entity } from './entity-file.ts';

/** All names that stand for an entity in a text, its own first. */
export function namesOf({ name, aliases, succeeds = [] }: Pick<Entity, 'name' | 'aliases' | 'succeeds'>): string[] {
  return [name, ...aliases, ...succeeds];
}

/** Entities by whatever they are called. */
export interface Register {
  /** The entity of a printed name; one without an id where nobody has filed it. */
  find(printed: string): EntityRef;
  /** The entity that people name in a file: by its id, or by a name. */
  of(named: string): EntityRef;
  /** What addresses and ids call an entity: short, ASCII, the same before and after it is filed. */
  keyOf(entity: EntityRef): string;
  /** What addresses called a filed entity while its other names stood for bodies of their own. */
  formerKeysOf(entity: EntityRef): readonly string[];
}

const keyOfName = (name: string) => `u${checksum(name)}`;

/** A body of the province may be printed with the name of the province before its own. */
const IN_FULL = '湖南省';
const shortOf = (printed: string) => (printed.startsWith(IN_FULL) ? `省${printed.slice(IN_FULL.length)}` : printed);
const fullOf = (name: string) => (name.startsWith('省') ? [`${IN_FULL}${name.slice(1)}`] : []);

export function registerOf(entities: readonly Entity[]): Register {
  const byName = new Map(entities.flatMap((entity) => namesOf(entity).map((each) => [each, entity] as const)));
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const refTo = (entity: Entity | undefined, named: string) =>
    entity ? { id: entity.id, name: entity.name } : { name: named };
  const find = (printed: string) => refTo(byName.get(printed) ?? byName.get(shortOf(printed)), printed);
  return {
    find,
    of: (named) => (byId.has(named) ? refTo(byId.get(named), named) : find(named)),
    keyOf: ({ id, name: own }) => byId.get(id ?? '')?.key ?? keyOfName(own),
    formerKeysOf: ({ id }) => {
      const entity = byId.get(id ?? '');
      // One that has a key was never known by another.
      if (!entity || entity.key) return [];
      const names = new Set(namesOf(entity).flatMap((each) => [each, ...fullOf(each)]));
      return [...names].filter((each) => each !== entity.name).map(keyOfName);
    },
  };
}

/** Names of the list of entities by every name they bear: 省工信厅 → 省工业和信息化厅. Others keep their own. */
export function entityNamer(entities: readonly Entity[]): (name: string) => string {
  const { find } = registerOf(entities);
  return (printed) => find(printed).name;
}

/** True for two references to one entity. */
export function isSameEntity(a: EntityRef, b: EntityRef): boolean {
  return a.id === b.id && (a.id !== undefined || a.name === b.name);
}
