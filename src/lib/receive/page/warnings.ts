import type { Block, Paragraph } from '../../document/model.ts';
import { textOf } from '../../document/model.ts';
import type { RemovalRule } from '../../proof/rules.ts';
import type { Report } from './report.ts';

/** What is taken out and told of; the faults are called as the rules. */
const TELLING = ['slanted', 'unseen', 'ruby'] as const satisfies RemovalRule[];

/** Warnings for what an editor should compare with the print. */
export function warn(report: Report, blocks: readonly Block[]): void {
  const { removals, substitutions } = report.changes;
  for (const rule of TELLING) {
    const taken = removals.filter((removal) => removal.rule === rule);
    const [first] = taken;
    if (!first) continue;
    const quotes = taken.map(({ place, text }) => `第 ${place.page} 页：${text}`);
    const place = { quote: quotes[0] ?? '', ...(quotes.length > 1 && { detail: quotes }) };
    report.tell(rule, place, { count: taken.length });
  }
  const radicals = substitutions.filter(({ rule }) => rule === 'radical');
  if (radicals.length > 0) {
    const pairs = [...new Set(radicals.map(({ from, to }) => `${from}→${to}`))];
    const count = radicals.reduce((sum, { from }) => sum + [...from].length, 0);
    const told = `（${pairs.slice(0, 8).join(' ')}${pairs.length > 8 ? ' …' : ''}）`;
    report.tell('radicals', {}, { count, pairs: told });
  }
  // Fonts share glyphs between common and rare characters too: 胶 may come out as 㬵.
  const rare = [...new Set(allText(blocks).match(/[\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{3ffff}]/gu))];
  if (rare.length > 0) report.tell('rare', { quote: rare.join(' ') });
}

function allText(blocks: readonly Block[]): string {
  const paragraphs = blocks.flatMap((block): Paragraph[] => {
    if (block.kind === 'paragraph') return [block];
    return block.kind === 'table' ? block.rows.flat().flatMap((cell) => cell.paragraphs) : [];
  });
  return paragraphs.map(textOf).join('\n');
}
