import type { Diagnostic } from '../../diagnostic.ts';
import type { Place } from '../../document/model.ts';

/** What can be said of a document: one message and one way of mending for each kind of fault. */
const FAULTS = {
  'private-use': ['error', '有自造的或坏掉的字符，不知道是什么字', '对照印件，在 Word 里换成正字再导入。'],
  symbol: ['error', '有符号字体里的符号，没有对应的字符', '在 Word 里换成普通字符再导入。'],
  'equation-field': [
    'error',
    '有 EQ 域（带圈字符、公式），没有对应的字符',
    '在 Word 里选中它按 Shift+F9 看清内容，删去后打成普通文字（带圈的数可用“插入—符号”里的 ①，没有的写作（51）），再导入。',
  ],
  'number-format': ['error', '自动编号用了不认识的数字写法', '在 Word 里把编号改成手工输入的文字再导入。'],
  'embedded-document': ['error', '正文里嵌着另一个文件，读不出来', '用 Word 打开，另存为 .docx 后再导入。'],
  'text-lost': ['error', '有文字所在的位置读不到', '用 Word 打开，把这些文字改成普通段落再导入。'],
  invisible: ['warning', '去掉了看不见的字符', '不用修改；对照来件看有没有少字。'],
  unseen: ['warning', '隐藏的、白色的文字没有收入', '对照印件：印出来的，在 Word 里取消隐藏、改成黑色再导入。'],
  'struck-out': ['warning', '带删除线的文字照收', '对照印件：没有印出来的，在 Word 里删去再导入。'],
  'tracked-changes': [
    'warning',
    '文档带修订：插入的照收，删除的不收',
    '对照印件；不是这样印的，在 Word 里接受或拒绝修订，再导入。',
  ],
  'text-box': ['warning', '文本框里的文字收在它所附的段落之后', '对照印件，看次序对不对。'],
  'tab-columns': [
    'warning',
    '像用制表位排成的表格，没有分格',
    '在 Word 里选中这些段落，用“插入—表格—文本转换成表格”，再导入。',
  ],
  alternate: ['warning', '同一处有两种内容，只收 Word 显示的一种', '对照印件，看收的是不是印出来的。'],
  link: ['warning', '链接指向程序或本机，只收文字', '不用修改；来源可疑的，核对文档。'],
  image: ['warning', '图片没有收入', '图里有文字的，把文字打进文档再导入。'],
  object: ['warning', '图示、图表或嵌入的文件没有收入', '里面有文字或数字的，打进正文再导入。'],
  notes: ['warning', '脚注、尾注没有收入', '印件上有的，把文字移进正文再导入。'],
  comments: ['warning', '批注没有收入', '不用修改；批注里有更正的，先在 Word 里改好。'],
  'header-footer': ['warning', '页眉、页脚没有收入', '印件上有而正文里没有的文字，移进正文再导入。'],
} as const satisfies Record<string, readonly [Diagnostic['severity'], string, string]>;
export type Fault = keyof typeof FAULTS;

/** Faults that quote the paragraph which they stand in. */
const QUOTES_PARAGRAPH: ReadonlySet<Fault> = new Set<Fault>([
  'private-use',
  'symbol',
  'equation-field',
  'number-format',
]);

interface Found {
  place: Place | undefined;
  words: string;
  /** What the words are, put before them: 删除. */
  kind: string;
}

/** Collects what was found; faults of one kind become one diagnostic with all their places. */
export class Reports {
  private readonly found = new Map<Fault, Found[]>();

  /** @param isNext the words go on those of the report before: a change of the look within a word makes two runs of it */
  add(fault: Fault, place?: Place, words = '', kind = '', isNext = false): void {
    const list = this.found.get(fault) ?? [];
    const last = list.at(-1);
    const isSame = last && place && last.place?.line === place.line && last.kind === kind;
    if (isSame && last.words === words && QUOTES_PARAGRAPH.has(fault)) return;
    if (isSame && isNext) last.words += words;
    else list.push({ place, words, kind });
    this.found.set(fault, list);
  }

  diagnostics(): Diagnostic[] {
    return [...this.found].map(([code, list]) => {
      const [severity, message, repair] = FAULTS[code];
      const lines = list.flatMap(({ place, words, kind }) =>
        (place ? [words.replace(/\s+/gu, ' ').trim()] : words.split('\n'))
          .filter((line) => line.trim())
          .map((line) => ({ line: `${kind}${line.trim()}`, place })),
      );
      const [first] = lines;
      const line = list.find(({ place }) => place)?.place?.line;
      const detail = lines.map(({ line: text, place }) => (place ? `第 ${place.line} 段：${text}` : text));
      const counted = code === 'image' || code === 'invisible' ? `${message}（${list.length} 处）` : message;
      return {
        code,
        severity,
        message: counted,
        repair,
        ...(line !== undefined && { line }),
        ...(first && { quote: first.line }),
        ...(detail.length > 1 && { detail }),
      };
    });
  }
}
