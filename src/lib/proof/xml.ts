import { Parser } from 'htmlparser2';
import { UnreadableError } from './lines.ts';

/** An element with its canonical name (`w:p`, whatever the prefix in the file) and its attributes. */
export interface OpenTag {
  name: string;
  attribute(name: string): string | undefined;
}

/** What hears of the elements of a document in order. */
export interface XmlListener {
  open(tag: OpenTag): void;
  close(): void;
  text(characters: string): void;
}

/**
 * Deeper than any office program nests, and small enough for a parser whose stack is an array that grows at its head:
 * its time goes with the square of the depth.
 */
const DEEPEST = 5_000;

/** The prefix under which a name space is known here: those of the transitional and of the strict form. */
const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
]);

type Scope = Readonly<Record<string, string>>;

/**
 * Tells the listener of every element and text of a document. Nothing is fetched or expanded: a document type is
 * refused, since parts of an office file have none, and so are elements that do not close.
 */
export function walkXml(xml: string, listener: XmlListener): void {
  // As XML 1.0 (2.11) has it; a carriage return that is meant is written as a reference.
  const source = xml.replace(/\r\n?/gu, '\n');
  const scopes: Scope[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (scopes.length >= DEEPEST) throw new UnreadableError(`元素嵌套超过 ${DEEPEST} 层`);
        const scope = declare(scopes.at(-1) ?? Object.create(null), attributes);
        scopes.push(scope);
        listener.open({ name: elementName(name, scope), attribute: (wanted) => find(wanted, attributes, scope) });
      },
      onclosetag(name, implied) {
        // The parser calls the end of an empty element implied as well.
        if (implied && !source.startsWith('/>', parser.endIndex - 1))
          throw new UnreadableError(`元素 ${name} 没有结束`);
        scopes.pop();
        listener.close();
      },
      ontext: (characters) => listener.text(characters),
      onprocessinginstruction(name) {
        if (name.startsWith('!')) throw new UnreadableError('文档里有 DOCTYPE');
      },
    },
    { xmlMode: true },
  );
  parser.end(source);
}

function declare(outer: Scope, attributes: Record<string, string>): Scope {
  let own: Record<string, string> | undefined;
  for (const [name, value] of Object.entries(attributes)) {
    const prefix = name === 'xmlns' ? '' : /^xmlns:(.+)$/u.exec(name)?.[1];
    if (prefix === undefined) continue;
    own ??= Object.assign(Object.create(null), outer) as Record<string, string>;
    // A name space that is not known keeps apart from those that are, even under their prefix.
    own[prefix] = PREFIXES.get(value.trim()) ?? '?';
  }
  return own ?? outer;
}

/** The name of an element; without a prefix it is of the default name space. */
function elementName(name: string, scope: Scope): string {
  const colon = name.indexOf(':');
  const known = scope[name.slice(0, Math.max(colon, 0))] ?? name.slice(0, Math.max(colon, 0));
  return known ? `${known}:${name.slice(colon + 1)}` : name;
}

/** An attribute by its canonical name; one without a prefix is of no name space and found as it is written. */
function find(wanted: string, attributes: Record<string, string>, scope: Scope): string | undefined {
  const canonical = (name: string) => (name.includes(':') ? elementName(name, scope) : name);
  if (Object.hasOwn(attributes, wanted) && canonical(wanted) === wanted) return attributes[wanted];
  return Object.entries(attributes).find(([name]) => canonical(name) === wanted)?.[1];
}
