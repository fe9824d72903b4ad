import ts from 'typescript';
import type { Newer } from './newer-css.ts';
import { api, builtins, type Feature, lackedBy, partOf } from './since.ts';

/** What of a script the oldest browsers do not know: by names, as nothing else is left of types. */

/** Interfaces, built-in and of the page, by the names of their members. */
const byMember = new Map<string, Feature[]>();
for (const owner of [...Object.values(builtins), ...Object.values(api)])
  for (const name of Object.keys(owner)) {
    const member = partOf(owner, name);
    if (member) byMember.set(name, [...(byMember.get(name) ?? []), member]);
  }

/** Methods that iterators have had since 2024 and arrays always: what comes before tells which is meant. */
const HELPERS = /^(?:map|filter|take|drop|flatMap|reduce|toArray|forEach|some|every|find)$/u;
const ITERATORS = /^(?:values|keys|entries|matchAll)$/u;

/** Which browsers lack a member, whatever it is a member of: those that have it of nothing. */
function lackingMember(name: string): string[] {
  const [first, ...more] = (byMember.get(name) ?? []).map((feature) => lackedBy(feature));
  return (first ?? []).filter((browser) => more.every((lacking) => lacking.includes(browser)));
}

/** What of a script is newer than the oldest browsers, and neither asked for before nor defined by the script itself. */
export function newerInJs(code: string): Newer[] {
  const source = ts.createSourceFile('script.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found = new Map<string, string[]>();
  const own = new Set<string>();
  const note = (name: string, lacking: string[], token: string) => {
    if (lacking.length > 0) found.set(`${name}\n${token}`, lacking);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) checkMember(node);
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      const { text } = node.expression;
      note(text, lackedBy(builtins[text] ?? api[text]), text);
    }
    if (ts.isRegularExpressionLiteral(node) && /\/[a-z]*v[a-z]*$/u.test(node.text))
      note('RegExp v', lackedBy(partOf(builtins.RegExp, 'unicodeSets')), '');
    if (
      ts.isMethodDeclaration(node) ||
      ts.isPropertyAssignment(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isShorthandPropertyAssignment(node) ||
      ts.isGetAccessor(node)
    )
      own.add(node.name.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found]
    .map(([key, lacking]) => [...key.split('\n'), lacking.join(', ')] as const)
    .filter(([, token]) => !token || (!own.has(token) && !isAskedFor(code, token)))
    .map(([name, , lacking]): Newer => `${name}: ${lacking}`)
    .sort();

  function checkMember(node: ts.PropertyAccessExpression): void {
    const { text: name } = node.name;
    if (ts.isIdentifier(node.expression)) {
      const { text: owner } = node.expression;
      const known = partOf(builtins[owner], name) ?? partOf(api[owner], `${name}_static`) ?? partOf(api[owner], name);
      if (known) {
        note(`${owner}.${name}`, lackedBy(known), name);
        return;
      }
    }
    const before =
      ts.isCallExpression(node.expression) && ts.isPropertyAccessExpression(node.expression.expression)
        ? node.expression
        : undefined;
    if (
      before &&
      HELPERS.test(name) &&
      ITERATORS.test((before.expression as ts.PropertyAccessExpression).name.text) &&
      before.arguments.length <= 1 &&
      !isObjectCall(before)
    )
      note(`Iterator.${name}`, lackedBy(partOf(builtins.Iterator, name)), '');
    // Only what is called: names of fields are everybody's.
    else if (ts.isCallExpression(node.parent) && node.parent.expression === node)
      note(`.${name}`, lackingMember(name), name);
  }
}

/** `Object.values(…)` gives an array. */
function isObjectCall({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.expression.getText() === 'Object';
}

/** Whether a script asks if there is such a name before it uses it: `'x' in y`, `typeof X`, `y.x?.(…)`, `y.x && …`. */
function isAskedFor(code: string, name: string): boolean {
  return new RegExp(
    `["'\`]${name}["'\`]\\s*in\\b|typeof\\s+[\\w.]*\\b${name}\\b|\\.${name}(?:\\?\\.|\\s*(?:&&|\\)|\\?[^.?]))`,
    'u',
  ).test(code);
}
