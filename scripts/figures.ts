/**
 * Prints the quantities of any text or MDX file as a JSON array: `npm run --silent figures -- FILE`.
 * With --explain it prints, for a file or for a sentence given in place of one, what every rule did and from which words each part
 * of the reading was taken.
 */
import { existsSync } from 'node:fs';
import type { Passage } from '../src/lib/bulletin/schema.ts';
import type { ReadFigure } from '../src/lib/clause/read-figure.ts';
import { claimsOf } from '../src/lib/indicator/features.ts';
import { findQuantities, type TraceStep } from '../src/lib/quantity/find.ts';
import { decodeSource } from '../src/lib/source/decode.ts';
import { readBlocks } from '../src/lib/source/paragraphs.ts';
import { tidy } from '../src/lib/text/width.ts';
import { readBytes } from './bytes.ts';
import { knowledgeOf, readCatalogue } from './catalogue.ts';
import { BAD_INPUT, readArguments, report } from './run.ts';
import { figuresOfText, passagesOfText, type ReadText, toText } from './text.ts';

const USAGE =
  '用法：npm run --silent figures -- 文件 [--explain]\n　或：npm run --silent figures -- --explain "一句话"';
const { values, positionals } = readArguments({ options: { explain: { type: 'boolean', default: false } } }, USAGE);
const [file] = positionals;
if (file && values.explain && !existsSync(file)) {
  explain({ kind: 'text', blocks: readBlocks(tidy(file)) });
} else if (!file) {
  console.error(USAGE);
  process.exitCode = BAD_INPUT;
} else {
  const { bytes, diagnostics: unreadable } = readBytes(file);
  const { text, diagnostics } =
    unreadable.length > 0 ? { text: '', diagnostics: unreadable } : decodeSource(bytes, file);
  report(diagnostics);
  if (diagnostics.length === 0) {
    if (values.explain) explain(toText(text, file));
    else console.log(JSON.stringify(read(toText(text, file)).map(toRecord), null, 2));
  }
}

/** The figures of a text with the indicators that they would be observations of. */
function read(text: ReadText): ReadFigure[] {
  const { catalogue, diagnostics } = readCatalogue();
  report(diagnostics);
  const { indicators, canonical } = catalogue;
  const figures = figuresOfText(text, knowledgeOf(catalogue));
  return figures.map((figure) => {
    const claims = claimsOf(figure, indicators, canonical, figures).map(({ indicator }) => indicator);
    return claims.length > 0 ? { ...figure, indicators: claims } : figure;
  });
}

/** Passage by passage: the trace of rules and passes, then the tree of what was read of each figure. */
function explain(text: ReadText): void {
  const passages = new Map(passagesOfText(text).map((passage) => [passage.id, passage]));
  const byPassage = Map.groupBy(read(text), ({ passage }) => passage);
  for (const passage of passages.values()) {
    const trace: TraceStep[] = [];
    findQuantities(passage.text, trace);
    const figures = byPassage.get(passage.id) ?? [];
    if (trace.length === 0 && figures.length === 0) continue;
    console.log(passage.text);
    for (const { step, text: words, outcome } of trace) console.log(`  ${step.padEnd(16)} ${words} → ${outcome}`);
    for (const figure of figures) console.log(treeOf(figure, passages));
  }
}

/** What was read of a figure, each part with the words it was read from. */
function treeOf(figure: ReadFigure, passages: ReadonlyMap<string, Passage>): string {
  const { text, value, min, max, unit, approximation, rule, measure, role, base, entity, entityKind, period, span } =
    figure;
  const words = (part: keyof ReadFigure['from']) =>
    figure.from[part]
      ?.map(({ passage, start, end }) => `“${passages.get(passage)?.text.slice(start, end) ?? ''}”`)
      .join('、');
  const line = (label: string, what: string | undefined, from: string | undefined) =>
    what ? [`    ${label}　${what}${from ? `　← ${from}` : ''}`] : [];
  const counted = measure && [measure.of, measure.part, measure.stage, measure.head].filter(Boolean).join(' · ');
  const days = span && `（${span.start ?? ''}—${span.end ?? ''}）`;
  return [
    `  = ${text}：${value ?? `${min}–${max}`} ${unit}（${approximation}，${rule}）`,
    ...line('所计', counted, words('measure')),
    ...line('说法', role, words('role')),
    ...line('基准', base?.stated, words('base')),
    ...line('主体', entity && `${entity.name}（${entityKind}）`, words('entity')),
    ...line('时间', period && `${period}${days ?? ''}`, words('period')),
    ...line('指标', figure.indicators?.join('、'), undefined),
  ].join('\n');
}

/** What is printed of a figure: the keys of the README. */
function toRecord(figure: ReadFigure) {
  const { text, value, min, max, unit, approximation, kind, change, quote, id, rule } = figure;
  const { measure, role, base, subject, entity, entityKind, period, span, indicators, from } = figure;
  return {
    ...{ text, value, min, max, unit, approximation, kind, change, sentence: quote },
    ...{ measure, role, base: base?.stated, subject, entity: entity?.name, entityId: entity?.id, entityKind },
    ...{ period, span, indicators, from, id, rule, passage: figure.passage, start: figure.start, end: figure.end },
  };
}
