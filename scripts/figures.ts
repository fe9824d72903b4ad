/**
 * Prints the quantities of any text or MDX file as a JSON array: `npm run --silent figures -- FILE`.
 */
import { fromMdx } from '../src/lib/bulletin/from-mdx.ts';
import { toPassage } from '../src/lib/bulletin/passage.ts';
import type { Passage } from '../src/lib/bulletin/schema.ts';
import { passagesOf } from '../src/lib/bulletin/walk.ts';
import { figuresOfPassage } from '../src/lib/quantity/figure.ts';
import { decodeSource } from '../src/lib/source/decode.ts';
import { readParagraphs } from '../src/lib/source/paragraphs.ts';
import { parseSource } from '../src/lib/source/parse.ts';
import { BAD_INPUT, readArguments, readBytes, report } from './run.ts';

const USAGE = '用法：npm run --silent figures -- 文件';
const { positionals } = readArguments({}, USAGE);
const [file] = positionals;
if (!file) {
  console.error(USAGE);
  process.exitCode = BAD_INPUT;
} else {
  const { bytes, diagnostics: unreadable } = readBytes(file);
  const { text, diagnostics } =
    unreadable.length > 0 ? { text: '', diagnostics: unreadable } : decodeSource(bytes, file);
  report(diagnostics);
  if (diagnostics.length === 0) console.log(JSON.stringify(readPassages(text, file).flatMap(quantities), null, 2));
}

/** A bulletin is read as one; any other text paragraph by paragraph. */
function readPassages(text: string, path: string): Passage[] {
  const { bulletin } = text.startsWith('---\n') ? fromMdx(text, path) : parseSource(text, path);
  if (bulletin) return passagesOf(bulletin);
  return readParagraphs(text).map((paragraph, i) => toPassage(`p${i + 1}`, [{ type: 'text', value: paragraph }]));
}

function quantities(passage: Passage) {
  return figuresOfPassage(passage, 0).map(({ text, value, min, max, unit, approximation, kind, quote, id, rule }) => ({
    text,
    value,
    ...(min !== undefined && { min, max }),
    unit,
    approximation,
    kind,
    sentence: quote,
    id,
    rule,
  }));
}
