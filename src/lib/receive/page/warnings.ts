import type { Block, Paragraph } from '../../document/model.ts';
import { textOf } from '../../document/model.ts';
import type { RemovalRule } from '../../proof/rules.ts';
import type { Report } from './report.ts';

const TELLING: readonly [RemovalRule, string, string, string][] = [
  ['slanted', 'slanted', '斜排的文字（水印）', '是正文的，改用 .docx 或文本导入。'],
  [
    'unseen',
    'unseen',
    '看不见的文字（盖住的、白色的、页外的、极小的）',
    '印件上没有这些字；确是正文的，改用 .docx 或文本导入。',
  ],
  ['ruby', 'ruby', '注在字上的小字（注音）', '是正文的，改用 .docx 或文本导入。'],
];

/** Warnings for what an editor should compare with the print. */
export function warn(report: Report, blocks: readonly Block[]): void {
  const { removals, substitutions } = report.changes;
  for (const [rule, code, what, repair] of TELLING) {
    const taken = removals.filter((removal) => removal.rule === rule);
    const [first] = taken;
    if (!first) continue;
    const quotes = taken.map(({ place, text }) => `第 ${place.page} 页：${text}`);
    report.warn(code, `${what} ${taken.length} 处没有收入`, repair, quotes[0] ?? '', quotes);
  }
  const radicals = substitutions.filter(({ rule }) => rule === 'radical');
  if (radicals.length > 0) {
    const pairs = [...new Set(radicals.map(({ from, to }) => `${from}→${to}`))];
    const count = radicals.reduce((sum, { from }) => sum + [...from].length, 0);
    const message = `PDF 里 ${count} 处同形的符号（部首等）换成了本字（${pairs.slice(0, 8).join(' ')}${pairs.length > 8 ? ' …' : ''}）`;
    report.diagnostics.push({
      code: 'radicals',
      severity: 'warning',
      message,
      repair: '不用修改；对照印件时留意这些字。',
    });
  }
  // Fonts share glyphs between common and rare characters too: 胶 may come out as 㬵.
  const rare = [...new Set(allText(blocks).match(/[\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{3ffff}]/gu))];
  if (rare.length > 0)
    report.warn(
      'rare',
      'PDF 里有生僻字，可能是字体把常用字编成了同形的别的字',
      '对照印件；不对的，在 MDX 里用 <choice> 更正。',
      rare.join(' '),
    );
}

function allText(blocks: readonly Block[]): string {
  const paragraphs = blocks.flatMap((block): Paragraph[] => {
    if (block.kind === 'paragraph') return [block];
    return block.kind === 'table' ? block.rows.flat().flatMap((cell) => cell.paragraphs) : [];
  });
  return paragraphs.map(textOf).join('\n');
}
