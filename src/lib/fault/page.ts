import type { Fault } from './kind.ts';

const SEVERITY = { error: '错误', warning: '提示' } as const;

/** The table of faults as a page of Markdown, in the order of the codes. */
export function toFaultPage(faults: Readonly<Record<string, Fault>>): string {
  const rows = Object.entries(faults)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { severity, where, what, repair }]) =>
      row([`<a id="${code}"></a>\`${code}\``, SEVERITY[severity], ...[where, what, repair].map(plain)]),
    );
  return `# 提示与错误

由 \`npm run faults\` 从 \`src/lib/fault/table.ts\` 生成，请勿手工修改。花括号里的词，实际提示时换成当时的内容。
“错误”时什么都没有写，命令的退出码是 2；“提示”不妨碍继续。

${row(['编号', '轻重', '在哪里', '什么问题', '怎样修复'])}
${row(['---', '---', '---', '---', '---'])}
${rows.join('\n')}
`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Words as they are: what Markdown would take for a mark, a tag or the end of a cell stands behind a backslash. */
function plain(words: string): string {
  return words.replace(/[\\`*_<|]/gu, '\\$&').replace(/\s+/gu, ' ');
}
