import type { Diagnostic } from '../../diagnostic.ts';
import type { Place } from '../../document/model.ts';
import type { Oddities } from './characters.ts';

const MOST_QUOTED = 8;

/** What an editor should look at of a text: characters that were taken out or written in another way, comments, pictures. */
export function reportText(
  lines: readonly { place: Place; found: Oddities; comments: readonly string[]; images: readonly string[] }[],
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const places = (of: (line: (typeof lines)[number]) => readonly string[]) =>
    lines.flatMap((line) => of(line).map((what) => ({ what, line: line.place.line })));
  const report = (code: string, found: readonly { what: string; line: number }[], message: string, repair: string) => {
    const [first] = found;
    if (!first) return;
    const quote = [...new Set(found.map(({ what }) => what))].slice(0, MOST_QUOTED).join(' ');
    diagnostics.push({
      code,
      severity: 'warning',
      line: first.line,
      quote,
      message: message.replace('#', String(found.length)),
      repair,
    });
  };
  report(
    'terminal-command',
    places(({ found }) => found.terminal.map(() => 'ESC')),
    '有 # 处终端控制序列（ESC 开头），已去掉',
    '对照原件看这些行有没有少字；来件是从终端里复制的，换用识别软件保存的文件。',
  );
  report(
    'invisible',
    places(({ found }) => found.invisible.map(nameOf)),
    '有 # 个看不见的字符，已去掉',
    '不用修改；字之间本该有别的字的，对照原件。',
  );
  report(
    'radicals',
    places(({ found }) => found.radicals),
    '有 # 处同形的符号（部首等）换成了本字',
    '不用修改；对照印件时留意这些字。',
  );
  report(
    'comment',
    places(({ comments }) => comments),
    '有 # 处注释没有收入',
    '不用修改；是正文的，在来件里去掉 <!-- 和 -->。',
  );
  report(
    'image',
    places(({ images }) => images),
    '有 # 处图片没有收入',
    '图里有文字的，把文字打进来件再导入。',
  );
  return diagnostics;
}

function nameOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
