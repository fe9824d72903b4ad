import { posix } from 'node:path';
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { type BesideRule, UnreadableError } from '../../src/lib/proof/lines.ts';
import { readPlainWord, type WordText } from '../../src/lib/proof/plain-word.ts';
import { WordStyles } from '../../src/lib/proof/word-styles.ts';
import { walkXml } from '../../src/lib/proof/xml.ts';

/** What stands in a Word document, part by part. */
export interface PlainWord extends WordText {
  /** The other parts that hold text: notes, comments, headers, footers, diagrams and charts. */
  parts: BesidePart[];
  /** Parts that hold neither text of this kind nor settings: pictures, embedded documents and what is not known. */
  unread: string[];
}

/** A part beside the body. */
export interface BesidePart {
  part: string;
  text: string;
  /** Of notes, comments, headers and footers: under which rule an import may leave their words out. */
  rule?: BesideRule;
  /** Their paragraphs and, behind them, what was deleted from them; the empty ones left out. */
  lines: string[];
}

/** What all parts that are read may take together when unpacked: a bulletin takes less than one. */
const MOST_BYTES = 50_000_000;
const RELATIONS = '_rels/.rels';
/** Kinds of parts whose words an import leaves out by name. */
const BESIDE: Readonly<Record<string, BesideRule>> = {
  footnotes: 'note',
  endnotes: 'note',
  comments: 'comment',
  header: 'header-footer',
  footer: 'header-footer',
};
const NOTES = /^word\/(footnotes|endnotes|comments|header|footer)\d*\.xml$/u;
const OTHER_PARTS =
  /^word\/(?:(?:footnotes|endnotes|comments|header|footer)\d*\.xml|diagrams\/data\d*\.xml|charts\/chart\w*\.xml)$/u;
/** Parts that say how the document looks or who made it. */
const AUXILIARY =
  /\/$|\.rels$|^\[Content_Types\]\.xml$|^docProps\/|^customXml\/(?:item|itemProps)\d+\.xml$|^word\/(?:theme\/.*|fonts\/.*|(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|commentsExtended|commentsIds|commentsExtensible|people)\.xml)$/u;

/** Reads the bytes of a .docx file plainly. Throws an UnreadableError where they are broken, hostile or too large. */
export function readPlainWordFile(bytes: Uint8Array): PlainWord {
  const names = new Set<string>();
  const main = findMainPart(bytes);
  const stylesPart = posix.join(posix.dirname(main), 'styles.xml');
  const named = findBeside(bytes, main);
  const ruleOf = (name: string) => named.get(name) ?? BESIDE[NOTES.exec(name)?.[1] ?? ''];
  const wanted = (name: string) =>
    name === main || name === stylesPart || OTHER_PARTS.test(name) || ruleOf(name) !== undefined;
  const entries = unpack(bytes, (name) => {
    names.add(name);
    return wanted(name);
  });
  const document = entries[main];
  if (!document) throw new UnreadableError(`里面没有 ${main}`);
  const stylesBytes = entries[stylesPart];
  const styles = new WordStyles(stylesBytes && decodeXml(stylesBytes));
  const others = Object.keys(entries).filter((name) => name !== main && name !== stylesPart);
  return {
    ...readPlainWord(decodeXml(document), styles),
    parts: others.sort().map((part) => {
      const read = readPlainWord(decodeXml(entries[part] as Uint8Array), styles);
      const rule = ruleOf(part);
      const lines = [...read.lines, ...read.deleted].map(({ text }) => text).filter((text) => text.trim() !== '');
      return { part, text: textOf(read), lines, ...(rule && { rule }) };
    }),
    unread: [...names].filter((name) => !wanted(name) && !AUXILIARY.test(name)).sort(),
  };
}

/** Programs open the part that the package names, which need not be word/document.xml. */
function findMainPart(bytes: Uint8Array): string {
  let main = 'word/document.xml';
  for (const { type, target } of relationsIn(bytes, RELATIONS, '/')) if (type === 'officeDocument') main = target;
  return main;
}

/** The parts that the main one names as standing beside its body. */
function findBeside(bytes: Uint8Array, main: string): Map<string, BesideRule> {
  const folder = posix.dirname(main);
  const relations = relationsIn(bytes, posix.join(folder, '_rels', `${posix.basename(main)}.rels`), `/${folder}`);
  return new Map(
    relations.flatMap(({ type, target }) => {
      const rule = BESIDE[type];
      return rule ? [[target, rule] as const] : [];
    }),
  );
}

function relationsIn(bytes: Uint8Array, part: string, folder: string): { type: string; target: string }[] {
  const xml = unpack(bytes, (name) => name === part)[part];
  const found: { type: string; target: string }[] = [];
  if (!xml) return found;
  walkXml(decodeXml(xml), {
    open({ name, attribute }) {
      const [type, target] = [attribute('Type') ?? '', attribute('Target')];
      if (name !== 'rel:Relationship' || target === undefined || attribute('TargetMode') === 'External') return;
      // An absolute target begins at the root of the package.
      const path = target.startsWith('/') ? target : posix.join(folder, target);
      found.push({ type: type.slice(type.lastIndexOf('/') + 1), target: posix.normalize(path).replace(/^\/+/u, '') });
    },
    close: () => {},
    text: () => {},
  });
  return found;
}

/** The entries of these names. Sizes are checked before anything is unpacked, and after, since a file may lie. */
function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  const sizes = new Map<string, number>();
  const seen = new Set<string>();
  let total = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    // Which of two entries a program reads is its own affair, also where they differ in case only.
    if (seen.has(name.toLowerCase())) throw new UnreadableError(`里面有两个 ${name}`);
    seen.add(name.toLowerCase());
    if (!wanted(name)) return false;
    total += originalSize;
    if (total > MOST_BYTES) throw new UnreadableError(`连 ${name} 在内，展开后超过 ${MOST_BYTES} 字节`);
    sizes.set(name, originalSize);
    return true;
  };
  try {
    const entries = unzipSync(bytes, { filter });
    for (const [name, size] of sizes)
      if (entries[name]?.length !== size) throw new UnreadableError(`${name} 与文件自称的大小不符`);
    return entries;
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError('不是能解开的压缩包', { cause: error });
  }
}

function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  try {
    const text = new TextDecoder(marked || 'utf-8', { fatal: true }).decode(bytes);
    const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/u.exec(text)?.[1]?.toLowerCase() ?? 'utf-8';
    if (!marked && !/^(?:utf-8|us-ascii)$/u.test(declared)) throw new UnreadableError(`有一部分是 ${declared} 编码`);
    return text;
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError('有一部分不是 UTF-8 或 UTF-16 编码', { cause: error });
  }
}

function textOf({ lines, loose }: WordText): string {
  return [...lines, ...loose].map(({ text }) => text).join('\n');
}
