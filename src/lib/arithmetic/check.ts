import type { IssueKey } from '../bulletin/issue-key.ts';
import type { Block, Bulletin, Passage } from '../bulletin/schema.ts';
import { addressOf, type Figure, figuresOfBlock, figuresOfPassage } from '../quantity/figure.ts';
import { readAnnualGrowth } from './annual.ts';
import { readChanges } from './changes.ts';
import { readCompared } from './compared.ts';
import { distinct } from './distinct.ts';
import { readDistributedEnds } from './distributed-ends.ts';
import { readExhaustive } from './exhaustive.ts';
import { readClassRates } from './far-whole.ts';
import { isTelling, judge } from './finding.ts';
import { gridOf } from './grid.ts';
import { type Hundred, readHundreds } from './hundred.ts';
import { meets, toleranceBetween } from './interval.ts';
import { idOf, itemsOf } from './item.ts';
import { listsOf } from './lists.ts';
import { readMemberRates } from './member-rates.ts';
import { readMultiples } from './multiples.ts';
import { readNamedLines } from './named-lines.ts';
import { readPerUnit } from './per-unit.ts';
import { readPlainSums, readRests, readRoundedSums } from './plain-sums.ts';
import { Pool } from './pool.ts';
import { publish } from './precision.ts';
import { readRaised } from './raised.ts';
import type { Check } from './schema.ts';
import { readShares } from './shares.ts';
import { readSums } from './sums.ts';
import { changesAgainst } from './table-changes.ts';
import { ratesOfTable } from './table-rates.ts';
import { sumsInText, sumsOfTable } from './table-sums.ts';
import { readTotals } from './totals.ts';

/** Every relation that the text of a bulletin allows to check, article by article. */
export function checkBulletin({ note, articles, serial }: Bulletin): Check[] {
  return [...checkBlocks(note, serial), ...articles.flatMap(({ blocks, title }) => checkBlocks(blocks, serial, title))];
}

/** Every relation that a text allows to check. @param title that of the article, whose numbers belong to it */
export function checkBlocks(blocks: readonly Block[], serial: IssueKey, title?: Passage): Check[] {
  const read = blocks.map((block, i) => ({ block, figures: figuresOfBlock(block, serial, blocks[i - 1]) }));
  return checkText(read, title ? [{ passage: title, figures: figuresOfPassage(title, serial) }] : []);
}

/** Passages around a table whose words may be about it. */
const BESIDE = 8;

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
  const sums = readSums(items);
  const plain = readPlainSums(items);
  const groups = [...listsOf(items).map(({ parts }) => parts), ...plain.map(({ operands }) => operands)];
  const relations = distinct([
    ...readShares(items, pool),
    ...sums.flatMap((found) => ('relation' in found ? [found.relation] : [])),
    ...readRests(items),
    ...readMemberRates(items, groups),
    ...readTotals(items),
    ...readChanges(items),
    ...readCompared(items),
    ...readAnnualGrowth(items),
    ...readDistributedEnds(items),
    ...readPerUnit(items),
    ...readMultiples(items),
    ...plain,
    ...readRaised(items),
    ...readRoundedSums(items),
    ...readExhaustive(items),
    ...readClassRates(items),
    ...tables.flatMap(({ grid, ordinal }) => {
      const near = items.filter(({ passage }) => Math.abs(passage - ordinal + 0.5) < BESIDE);
      return [
        ...sumsOfTable(grid),
        ...ratesOfTable(grid),
        ...sumsInText(grid, near),
        ...changesAgainst(grid, near),
        ...readNamedLines(grid, near),
      ];
    }),
  ]);
  return [
    ...relations.filter(isTelling).map(judge),
    ...sums.flatMap((found) => ('relation' in found ? [] : [found.remainder])),
    ...readHundreds(items).map(checkHundred),
  ];
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
