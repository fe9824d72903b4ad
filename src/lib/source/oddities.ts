import type { Diagnostic } from '../diagnostic.ts';
import { TERMINAL } from './lines.ts';
import type { Segment } from './segment.ts';

/** What a received text should not have, and has: told of with its line, so that somebody looks. */

/** Characters of a title that is longer than any; and of one that is text taken for a title. */
const LONG_TITLE = 200;
const NO_TITLE = 1000;

/** Titles too long to be some, and commands to a terminal, which are taken out. */
export function oddLines(text: string, segments: readonly Segment[], file: string): Diagnostic[] {
  return [...segments.flatMap((segment) => longTitle(segment, file)), ...terminalLines(text, file)];
}

function longTitle({ kind, line, pieces }: Segment, file: string): Diagnostic[] {
  if (kind !== 'title') return [];
  const words = pieces.map((piece) => piece.text).join('');
  const length = [...words].length;
  if (length <= LONG_TITLE) return [];
  const severity = length > NO_TITLE ? 'error' : 'warning';
  return [
    {
      code: 'long-title',
      severity,
      file,
      line,
      quote: words,
      message: `标题有 ${length} 个字，超过 ${severity === 'error' ? NO_TITLE : LONG_TITLE} 个`,
      repair: '对照原件：是正文的，去掉行首的“#”或加粗，与标题分成两段；真有这样长的标题，不用改。',
    },
  ];
}

function terminalLines(text: string, file: string): Diagnostic[] {
  if (!text.includes('\u001b') && !text.includes('\u009b')) return [];
  return text.split('\n').flatMap((raw, i) => {
    const count = raw.match(TERMINAL)?.length ?? 0;
    if (count === 0) return [];
    return [
      {
        code: 'terminal-command',
        severity: 'warning' as const,
        file,
        line: i + 1,
        quote: raw.replace(TERMINAL, '').trim(),
        message: `这一行有 ${count} 处终端控制序列（ESC 开头），已去掉`,
        repair: '对照原件看这一行有没有少字；来件是从终端里复制的，换用识别软件保存的文件。',
      },
    ];
  });
}
