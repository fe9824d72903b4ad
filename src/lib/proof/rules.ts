/**
 * The contract between an import and its proof: what may be taken out of a text or written in another way, and what each
 * rule may be used for. A rule for marks cannot take a word, whoever names it.
 */

interface Rule {
  /** What readers are told, in a few words. */
  name: string;
  /** Why, one sentence. */
  why: string;
  /** What it may take: a rule for marks cannot take a word. */
  takes: RegExp;
}

/** Controls, formats, line and paragraph separators, noncharacters, fillers, variation selectors. */
const INVISIBLE =
  /^(?:[\p{Cc}\p{Cf}\p{NChar}\p{Zl}\p{Zp}]|[\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\u034f|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])+$/u;
const ANY = /^[\s\S]+$/u;
const PAGE_WORDS = /^[\s\d０-９一二三四五六七八九十〇○零百IVXLC第页共/／\-－–—―·•~～|｜.．,，、()（）]+$/iu;

/** Words of the original that do not stand in the edition. */
export const REMOVALS = {
  mark: {
    name: '去掉记号',
    why: '识别软件或编辑软件留下的标题号、加粗号、项目号、表格线，不是文字。',
    takes: /^[#*_`~|>+\-:=·•\\$\s[\]()!.]+$/u,
  },
  'ruled-line': {
    name: '去掉分隔线',
    why: '印件上的线，不是文字。',
    takes: /^[\s\-－*＊_=＝—―＿~～+|:\u2500-\u257f]+$/u,
  },
  separator: { name: '去掉表格的分隔符', why: '把各格分开的竖线、逗号，不是文字。', takes: /^[\s|｜│┃┆┊║,，;；\\]+$/u },
  'page-number': { name: '去掉页码', why: '按它在页上的位置和写法认出，不属于正文。', takes: PAGE_WORDS },
  'running-head': { name: '去掉页眉页脚', why: '每页重复印出的刊名、期号，不属于正文。', takes: ANY },
  leader: { name: '去掉目录的引点和页码', why: '要目里指到页的点和数。', takes: /^[\s….·．。・—\-_\d０-９()（）]+$/u },
  bullet: {
    name: '去掉题目前的记号',
    why: '要目各条、各篇标题前面的圆点、方块、星号，不是题目的字。',
    takes: /^[●○◯◆◇■□▪◻▲△★☆※➢►▶✓•·*-]\s*$/u,
  },
  invisible: {
    name: '去掉看不见的字符',
    why: '零宽、方向、软连字符等控制字符，不显示，也不是文字。',
    takes: INVISIBLE,
  },
  'terminal-command': {
    name: '去掉终端控制序列',
    why: '从终端复制时带来的，不是文字。',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ESC and CSI are what begins such a command
    takes: /^[\u001b\u009b][\s\S]*$/u,
  },
  section: {
    name: '栏目名没有收入',
    why: '“【工作动态】”之类，是几篇文章共有的栏目名，不是哪一篇的标题。',
    takes: /^[\p{Script=Han}\s·【】〖〗［］[\]〔〕]+$/u,
  },
  comment: { name: '去掉注释', why: '识别软件写给自己的注释，或文档的批注，没有印出来。', takes: ANY },
  image: { name: '图片没有收入', why: '图片的位置记号。', takes: ANY },
  deleted: { name: '去掉已删的文字', why: '文档带修订，这些字已经删去。', takes: ANY },
  note: { name: '脚注、尾注没有收入', why: '只收正文。', takes: ANY },
  'header-footer': { name: '页眉、页脚没有收入', why: '只收正文。', takes: ANY },
  slanted: { name: '水印没有收入', why: '斜着印在文字上面，不属于正文。', takes: ANY },
  ruby: { name: '注音没有收入', why: '注在字上的拼音。', takes: ANY },
  unseen: { name: '看不见的文字没有收入', why: '盖住的、白色的、隐藏的、印不出来的文字，印件上没有。', takes: ANY },
  web: { name: '去掉网页的标签', why: '网页文件的代码，不是文字。', takes: ANY },
  chat: { name: '去掉聊天软件、公众号加的话', why: '“点击上方蓝字”“在看”之类，不属于这份简报。', takes: ANY },
  'printed-twice': { name: '重叠印出的字只收一次', why: '用重叠两次代替加粗。', takes: ANY },
} as const satisfies Record<string, Rule>;
export type RemovalRule = keyof typeof REMOVALS;

/** Words that the edition writes with other characters; an empty `from` is words that the original has not as text. */
export const SUBSTITUTIONS = {
  raised: { name: '上标、下标写成上下标字符', why: '注号、乘方、单位的指数不与前面的数连成一个数。', takes: ANY },
  fraction: { name: '分数写在一行里', why: '上下排的分数写成 ⅔ 这样的字符。', takes: ANY },
  'auto-number': { name: '补上自动编号', why: '编号由 Word 排版时生成，照印出来的样子写进文字。', takes: /^$/u },
  symbol: { name: '符号字体换成字符', why: '符号字体里的字形写成同形的 Unicode 字符。', takes: ANY },
  radical: { name: '部首等同形符号换成本字', why: '字形相同，编码是部首或兼容字。', takes: ANY },
  entity: { name: '网页记号换成字符', why: '&lt; &amp; 之类是 < & 的写法。', takes: /^&[a-z0-9#]+;$/iu },
  'private-use': {
    name: '旧编码的字换成本字',
    why: '旧 GBK 把一些字放在自定义区，现已有正式编码。',
    takes: /^\p{Co}$/u,
  },
  equation: { name: '公式写在一行里', why: '括号、根号等由公式排出，写成一行的字符。', takes: ANY },
  capitals: { name: '小写字母照印作大写', why: '格式是“全部大写”，印出来是大写字母。', takes: /^[\p{Ll}]+$/u },
  drawn: { name: '画出来的字写成文字', why: '艺术字、复选框是图形的属性，不在文字里。', takes: /^$/u },
} as const satisfies Record<string, Rule>;
export type SubstitutionRule = keyof typeof SUBSTITUTIONS;

/** Why lines stand in the edition in another order than in the file; nothing else may change their order. */
export const ARRANGEMENTS = {
  table: '表格逐行读，每行从左到右',
  columns: '分栏先读左栏，再读右栏',
  box: '文字框作为一段读',
  'page-order': '文件画字的先后与版面不同，按版面从上到下读',
} as const;
export type ArrangementRule = keyof typeof ARRANGEMENTS;
