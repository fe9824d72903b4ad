/**
 * Prints the quantities of any text or MDX file as a JSON array: `npm run --silent figures -- FILE`.
 * With --explain it prints, for each paragraph or for a sentence given in place of a file, what every rule did.
 */
import { existsSync } from 'node:fs';
import { attributedFiguresOf } from '../src/lib/attribution/attribute.ts';
import { fromMdx } from '../src/lib/bulletin/from-mdx.ts';
import type { Bulletin, Passage } from '../src/lib/bulletin/schema.ts';
import { passagesOf, passagesOfBlock } from '../src/lib/bulletin/walk.ts';
import type { ReadFigure } from '../src/lib/clause/read-figure.ts';
import { registerOf } from '../src/lib/indicator/entity.ts';
import { figuresOfBlock } from '../src/lib/quantity/figure.ts';
import { findQuantities, type TraceStep } from '../src/lib/quantity/find.ts';
import { decodeSource } from '../src/lib/source/decode.ts';
import { readBlocks } from '../src/lib/source/paragraphs.ts';
import { parseSource } from '../src/lib/source/parse.ts';
import { tidy } from '../src/lib/text/width.ts';
import { readBytes } from './bytes.ts';
import { readCatalogue } from './catalogue.ts';
import { BAD_INPUT, readArguments, report } from './run.ts';

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
  if (diagnostics.length === 0) {
    if (values.explain) for (const passage of readPassages(text, file)) explain(passage.text);
    else console.log(JSON.stringify(readFigures(text, file).map(toRecord), null, 2));
  }
}

/** A bulletin is read as one; any other text paragraph by paragraph, without a date and a unit. */
function readFigures(text: string, path: string): ReadFigure[] {
  const bulletin = readBulletin(text, path);
  if (bulletin) return attributedFiguresOf(bulletin, registerOf(readCatalogue().catalogue.entities).find);
  return readBlocks(text).flatMap((block) =>
    figuresOfBlock(block, 0).map((figure) => ({ ...figure, role: 'stated' as const, from: {} })),
  );
}

function readBulletin(text: string, path: string): Bulletin | undefined {
  return (/^---\r?\n/u.test(text) ? fromMdx(text, path) : parseSource(text, path)).bulletin;
}

function readPassages(text: string, path: string): Passage[] {
  const bulletin = readBulletin(text, path);
  if (bulletin) return passagesOf(bulletin);
  return readBlocks(text).flatMap(passagesOfBlock);
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

/** What is printed of a figure: the keys of the README, then who, what and when. */
function toRecord(figure: ReadFigure) {
  const { text, value, min, max, unit, approximation, kind, change, quote, entity, subject, period, span, id, rule } =
    figure;
  return {
    text,
    value,
    min,
    max,
    unit,
    approximation,
    kind,
    change,
    sentence: quote,
    entity,
    subject,
    period,
    span,
    id,
    rule,
  };
}
