import type { Report } from './word-model.ts';
import type { PartContents } from './word-parts.ts';

const TRACKED = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'];

/** Says what of a Word document does not reach the text, or reaches it otherwise than the eye sees it. */
export function reportParts(parts: readonly PartContents[], names: readonly string[], report: Report): void {
  for (const { elements, words, hidden } of parts) {
    const has = (...which: string[]) => which.some((element) => elements.has(element));
    if (has('w:body')) reportBody(has, hidden, report);
    if (has('w:footnotes', 'w:endnotes') && words.trim())
      report('notes', 'warning', '脚注、尾注没有收入', '印件上有的，把文字移进正文再导入。', words);
    if (has('w:comments') && words.trim())
      report('comments', 'warning', '批注没有收入', '不用修改；批注里有更正的，先在 Word 里改好。', words);
    if (has('w:hdr', 'w:ftr') && /\p{L}/u.test(words))
      report('header-footer', 'warning', '页眉、页脚没有收入', '印件上有而正文里没有的文字，移进正文再导入。', words);
  }
  if (names.some((name) => /^word\/(?:diagrams|charts|embeddings)\//u.test(name)))
    report('object', 'warning', '图示、图表或嵌入的文件没有收入', '里面有文字或数字的，打进正文再导入。');
}

function reportBody(has: (...elements: string[]) => boolean, hidden: string, report: Report): void {
  if (has(...TRACKED))
    report(
      'tracked-changes',
      'warning',
      '文档带修订：插入的照收，删除的不收',
      '对照印件；不是这样印的，在 Word 里接受或拒绝修订，再导入。',
    );
  if (has('w:txbxContent'))
    report('text-box', 'warning', '文本框里的文字收在它所附的段落之后', '对照印件，看次序对不对。');
  if (has('w:altChunk'))
    report('embedded-document', 'error', '正文里嵌着另一个文件，读不出来', '用 Word 打开，另存为 .docx 后再导入。');
  if (hidden.trim())
    report('hidden-text', 'warning', '隐藏的文字照收', '对照印件：没有印出来的，在 Word 里删去再导入。', hidden);
}
