import sax from 'sax';

/** Deeper XML than any program writes: nested text boxes and tables of real documents reach some 60 levels. */
const DEEPEST = 256;

/** An element with the prefix that is usual for its namespace, whatever the document calls it. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
  /** Paragraphs (`w:p`): how many of their start tags had been read, this one included. */
  order?: number;
}

/** An XML part that cannot be read; `code` names the fault. */
export class PartError extends Error {
  readonly code: 'too-deep' | 'broken';

  constructor(code: 'too-deep' | 'broken', message: string) {
    super(message);
    this.code = code;
  }
}

const DRAWING = 'drawingml/2006';
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  [`http://schemas.openxmlformats.org/${DRAWING}/main`]: 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  [`http://schemas.openxmlformats.org/${DRAWING}/picture`]: 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  [`http://schemas.openxmlformats.org/${DRAWING}/wordprocessingDrawing`]: 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  [`http://schemas.openxmlformats.org/${DRAWING}/chart`]: 'c',
  'http://purl.oclc.org/ooxml/drawingml/chart': 'c',
  [`http://schemas.openxmlformats.org/${DRAWING}/diagram`]: 'dgm',
  'http://purl.oclc.org/ooxml/drawingml/diagram': 'dgm',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup': 'wpg',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas': 'wpc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};
const USUAL = new Set(Object.values(PREFIXES));

/** Elements whose text is text; what stands between others is the layout of the file. */
const HOLDS_TEXT = new Set(['w:t', 'm:t', 'w:delText', 'w:instrText', 'w:delInstrText']);

/**
 * Reads an XML part into a tree, within bounds of depth and without entities of its own.
 * @param isKept false: the part is only looked at, its tree is empty
 * @throws PartError
 */
export function readXml(xml: string, isKept = true): Element {
  const parser = sax.parser(true);
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const scopes: Readonly<Record<string, string>>[] = [{ xml: 'xml' }];
  let order = 0;
  parser.ondoctype = () => {
    throw new PartError('broken', '含有实体定义（DOCTYPE）');
  };
  parser.onerror = (error) => {
    throw new PartError('broken', error.message.split('\n')[0] ?? '');
  };
  parser.onopentag = ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new PartError('too-deep', `嵌套超过 ${DEEPEST} 层`);
    const given = attributes as Record<string, string>;
    const scope = scopeOf(given, scopes.at(-1) ?? {});
    scopes.push(scope);
    const element: Element = { name: usualName(name, scope, true), attributes: {}, children: [] };
    if (isKept) {
      element.attributes = usualAttributes(given, scope, element.name);
      if (element.name === 'w:p') element.order = ++order;
      open.at(-1)?.children.push(element);
    }
    open.push(element);
  };
  parser.onclosetag = () => {
    open.pop();
    scopes.pop();
  };
  const keep = (text: string) => {
    const element = open.at(-1);
    if (isKept && element && HOLDS_TEXT.has(element.name)) element.children.push(text);
  };
  parser.ontext = keep;
  parser.oncdata = keep;
  parser.write(xml).close();
  return elementsOf(root)[0] ?? root;
}

function scopeOf(attributes: Record<string, string>, outer: Readonly<Record<string, string>>) {
  let scope = outer;
  for (const name of Object.keys(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const uri = attributes[name] ?? '';
    if (scope === outer) scope = Object.assign(Object.create(null), outer);
    (scope as Record<string, string>)[name.slice(6)] = PREFIXES[uri] ?? `?${uri}`;
  }
  return scope;
}

/** A prefix that nothing declares is taken at its word; one that means something unknown never passes for a known one. */
function usualName(name: string, scope: Readonly<Record<string, string>>, isElement: boolean): string {
  const colon = name.indexOf(':');
  if (colon < 0 && !isElement) return name;
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  const usual = scope[prefix];
  if (usual === undefined) return name;
  if (!usual.startsWith('?')) return `${usual}:${local}`;
  return prefix && !USUAL.has(prefix) ? name : local;
}

const NONE: Readonly<Record<string, string>> = {};

function usualAttributes(given: Record<string, string>, scope: Readonly<Record<string, string>>, element: string) {
  const names = Object.keys(given);
  if (names.length === 0) return NONE;
  const attributes: Record<string, string> = {};
  for (const name of names) {
    const value = given[name] ?? '';
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    attributes[usualName(name, scope, false)] = value;
  }
  // The value of `Requires` is prefixes of the document, ECMA-376 part 3, section 9.3.
  if (element === 'mc:Choice' && attributes.Requires !== undefined)
    attributes.Requires = attributes.Requires.trim().replace(/\S+/gu, (prefix) => scope[prefix] ?? prefix);
  return attributes;
}

export function elementsOf(element: Element): Element[] {
  return element.children.filter((child) => typeof child !== 'string');
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((each): each is Element => typeof each !== 'string' && each.name === name);
}

/** Value of an attribute of a child, `w:val` unless told. */
export function valOf(element: Element | undefined, name: string, attribute = 'w:val'): string | undefined {
  return child(element, name)?.attributes[attribute];
}

/** The text right inside of an element. */
export function textIn(element: Element): string {
  return element.children.filter((each) => typeof each === 'string').join('');
}

/** The elements below this one, itself first, in the order of their start tags. */
export function* descend(element: Element): Generator<Element> {
  yield element;
  for (const each of element.children) if (typeof each !== 'string') yield* descend(each);
}
