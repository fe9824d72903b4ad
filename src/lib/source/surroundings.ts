import type { Changes } from '../document/changes.ts';
import type { Decision } from '../document/reading.ts';
import type { SourceLine } from './line.ts';
import { readMastheadLine } from './masthead-line.ts';

/**
 * What programs have put around a bulletin: a text copied from a chat or a web page has their words above the masthead and
 * below the imprint. They are taken out by name; everything else stays.
 */

/** The masthead begins so near the top, if something stands above it. */
const FURTHEST = 40;
/** Menus of a site may have many entries. */
const FURTHEST_ON_PAGE = 300;
/** Lines of a masthead above its serial number: name, remark, number. */
const ABOVE_SERIAL = 6;

/** Words that a chat or a browser adds to every article (微信公众号, 浏览器另存). */
const ADDED =
  /^(?:点击(?:上方|下方|蓝字|这里|阅读).*|阅读原文.*|长按.*(?:识别|二维码|关注).*|扫(?:码|一扫).*关注.*|微信扫一扫.*|[▲△↑↓☝]\s*(?:点击|长按).*(?:关注|订阅).*|关注该公众号|继续滑动看下一个|向上滑动看下一个|轻触阅读原文|[-—~～\s]*END[-—~～\s]*|预览时标签不可点.*|(?:上一篇|下一篇|上一条|下一条)[:：].*|【?(?:相关链接|相关阅读|分享到|打印本页|打印|关闭窗口|关闭|返回顶部|网站地图|版权所有|Copyright)(?:】|[:：]|\s|$).*|.*(?:ICP备\s*\d|公网安备|网站标识码).*|(?=.*(?:发布|更新)(?:时间|日期)|.*(?:浏览|阅读|点击)(?:次数|量|数))(?=.*(?:来源|作者|编辑|字号|字体|次数|打印|分享)).{1,90}|(?:(?:阅读|在看|赞|点赞|收藏|分享|转发|喜欢|留言|评论|写留言|人划线)\s*[\d.万+]*\s*)+)$/u;

/** True for a line of which only a program can be the author. */
export function isAdded(text: string): boolean {
  return ADDED.test(text.trim());
}

/**
 * The lines of the bulletin without what stands around it.
 * @param changes is told of every line that goes
 * @param isPage they are those of a whole page of a site, whose menus stand above the masthead
 */
export function withoutSurroundings(
  lines: readonly SourceLine[],
  changes: Changes,
  decisions: Decision[],
  isPage = false,
): readonly SourceLine[] {
  const start = mastheadStart(lines, isPage);
  const foot = isPage ? footOfPage(lines, start) : lines.length;
  const kept = lines.filter((line, i) => {
    const reason =
      i < start ? '在报头之前' : i >= foot ? '网页的页脚' : isAdded(line.text) ? '聊天软件、网页加的话' : undefined;
    if (!reason) return true;
    const place = { line: line.number, ...(line.page && { page: line.page }) };
    const column = line.origin?.paragraph.runs[0]?.column;
    for (const { text, column: at } of line.origin?.paragraph.runs ?? []) changes.remove('chat', place, text, at);
    decisions.push({
      kind: 'removed',
      place,
      quote: line.text,
      reason: `${reason}，没有收入`,
      certainty: isAdded(line.text) || column === undefined ? 'high' : 'medium',
    });
    return false;
  });
  return kept;
}

/** The foot of a site begins at the last words that it adds (上一篇, 打印本页), if no text and no 送、发 stands below them. */
function footOfPage(lines: readonly SourceLine[], start: number): number {
  const last = lines.findLastIndex(
    (line) => line.table || /。|^\s*(?:报|送|发|抄送|主送|分送)\s*[:：]/u.test(line.text),
  );
  const foot = lines.findIndex(({ text }, i) => i > Math.max(start, last) && isAdded(text));
  return foot < 0 ? lines.length : foot;
}

/** Where the masthead begins: at the top, unless lines that belong to none stand above it. */
function mastheadStart(lines: readonly SourceLine[], isPage: boolean): number {
  const serial = lines
    .slice(0, isPage ? FURTHEST_ON_PAGE : FURTHEST)
    .findIndex(({ text }) => readMastheadLine(text)?.some(([field]) => field === 'serial' || field === 'supplement'));
  if (serial < 0) return 0;
  const stated = (i: number) => readMastheadLine(lines[i]?.text ?? '');
  let start = serial;
  for (let i = serial - 1; i >= Math.max(0, serial - ABOVE_SERIAL); i--) {
    const statements = stated(i);
    const isName = statements?.length === 0;
    if (isName || statements?.some(([field]) => field === 'number')) start = i;
    else if (!statements && (lines[i]?.text.length ?? 0) > 24) break;
  }
  if (isPage) return start;
  // Short remarks above the name belong to the print as long as nothing else does not.
  return lines.slice(0, start).every(({ text }) => text.length <= 24 && !isAdded(text)) ? 0 : start;
}
