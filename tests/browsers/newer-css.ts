import { type CssNode, generate, parse, walk } from 'css-tree';
import { css, type Feature, lackedBy, partOf } from './since.ts';

/** What of a style sheet the oldest browsers do not know, and what therefore does not work there. */

/** A feature by its name, with the browsers that lack it. */
export type Newer = `${string}: ${string}`;

/** Names of one condition that must hold before what stands inside counts. */
const conditionsOf = (rules: readonly CssNode[]) =>
  rules.flatMap((rule) =>
    rule.type === 'Atrule' && rule.name === 'supports' && rule.prelude ? [generate(rule.prelude)] : [],
  );

/** Functions stand under types of values, by themselves or below the type that they make. */
function functionOf(name: string): Feature | undefined {
  const types = Object.values(css.types);
  return [css.types[name], ...types.map((type) => partOf(type, name))].find((feature) => feature?.__compat);
}

/** What a value of a property uses. */
function usedIn(value: CssNode, property: string): [name: string, feature: Feature | undefined][] {
  const used: [string, Feature | undefined][] = [];
  walk(value, (node) => {
    if (node.type === 'Function') used.push([`${node.name}()`, functionOf(node.name.toLowerCase())]);
    if (node.type === 'Identifier')
      used.push([`${property}: ${node.name}`, partOf(css.properties[property], node.name.toLowerCase())]);
  });
  return used;
}

/**
 * What of a style sheet is newer than the oldest browsers, outside an @supports that asks for it. A value counts as
 * provided for by an earlier one of the same property that they know; not if it holds a var(): it is then only found to be
 * unknown when the earlier one is gone.
 */
export function newerInCss(sheet: string): Newer[] {
  const found = new Set<Newer>();
  const around: CssNode[] = [];
  const note = (name: string, feature: Feature | undefined) => {
    const lacking = lackedBy(feature);
    const token = name.replace(/^[^:]*: |\(\)|^[@:]+/gu, '');
    if (
      lacking.length > 0 &&
      !conditionsOf(around).some((condition) => !/\bnot\b/u.test(condition) && condition.includes(token))
    )
      found.add(`${name}: ${lacking.join(', ')}`);
  };
  walk(parse(sheet, { parseValue: true, parseCustomProperty: true }), {
    enter(node: CssNode) {
      if (node.type === 'Rule' && around.some(({ type }) => type === 'Rule')) note('nesting', css.selectors.nesting);
      if (node.type === 'Atrule') note(`@${node.name}`, css['at-rules'][node.name]);
      if (node.type === 'Feature' && node.kind === 'media')
        note(`@media ${node.name}`, partOf(css['at-rules'].media, node.name.replace(/^(?:min|max)-/u, '')));
      if (node.type === 'FeatureRange') note('@media range', partOf(css['at-rules'].media, 'range_syntax'));
      if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector')
        note(`:${node.name}`, css.selectors[node.name]);
      if (node.type === 'Block') checkBlock(node.children.toArray());
      if (node.type === 'Rule' || node.type === 'Atrule') around.push(node);
    },
    leave(node: CssNode) {
      if (node.type === 'Rule' || node.type === 'Atrule') around.pop();
    },
  });
  return [...found].sort();

  function checkBlock(children: readonly CssNode[]): void {
    // What @page takes looks like properties, but is none.
    if (around.some((rule) => rule.type === 'Atrule' && rule.name === 'page')) return;
    const known = new Set<string>();
    const prefixed = new Set(
      children.flatMap((child) =>
        child.type === 'Declaration' && child.property.startsWith('-webkit-')
          ? [child.property.slice('-webkit-'.length)]
          : [],
      ),
    );
    for (const child of children) {
      if (child.type !== 'Declaration') continue;
      const { property, value } = child;
      // With a prefix all of them know it, where it is given.
      if (prefixed.has(property)) continue;
      if (lackedBy(css.properties[property]).length > 0) {
        note(property, css.properties[property]);
        continue;
      }
      const used = usedIn(value, property).filter(([, feature]) => lackedBy(feature).length > 0);
      if (used.length === 0) known.add(property);
      const isProvided = known.has(property) && !property.startsWith('--') && !generate(value).includes('var(');
      if (!isProvided) for (const [name, feature] of used) note(name, feature);
    }
  }
}
