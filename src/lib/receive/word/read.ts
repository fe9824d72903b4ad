import { hasErrors } from '../../diagnostic.ts';
import { Changes } from '../../document/changes.ts';
import type { Decision, Reading } from '../../document/reading.ts';
import { findLost, readBlocks, sectionsOf } from './body.ts';
import { Looks } from './look.ts';
import { Notes } from './notes.ts';
import { Numbering } from './numbering.ts';
import { Reports } from './report.ts';
import type { Story } from './story.ts';
import { Styles } from './styles.ts';
import { child, type Element, elementsOf, PartError, readXml } from './xml.ts';

const RELATION = /\/relationships\/(\w+)$/u;

/** What programs call the parts beside the body. */
const BESIDE = /^word\/(?:footnotes|endnotes|comments|header|footer)\d*\.xml$/u;

/** What programs call the part of the body, without its ending. */
const USUAL = 'word/document';

/** The XML parts of an unpacked document, by their names in the package: `word/document.xml` and so on. */
export type Parts = ReadonlyMap<string, string>;

/**
 * Reads a Word document (ECMA-376, transitional or strict).
 * @param parts all parts that end in `.xml` or `.rels`; each is looked at, so that a broken one is refused wherever it stands
 * @param names of all entries of the package
 * @returns the document where nothing prevents its import; what keeps words from being read is an error among the diagnostics
 * @throws PartError
 */
export function readWord(parts: Parts, names: readonly string[]): Reading {
  const main = mainPart(parts);
  const relations = relationsOf(parts, main);
  const needed = new Set([main, ...relations.filter(({ isExternal }) => !isExternal).map(({ target }) => target)]);
  const roots = new Map<string, Element>();
  for (const [name, xml] of parts)
    roots.set(name, read(name, xml, needed.has(name) || BESIDE.test(name) || /(?:^|\/)[^/]*\.rels$/u.test(name)));
  const body = child(roots.get(main), 'w:body');
  if (!body) throw new PartError('broken', '读不出正文');
  const rootOf = (type: string) => roots.get(relations.find((each) => each.type === type)?.target ?? '');
  const styles = new Styles(rootOf('styles'));
  const kinds = /^(?:footnotes|endnotes|comments|header|footer)$/u;
  const beside = new Set([
    ...relations.filter(({ type, isExternal }) => kinds.test(type) && !isExternal).map(({ target }) => target),
    // What nothing refers to any more is in the file all the same.
    ...[...parts.keys()].filter((name) => BESIDE.test(name)),
  ]);
  const story: Story = {
    styles,
    looks: new Looks(styles),
    numbering: new Numbering(rootOf('numbering'), styles),
    notes: new Notes([...beside].flatMap((name) => roots.get(name) ?? [])),
    links: new Map(relations.map(({ id, target }) => [id, target])),
    changes: new Changes(),
    decisions: [] as Decision[],
    reports: new Reports(),
    seen: new Set(),
    fields: [],
    sections: sectionsOf(body),
  };
  const blocks = readBlocks(story, body, { ground: undefined, isBox: false });
  findLost(story, body);
  story.notes.record(story);
  if (names.some((name) => /^word\/(?:diagrams|charts|embeddings)\//u.test(name))) story.reports.add('object');
  const diagnostics = story.reports.diagnostics();
  const { removals, substitutions } = story.changes;
  return {
    ...(!hasErrors(diagnostics) && { document: { form: 'docx' as const, blocks } }),
    removals,
    substitutions,
    decisions: story.decisions,
    diagnostics,
  };
}

function read(name: string, xml: string, isKept: boolean): Element {
  try {
    return readXml(xml, isKept);
  } catch (error) {
    if (error instanceof PartError) throw new PartError(error.code, `${name} 读不出来：${error.message}`);
    throw error;
  }
}

interface Relation {
  id: string;
  type: string;
  /** Name of a part; of an external one the address. */
  target: string;
  isExternal: boolean;
}

/** The part that the package names as its document; that there is another one beside it is a trap. */
function mainPart(parts: Parts): string {
  const usual = `${USUAL}.xml`;
  const named =
    relationsIn(parts.get('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')?.target ?? usual;
  if (!parts.has(named)) throw new PartError('broken', '读不出正文');
  if (named !== usual && parts.has(usual)) throw new PartError('broken', '里面有两份正文');
  return named;
}

function relationsOf(parts: Parts, main: string): Relation[] {
  const slash = main.lastIndexOf('/') + 1;
  const [folder, file] = [main.slice(0, slash), main.slice(slash)];
  return relationsIn(parts.get(`${folder}_rels/${file}.rels`), folder);
}

function relationsIn(xml: string | undefined, folder: string): Relation[] {
  const root = xml === undefined ? undefined : read(`${folder}_rels`, xml, true);
  return (root ? elementsOf(root) : []).map(({ attributes: { Id, Type, Target = '', TargetMode } }) => {
    const isExternal = TargetMode === 'External';
    return {
      id: Id ?? '',
      type: RELATION.exec(Type ?? '')?.[1] ?? '',
      target: isExternal ? Target : resolve(Target, folder),
      isExternal,
    };
  });
}

/** A target is a path from the folder of the part that names it, or from the root of the package. */
function resolve(target: string, folder: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step && step !== '.') path.push(step);
  }
  return path.join('/');
}
