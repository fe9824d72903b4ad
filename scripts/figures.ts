/**
 * Prints the quantities of any text or MDX file as a JSON array: `npm run --silent figures -- FILE`.
 * With --explain it prints, for each paragraph or for a sentence given in place of a file, what every rule did.
 */
import { existsSync } from 'node:fs';
import { fromMdx } from '../src/lib/bulletin/from-mdx.ts';
import { toPassage } from '../src/lib/bulletin/passage.ts';
import type { Passage } from '../src/lib/bulletin/schema.ts';
import { passagesOf } from '../src/lib/bulletin/walk.ts';
import { figuresOfPassage } from '../src/lib/quantity/figure.ts';
import { findQuantities, type TraceStep } from '../src/lib/quantity/find.ts';
import { decodeSource } from '../src/lib/source/decode.ts';
import { readParagraphs } from '../src/lib/source/paragraphs.ts';
import { parseSource } from '../src/lib/source/parse.ts';
import { tidy } from '../src/lib/text/width.ts';
import { BAD_INPUT, readArguments, readBytes, report } from './run.ts';

const USAGE =
  '用法：npm run --silent figures -- 文件 [--explain]\n　或：npm run --silent figures -- --explain "一句话"';
const { values, positionals } = readArguments({ options: { explain: { type: 'boolean', default: false } } }, USAGE);
const [file] = positionals;
if (file && values.explain && !existsSync(file)) {
  explain(tidy(file));
} else if (!file) {
  console.error(USAGE);
  process.exitCode = BAD_INPUT;
} else {
  const { bytes, diagnostics: unreadable } = readBytes(file);
  const { text, diagnostics } =
    unreadable.length > 0 ? { text: '', diagnostics: unreadable } : decodeSource(bytes, file);
  report(diagnostics);
  const passages = diagnostics.length === 0 ? readPassages(text, file) : [];
  if (values.explain) for (const passage of passages) explain(passage.text);
  else if (diagnostics.length === 0) console.log(JSON.stringify(passages.flatMap(quantities), null, 2));
}

/** A bulletin is read as one; any other text paragraph by paragraph. */
function readPassages(text: string, path: string): Passage[] {
  const { bulletin } = text.startsWith('---\n') ? fromMdx(text, path) : parseSource(text, path);
  if (bulletin) return passagesOf(bulletin);
  return readParagraphs(text).map((paragraph, i) => toPassage(`p${i + 1}`, [{ type: 'text', value: paragraph }]));
}

/** The trace of rules and passes for one text. */
function explain(text: string): void {
  const trace: TraceStep[] = [];
  const found = findQuantities(text, trace);
  if (trace.length === 0) return;
  console.log(text);
  for (const { step, text: words, outcome } of trace) console.log(`  ${step.padEnd(16)} ${words} → ${outcome}`);
  for (const { text: words, value, min, max, unit, approximation, rule } of found) {
    console.log(`  = ${words}：${value ?? `${min}–${max}`} ${unit}（${approximation}，${rule}）`);
  }
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
