import type { Block, Bulletin, Passage } from '../bulletin/schema.ts';
import { addressOf, type Figure, figuresOfBlock, figuresOfPassage } from '../quantity/figure.ts';
import { readChanges } from './changes.ts';
import { judge } from './finding.ts';
import { gridOf } from './grid.ts';
import { type Hundred, readHundreds } from './hundred.ts';
import { meets, toleranceBetween } from './interval.ts';
import { idOf, itemsOf } from './item.ts';
import { Pool } from './pool.ts';
import { publish } from './precision.ts';
import type { Check } from './schema.ts';
import { readShares } from './shares.ts';
import { readSums } from './sums.ts';
import { changesAgainst } from './table-changes.ts';
import { ratesOfTable } from './table-rates.ts';
import { sumsInText, sumsOfTable } from './table-sums.ts';
import { readTotals } from './totals.ts';

/** Every relation that the text of a bulletin allows to check, article by article. */
export function checkBulletin({ note, articles, serial }: Bulletin): Check[] {
  const ofTitle = (title: Passage) => ({ passage: title, figures: figuresOfPassage(title, serial) });
  const texts = [
    { blocks: note, titles: [] },
    ...articles.map(({ blocks, title }) => ({ blocks, titles: [ofTitle(title)] })),
  ];
  return texts.flatMap(({ blocks, titles }) => {
    const read = blocks.map((block, i) => ({ block, figures: figuresOfBlock(block, serial, blocks[i - 1]) }));
    return checkText(read, titles);
  });
}

interface Read {
  block: Block;
  figures: readonly Figure[];
}

interface Running {
  passage: Passage;
  figures: readonly Figure[];
}

/** The blocks of one article: its running text, then its tables, each with the text around it. */
function checkText(read: readonly Read[], titles: readonly Running[]): Check[] {
  const running = read.flatMap(({ block, figures }) =>
    block.kind === 'table' ? [] : [{ passage: block.passage, figures }],
  );
  const items = itemsOf([...titles, ...running]);
  const tables = read.flatMap(({ block, figures }, at) => {
    if (block.kind !== 'table') return [];
    const ordinal = titles.length + read.slice(0, at).filter((other) => other.block.kind !== 'table').length;
    return [{ grid: gridOf(block.rows, figures), figures, ordinal, rows: block.rows }];
  });
  const inTables = tables.flatMap(({ rows, figures }) => {
    const own = Map.groupBy(figures, ({ passage }) => passage);
    return itemsOf(rows.flat().map((passage) => ({ passage, figures: own.get(passage.id) ?? [] })));
  });
  const pool = new Pool([...items, ...inTables]);
  const checks = [
    ...readShares(items, pool).map(judge),
    ...readSums(items).map((found) => ('relation' in found ? judge(found.relation) : found.remainder)),
    ...readTotals(items).map(judge),
    ...readChanges(items).map(judge),
    ...readHundreds(items).map(checkHundred),
    ...tables.flatMap(({ grid, ordinal }) => {
      const near = items.filter(({ passage }) => Math.abs(passage - ordinal + 0.5) < 2);
      return [
        ...sumsOfTable(grid),
        ...ratesOfTable(grid),
        ...sumsInText(grid, near),
        ...changesAgainst(grid, near),
      ].map(judge);
    }),
  ];
  // Each relation once: a number may be read as a total and as a whole.
  return [...new Map(checks.toReversed().map((check) => [check.id, check])).values()].toReversed();
}

function checkHundred({ first, interval, computed, operands, expression }: Hundred): Check {
  const hundred = { low: 100, high: 100 };
  return {
    id: idOf(first.figure, 'hundred'),
    serial: first.figure.serial,
    kind: 'hundred',
    expression,
    printed: 100,
    computed: publish(computed),
    unit: '%',
    tolerance: toleranceBetween(interval, hundred),
    result: meets(interval, hundred) ? 'holds' : 'fails',
    figures: operands.map(({ figure }) => addressOf(figure)),
    quote: first.figure.quote,
  };
}
