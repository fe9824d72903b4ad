import type { Fault } from './kind.ts';

/**
 * Every fault that a command can tell of: what it is called, what is wrong, where, how to repair it. Messages are made from here
 * and from nowhere else (`fault` in fault.ts), and docs/faults.md is this table as a page. A name in braces stands for what is
 * only known at the place. Long, because it is one list: whoever writes a message sees how the others are worded.
 *
 * Codes are looked up by editors and by programs (`--json`): an old one is never given another meaning.
 */
export const FAULTS = {
  // Any file that is read.
  'no-file': {
    severity: 'error',
    where: '文件',
    what: '没有这个文件',
    repair: '检查路径；网盘里的文件先下载到本机。',
  },
  'not-a-file': {
    severity: 'error',
    where: '文件',
    what: '这不是一个文件',
    repair: '给出文件的路径；文件夹里的文件逐个列出。',
  },
  unreadable: {
    severity: 'error',
    where: '文件',
    what: '文件读不出来：{why}',
    repair: '检查路径和权限；是符号链接的，改用文件本身的路径。',
  },
  'too-large': {
    severity: 'error',
    where: '来件',
    what: '文件太大：{why}',
    repair:
      '一期一个文件，拆开后分别导入；去掉图片和附件另存一份，或只把正文复制到新文档；PDF 打印成新的 PDF，扫描件识别成文本再导入。',
  },
  slow: {
    severity: 'warning',
    where: '来件、content/bulletins',
    what: '读这个文件用了 {seconds} 秒（一般不到一秒）',
    repair: '看看里面是不是有重复粘贴的内容，或者几期合在了一个文件里；确是一期，就不用改。',
  },

  // What a received file is: npm run import.
  'old-word': {
    severity: 'error',
    where: '来件',
    what: '这是旧式的 .doc 或 .wps 文件',
    repair: '用 Word 或 WPS 打开，另存为 .docx 后再导入；装有 LibreOffice 的机器会自动转换。',
  },
  'rich-text': {
    severity: 'error',
    where: '来件',
    what: '这是 RTF 文件',
    repair: '用 Word 或 WPS 打开，另存为 .docx 后再导入；装有 LibreOffice 的机器会自动转换。',
  },
  'open-document': {
    severity: 'error',
    where: '来件',
    what: '这是 OpenDocument 文件（.odt）',
    repair: '用 Word 或 WPS 打开，另存为 .docx 后再导入；装有 LibreOffice 的机器会自动转换。',
  },
  converted: {
    severity: 'warning',
    where: '来件',
    what: '这是{kind}，已用 LibreOffice 转成 .docx',
    repair: '不用修改；对照原件看版式和自动编号有没有变，原件一并保存。',
  },
  encrypted: {
    severity: 'error',
    where: '来件',
    what: '文件有密码',
    repair: '去掉密码，另存一份（Word 文档存为 .docx）再导入。',
  },
  picture: {
    severity: 'error',
    where: '来件',
    what: '这是图片（照片或扫描件），里面没有文字可读',
    repair: '先用识别软件识别成文本或 Word 文档（扫描仪软件、WPS 的“图片转文字”都可以），核对后导入那份文本。',
  },
  'web-archive': {
    severity: 'error',
    where: '来件',
    what: '这是打包的网页文件（.mht）',
    repair: '用浏览器打开它，另存为“网页，仅 HTML”（.html）后再导入。',
  },
  'page-encoding': {
    severity: 'error',
    where: '来件（网页）',
    what: '认不出这个网页文件是什么编码（不是 UTF-8，也不是 GB18030）',
    repair: '用浏览器打开它，另存为网页时选 UTF-8；或者选中文字复制到记事本，另存为 UTF-8 文本，再导入。',
  },
  macro: {
    severity: 'error',
    where: '来件',
    what: '这是带宏的文档（.docm）',
    repair: '另存为不带宏的 .docx 后再导入。',
  },
  ofd: {
    severity: 'error',
    where: '来件',
    what: '这是 OFD 版式文件',
    repair: '用 OFD 阅读器导出 PDF 或文本后再导入。',
  },
  'other-zip': {
    severity: 'error',
    where: '来件',
    what: '这是压缩包，但不是 Word 文档',
    repair: '解压后导入其中的文件；表格、演示文稿另存为 .docx 或 PDF。',
  },
  broken: {
    severity: 'error',
    where: '来件',
    // The reason may be in the words of the library that stopped at it.
    what: '文件坏了：{why}',
    repair: '向来源要一份完好的；能打开的，用 Word 打开另存为 .docx，PDF 打印成新的 PDF，再导入；仍不行的，改用文本。',
  },
  'too-deep': {
    severity: 'error',
    where: '来件',
    what: '文档嵌套太深（{why}）',
    repair: '用 Word 打开，另存为 .docx 后再导入；仍不行的，改用文本。',
  },

  // Received texts.
  empty: {
    severity: 'error',
    where: '来件（文本）',
    what: '文件是空的',
    repair: '检查扫描识别的输出，把全文存进这个文件。',
  },
  binary: {
    severity: 'error',
    where: '来件（文本）',
    what: '文件含有空字节，是二进制文件而不是文本',
    repair: '从原件另存为 UTF-8 编码的纯文本后再导入。',
  },
  'not-utf-8': {
    severity: 'error',
    where: '来件（文本）',
    what: '文件不是 {encoding} 编码，这一行有坏的字节',
    repair: '从原件重新另存为 UTF-8 编码的纯文本。',
  },
  'line-too-long': {
    severity: 'error',
    where: '来件（文本）',
    what: '一行有 {count} 个字符，超过 {most} 个的上限',
    repair: '恢复原文的分段，每段一行。',
  },
  gb18030: {
    severity: 'warning',
    where: '来件（文本）',
    what: '文件是 GB18030（GBK）编码，已转成 UTF-8',
    repair: '不用修改；对照来件看有没有乱码。',
  },
  'utf-16': {
    severity: 'warning',
    where: '来件（文本）',
    what: '文件是 UTF-16 编码，已转成 UTF-8',
    repair: '不用修改；对照来件看有没有乱码。',
  },
  'scattered-cells': {
    severity: 'error',
    where: '来件（文本）',
    what: '从这一行起的 {count} 行像是散开的表格（一格一行），数和表头对不上了',
    repair: '导入原来的 Word 文件；只有文本的，把这些行按行列排好，每格之间用一个竖线“|”分开，再导入。',
  },
  'lost-character': {
    severity: 'error',
    where: '来件（文本）',
    what: '这一行有丢失的字（U+FFFD），在来件里就已经认不出',
    repair: '对照原件，在来件里换成本来的字，再导入。',
  },
  'private-use': {
    severity: 'error',
    where: '来件',
    what: '有字体自造的或坏掉的字符{which}，不知道是什么字',
    repair: '对照原件，在来件里换成本来的字，再导入；PDF 改用 .docx 或文本，或用识别软件重新识别。',
  },
  'terminal-command': {
    severity: 'warning',
    where: '来件（文本）',
    what: '有 {count} 处终端控制序列（ESC 开头），已去掉',
    repair: '对照原件看这些行有没有少字；来件是从终端里复制的，换用识别软件保存的文件。',
  },
  invisible: {
    severity: 'warning',
    where: '来件',
    what: '有 {count} 处看不见的字符，已去掉',
    repair: '不用修改；字之间本该有别的字的，对照原件。',
  },
  radicals: {
    severity: 'warning',
    where: '来件',
    what: '有 {count} 处同形的符号（部首等）换成了本字{pairs}',
    repair: '不用修改；对照印件时留意这些字。',
  },
  comment: {
    severity: 'warning',
    where: '来件（文本）',
    what: '有 {count} 处注释没有收入',
    repair: '不用修改；是正文的，在来件里去掉 <!-- 和 -->。',
  },
  image: {
    severity: 'warning',
    where: '来件',
    what: '有 {count} 处图片没有收入',
    repair: '图里有文字的，把文字打进来件再导入。',
  },

  // Received Word documents.
  symbol: {
    severity: 'error',
    where: '来件（Word）',
    what: '有符号字体里的符号，没有对应的字符',
    repair: '在 Word 里换成普通字符再导入。',
  },
  'equation-field': {
    severity: 'error',
    where: '来件（Word）',
    what: '有 EQ 域（带圈字符、公式），没有对应的字符',
    repair:
      '在 Word 里选中它按 Shift+F9 看清内容，删去后打成普通文字（带圈的数可用“插入—符号”里的 ①，没有的写作（51）），再导入。',
  },
  'number-format': {
    severity: 'error',
    where: '来件（Word）',
    what: '自动编号用了不认识的数字写法',
    repair: '在 Word 里把编号改成手工输入的文字再导入。',
  },
  'embedded-document': {
    severity: 'error',
    where: '来件（Word）',
    what: '正文里嵌着另一个文件，读不出来',
    repair: '用 Word 打开，另存为 .docx 后再导入。',
  },
  'unread-text': {
    severity: 'error',
    where: '来件（Word）',
    what: '有文字所在的位置读不到',
    repair: '用 Word 打开，把这些文字改成普通段落再导入。',
  },
  unseen: {
    severity: 'warning',
    where: '来件',
    what: '看不见的文字（隐藏的、盖住的、白色的、页外的、极小的）没有收入，{count} 处',
    repair: '对照印件：没有印出来的，不用改；印出来的，在 Word 里取消隐藏、改成黑色再导入，PDF 改用 .docx 或文本导入。',
  },
  'struck-out': {
    severity: 'warning',
    where: '来件（Word）',
    what: '带删除线的文字照收',
    repair: '对照印件：没有印出来的，在 Word 里删去再导入。',
  },
  'tracked-changes': {
    severity: 'warning',
    where: '来件（Word）',
    what: '文档带修订：插入的照收，删除的不收',
    repair: '对照印件；不是这样印的，在 Word 里接受或拒绝修订，再导入。',
  },
  'text-box': {
    severity: 'warning',
    where: '来件（Word）',
    what: '文本框里的文字收在它所附的段落之后',
    repair: '对照印件，看次序对不对；不对的，在 Word 里把文字移到该在的地方再导入。',
  },
  'tab-columns': {
    severity: 'warning',
    where: '来件（Word）',
    what: '像用制表位排成的表格，没有分格',
    repair: '在 Word 里选中这些段落，用“插入—表格—文本转换成表格”，再导入。',
  },
  alternate: {
    severity: 'warning',
    where: '来件（Word）',
    what: '同一处有两种内容，只收 Word 显示的一种',
    repair: '对照印件，看收的是不是印出来的；不是的，在 Word 里改成普通文字再导入。',
  },
  link: {
    severity: 'warning',
    where: '来件（Word）',
    what: '链接指向程序或本机，只收文字',
    repair: '不用修改；来源可疑的，核对文档。',
  },
  object: {
    severity: 'warning',
    where: '来件（Word）',
    what: '图示、图表或嵌入的文件没有收入',
    repair: '里面有文字或数字的，打进正文再导入。',
  },
  notes: {
    severity: 'warning',
    where: '来件（Word）',
    what: '脚注、尾注没有收入',
    repair: '印件上有的，把文字移进正文再导入。',
  },
  comments: {
    severity: 'warning',
    where: '来件（Word）',
    what: '批注没有收入',
    repair: '不用修改；批注里有更正的，先在 Word 里改好。',
  },
  'header-footer': {
    severity: 'warning',
    where: '来件（Word）',
    what: '页眉、页脚没有收入',
    repair: '印件上有而正文里没有的文字，移进正文再导入。',
  },

  // Received PDFs.
  'no-text': {
    severity: 'error',
    where: '来件（PDF）',
    what: '{where}没有看得见的文字，是扫描的图像{layer}',
    repair: '先用识别软件识别成文本，导入那份文本。',
  },
  vertical: {
    severity: 'error',
    where: '来件（PDF）',
    what: '第 {page} 页有竖排的文字，次序读不准',
    repair: '改用 .docx 或文本导入。',
  },
  overlap: {
    severity: 'error',
    where: '来件（PDF）',
    what: '第 {page} 页（第 {line} 行）的“{first}”和“{second}”重叠，分不清先后',
    repair: '改用 .docx 或文本导入，或用识别软件重新识别。',
  },
  'false-characters': {
    severity: 'error',
    where: '来件（PDF）',
    what: '第 {page} 页的字靠不住：{why}',
    repair: '改用 .docx 或文本导入，或打印后用识别软件识别。',
  },
  reordered: {
    severity: 'warning',
    where: '来件（PDF）',
    what: '第 {page} 页（第 {line} 行起）读的次序与文件里的不同：{why}',
    repair: '对照印件，看这几行的先后对不对；不对的，改用 .docx 导入。',
  },
  slanted: {
    severity: 'warning',
    where: '来件（PDF）',
    what: '斜排的文字（水印）{count} 处没有收入',
    repair: '是正文的，改用 .docx 或文本导入。',
  },
  ruby: {
    severity: 'warning',
    where: '来件（PDF）',
    what: '注在字上的小字（注音）{count} 处没有收入',
    repair: '是正文的，改用 .docx 或文本导入。',
  },
  rare: {
    severity: 'warning',
    where: '来件（PDF）',
    what: 'PDF 里有生僻字，可能是字体把常用字编成了同形的别的字',
    repair: '对照印件；不对的，在 MDX 里用 <choice> 更正。',
  },
  'pdf-notes': {
    severity: 'warning',
    where: '来件（PDF）',
    what: 'PDF 的批注、表单里的文字没有收入',
    repair: '是正文的，改用 .docx 或文本导入。',
  },

  // What a masthead says, and how a text is divided.
  'no-number': {
    severity: 'error',
    where: '来件的报头',
    what: '报头里没有{name}',
    repair: '在文件开头的报头里补上{name}，例如“{example}”；没有报头的来稿，在命令里写 --number 5。',
  },
  'no-serial': {
    severity: 'error',
    where: '来件的报头',
    what: '报头里没有总期号',
    repair:
      '在文件开头的报头里补上总期号，例如“（总第七百五十五期）”；没有报头的来稿，在命令里写 --serial 755；是增刊、没有总期号的，写 --kind 增刊{its}。',
  },
  'no-date': {
    severity: 'error',
    where: '来件的报头',
    what: '报头里没有日期',
    repair: '在文件开头的报头里补上日期，例如“2026 年 3 月 24 日”；没有报头的来稿，在命令里写 --date 2026-03-24。',
  },
  'no-issuer': {
    severity: 'error',
    where: '来件的报头',
    what: '报头里没有编者',
    repair:
      '在文件开头的报头里补上编者，例如“湖南省人大常委会代表工作委员会编”；没有报头的来稿，在命令里写 --issuer 湖南省人大常委会代表工作委员会。',
  },
  'two-number': {
    severity: 'error',
    where: '来件的报头',
    what: '报头里有两个不同的{name}（第 {first} 行与第 {second} 行）',
    repair: '对照原件，只留印出来的那一个；两期合在一个文件里的，拆成两个文件。',
  },
  'two-serial': {
    severity: 'error',
    where: '来件的报头',
    what: '报头里有两个不同的总期号（第 {first} 行与第 {second} 行）',
    repair: '对照原件，只留印出来的那一个；两期合在一个文件里的，拆成两个文件。',
  },
  'two-date': {
    severity: 'error',
    where: '来件的报头',
    what: '报头里有两个不同的日期（第 {first} 行与第 {second} 行）',
    repair: '对照原件，只留印出来的那一个；两期合在一个文件里的，拆成两个文件。',
  },
  'two-year': {
    severity: 'error',
    where: '来件的报头',
    what: '报头里有两个不同的增刊年份（第 {first} 行与第 {second} 行）',
    repair: '对照原件，只留印出来的那一个。',
  },
  'given-differs': {
    severity: 'error',
    where: '来件的报头、命令行',
    what: '报头的{name}是 {printed}，命令里写的是 {given}',
    repair: '对照原件：报头正确就不写 --{option}，否则先改正来件。',
  },
  'impossible-number': {
    severity: 'error',
    where: '来件的报头',
    what: '{name}不合情理（读不成 1 到 {last} 之间的数）',
    repair: '对照原件改正报头里的这个数，再导入。',
  },
  'impossible-serial': {
    severity: 'error',
    where: '来件的报头',
    what: '总期号不合情理（读不成 1 到 {last} 之间的数）',
    repair: '对照原件改正报头里的这个数，再导入。',
  },
  'impossible-date': {
    severity: 'error',
    where: '来件的报头',
    what: '日期 {date} 不存在',
    repair: '对照原件改正年月日。',
  },
  'number-above-serial': {
    severity: 'error',
    where: '来件的报头',
    what: '期号 {number} 大于总期号 {serial}',
    repair: '对照原件改正其中之一。',
  },
  'year-differs': {
    severity: 'error',
    where: '来件的报头',
    what: '报头印的是 {year} 年的增刊，日期却在 {dated} 年',
    repair: '对照原件改正年份或日期。',
  },
  'two-issues': {
    severity: 'error',
    where: '来件',
    what: '后面还有一个报头（{name}）：文件里不止一期',
    repair: '一期一个文件：从这一行起拆成另一个文件，分别导入。',
  },
  'serial-differs': {
    severity: 'error',
    where: '来件的报头',
    what: '文件名是 {named}，报头{stated}',
    repair: '对照原件：报头正确就把文件改名为 {serial}.txt，否则改正报头{otherwise}。',
  },
  'out-of-sequence': {
    severity: 'error',
    where: '来件的报头',
    what: '与已收的{other}矛盾：{why}',
    repair: '对照两期的印件，改正识别错的期号、总期号或日期；印件确实如此的，运行 npm run import -- 文件 --force。',
  },
  'no-title': {
    severity: 'error',
    where: '来件',
    what: '正文出现在任何标题之前',
    repair:
      '在这段文字之前补上文章标题：文本里单独一行，用“## ”开头；Word 里套用“标题 1”样式（或设为居中、字号大于正文）。',
  },
  'section-name': {
    severity: 'warning',
    where: '来件',
    what: '栏目名没有收入：下面是各篇的标题，网站按篇发表，不分栏目',
    repair: '是栏目名的不用改；是文章标题的，去掉方括号，在标题下另起一行写单位名，再导入。',
  },
  'long-title': {
    severity: 'warning',
    where: '来件',
    what: '标题有 {length} 个字，超过 {most} 个',
    repair: '对照原件：是正文的，去掉行首的“#”或加粗，与标题分成两段；真有这样长的标题，不用改。',
  },
  'odd-number': {
    severity: 'error',
    where: '来件（Word）',
    what: '自动编号读出来是“{number}”，转换时坏了',
    repair: '用 Word 或 WPS 打开原件，另存为 .docx 再导入。',
  },
  'withheld-value': {
    severity: 'warning',
    where: '来件的版记',
    what: '版记里有一处不像这一栏该有的内容（可能是人名、电话、地址），网站上不显示',
    repair: '不该公开的不用改；确可公开的，检查识别有没有错，或在 src/lib/bulletin/imprint.ts 的 HAS_FORM 里放宽。',
  },
  'unknown-label': {
    severity: 'warning',
    where: '来件的版记',
    what: '版记里的这一栏不在公开之列，网站上不显示',
    repair:
      '写的是人名、电话、地址的不用改；确可公开的，在 src/lib/bulletin/labels.ts 里给它加一行，写明 public；其实是正文的，在它后面补上空行和下文。',
  },

  // What an import writes, beside what is there: npm run import.
  locked: {
    severity: 'error',
    where: '文件夹',
    what: '另一个{command}正在写这里{owner}',
    repair: '等它结束再运行；确知它已经不在的，删去 {lock}。',
  },
  'lock-taken-over': {
    severity: 'warning',
    where: '文件夹',
    what: '上一次导入、抽取或公布没有做完就中断了（{why}），锁已接管',
    repair: '不用做什么；若同时还开着另一个导入，等它结束后再运行一次。',
  },
  'not-written': {
    severity: 'error',
    where: '文件夹',
    what: '写不进 {path}（{why}），什么都没有改',
    repair: '检查文件夹的路径、权限和剩余空间，再运行一次。',
  },
  'date-in-the-future': {
    severity: 'error',
    where: '来件的报头',
    what: '日期 {date} 还没有到（今天是 {today}）',
    repair: '对照原件改正年月日；印件确是以后的日期，到那一天再导入。',
  },
  'date-too-early': {
    severity: 'error',
    where: '来件的报头',
    what: '日期 {date} 早于 {first} 年，那时还没有省人大常委会',
    repair: '对照原件改正年月日。',
  },
  'other-issue': {
    severity: 'error',
    where: '来件的报头',
    what: '总第 {serial} 期已收的是{held}，这个文件是{fresh}，不是同一期',
    repair:
      '对照两份原件的报头；确要用这一份替换读者已经看到的那一期，运行 npm run import -- 文件 --force --replace-published。',
  },
  'other-supplement': {
    severity: 'error',
    where: '来件的报头',
    what: '{title}已收的是{held}，这个文件是{fresh}，不是同一份增刊，两份都印作这个序号',
    repair:
      '对照两份原件，看是不是识别错的，改正来件再导入；确要用这一份替换已收的，运行 npm run import -- 文件 --force --replace-published。',
  },
  'supplement-without-number': {
    severity: 'error',
    where: '来件的报头',
    what: '{title}已收的是{held}，这个文件是{fresh}，不是同一份增刊，而这一份没有印序号',
    repair:
      '对照两份原件，查明它是当年第几份增刊，写明序号再导入，例如 {next}；确要用这一份替换已收的，运行 npm run import -- 文件 --force --replace-published。',
  },
  'held-without-number': {
    severity: 'error',
    where: '来件的报头',
    what: '{title}已收的是{held}，这个文件是{fresh}，不是同一份增刊，而已收的那一份没有印序号',
    repair:
      '对照两份原件：把已收的来件（{source}）复制到别的文件夹，加 {next} 导入，再删去 {target}、它的来件和录入记录，然后导入这一份；确要用这一份替换已收的，运行 npm run import -- 文件 --force --replace-published。',
  },
  'published-issue': {
    severity: 'error',
    where: '来件',
    what: '{issue}已经公布，读者引用的就是 {target} 的文字；这次导入要替换它',
    repair:
      '改几个字的，直接在 {target} 里用 choice、sic 标记；确要整期替换，运行 npm run import -- 文件 --force --replace-published。',
  },
  edited: {
    severity: 'error',
    where: '来件',
    what: '{target} 已经存在，文字与来件不同（经人编辑过）',
    repair:
      '直接编辑该文件即可；要从来件重新生成，运行 npm run import -- 文件 --force：只保留 choice、sic 标记，其余手工改动会丢失。',
  },
  'source-differs': {
    severity: 'error',
    where: '来件',
    what: '这一期已经收过，{path} 的文字与这个文件不同（- 已收的，+ 这个文件）',
    repair: '确认哪一份是来件；要换成这一份，运行 npm run import -- 文件 --force。',
  },
  'mark-lost': {
    severity: 'warning',
    where: 'content/bulletins',
    what: '{id} 处的{mark}在新文本里找不到原位',
    repair: '对照来件，在新文件里手工补上这个标记。',
  },
  unproved: {
    severity: 'error',
    where: '来件',
    // The reason is in the words of the plain reader.
    what: '第二次通读原件失败（{why}），无从核对有没有少字',
    repair: '用 Word 或 WPS 打开，另存一份 .docx 再导入。',
  },
  'text-lost': {
    severity: 'error',
    where: '来件',
    what: '第二次通读原件，这里的文字与导入的不同（{why}；将写进 {target} 的 {place} 是“{printed}”）',
    repair: '这是程序读不准的地方，什么都没有写。把这一处在 Word 里改成普通文字（或另存为 .docx），再导入。',
  },
  'arithmetic-differs': {
    severity: 'warning',
    where: 'content/bulletins',
    what: '{figure} 印作 {printed}，由 {expression} 算得 {computed}',
    repair: '对照原件：原件如此就不用改，读者会看到核算结果；是识别错的，用 <choice> 标出更正。',
  },
  unconfirmed: {
    severity: 'error',
    where: 'content/bulletins',
    what: '有 {count} 处导入时拿不准、还没有人核对，这一期是草稿',
    repair:
      '对照原件逐处核对，改正后删去元数据 unconfirmed 里的那几行；全都对的，运行 npm run import -- 原来的文件 --confirm。',
  },

  // The texts of the issues, which people correct: content/bulletins/*.mdx.
  'no-front-matter': {
    severity: 'error',
    where: 'content/bulletins',
    what: '文件开头没有 --- 之间的元数据',
    repair: '用 npm run import 重新生成，或参照别的期补上。',
  },
  'bad-front-matter': {
    severity: 'error',
    where: 'content/bulletins',
    // The reason is in the words of the schema's library.
    what: '元数据 {field} 不合规定：{why}',
    repair: '参照 src/lib/bulletin/schema.ts 里该项的说明改正。',
  },
  'bad-mdx': {
    severity: 'error',
    where: 'content/bulletins',
    // The reason is in the words of the MDX parser.
    what: '这里不是合法的 MDX：{why}',
    repair: '正文里的 { < 要写成 \\{ \\<；标记要成对。',
  },
  'open-mark': {
    severity: 'error',
    where: 'content/bulletins',
    what: '标记 <{name}> 没有结束',
    repair: '在它所在的段落里补上 </{name}>。',
  },
  'no-article': {
    severity: 'error',
    where: '来件、content/bulletins',
    what: '没有文章',
    repair: '补上标题和正文：标题单独一行，用“## ”开头（Word 里套用“标题 1”样式）。',
  },
  'byline-without-title': {
    severity: 'error',
    where: 'content/bulletins',
    what: '署名之后没有标题',
    repair: '在署名后面补上“## 标题”。',
  },
  'bad-heading': {
    severity: 'error',
    where: 'content/bulletins',
    what: '标题级别不对',
    repair: '文章标题用 ##，一、用 ###，（一）用 ####。',
  },
  'text-before-title': {
    severity: 'error',
    where: 'content/bulletins',
    what: '文字出现在第一个标题之前',
    repair: '编者按用“> ”引出，其他文字移到标题之下。',
  },
  'bad-element': {
    severity: 'error',
    where: 'content/bulletins',
    what: '元素 <{name}> 用法不对或不允许',
    repair: '更正写成 <choice><sic>原文</sic><corr>改后</corr></choice>，存疑写成 <sic note="理由">原文</sic>。',
  },
  'bad-attribute': {
    severity: 'error',
    where: 'content/bulletins',
    what: '标记上有不允许的属性',
    repair: '只可用 note="文字" 和 cert="high"（或 medium、low）。',
  },
  'code-in-text': {
    severity: 'error',
    where: 'content/bulletins',
    what: '正文里不允许代码、表达式、导入或其他元素',
    repair: '删去，或在 { < 前加反斜杠，使它成为文字。',
  },
  'bad-markup': {
    severity: 'error',
    where: 'content/bulletins',
    what: '正文里不允许 {kind} 这种标记',
    repair: '改成普通段落；文字里的标记符号前加反斜杠。',
  },

  // Texts held against what was received: npm run verify.
  'no-folder': {
    severity: 'error',
    where: '命令行',
    what: '这里没有 .mdx 文件，或者没有这个文件夹',
    repair: '检查路径；不写 --bulletins 就是 content/bulletins。',
  },
  misnamed: {
    severity: 'error',
    where: 'content/bulletins',
    what: '文件名与{kind} {serial} 不符',
    repair: '改名为 {serial}.mdx。',
  },
  'no-source': {
    severity: 'error',
    where: 'content/sources',
    what: '没有来件 {source}',
    repair: '把收到的原文存到那里，不做任何改动。',
  },
  'no-record': {
    severity: 'error',
    where: 'content/sources/records',
    what: '没有录入记录 {record}',
    repair: '运行 npm run import -- {received} 补上；人工校订不动。',
  },
  'two-received': {
    severity: 'error',
    where: 'content/sources/received',
    what: '收到的文件有两份：{first} 与 {second}',
    repair: '只留来件的那一份。',
  },
  'masthead-differs': {
    severity: 'error',
    where: 'content/bulletins',
    what: '元数据 {field} 与{other}不一致',
    repair: '对照来件，改正 masthead 各行或这一项。',
  },
  'text-differs': {
    severity: 'error',
    where: 'content/bulletins',
    what: '{place} 与来件不一致（{why}）：{source} 是“{received}”，这里是',
    repair:
      '对照来件恢复原文和分段；确是印错的，用 <choice><sic>印出来的</sic><corr>更正</corr></choice> 标出；来件本身换了的，重新 npm run import。',
  },
  'conversion-differs': {
    severity: 'error',
    where: 'content/sources',
    what: '与 {received} 转换出来的文字不同（- 这里的，+ 转换出来的）',
    repair: '来件不能改：运行 npm run import -- {received} --force 重新生成，更正在 MDX 里标。',
  },
  'broken-source': {
    severity: 'error',
    where: 'content/sources',
    // The reason is in the words of the plain reader.
    what: '{received} 或它的录入记录读不出来（{why}）',
    repair: '从备份或 git 恢复这个文件。',
  },

  // Lists, charts and mechanisms, which people write: content/*.
  'bad-yaml': {
    severity: 'error',
    where: 'content、content/bulletins 的元数据',
    // The reason is in the words of the YAML parser.
    what: '不是合法的 YAML：{why}',
    repair: '改正这一行的缩进、引号或冒号。',
  },
  'bad-file': {
    severity: 'error',
    where: 'content',
    // The reason is in the words of the schema's library.
    what: '{field} 不合规定：{why}',
    repair: '照{model}改正。',
  },
  'bad-id': {
    severity: 'error',
    where: 'content',
    what: '文件名就是编号，这个编号不能用',
    repair:
      '改名：只用小写拉丁字母、数字和连字符，连字符不在开头，不超过40个字符，也不用 constructor 这类程序里已有的名字。',
  },
  'unknown-id': {
    severity: 'error',
    where: 'content/charts、content/indicators、content/measures.yaml、content/pins.yaml',
    what: '没有 content/{kind}/{id}.yaml',
    repair: '改正这个编号，或者补上那个文件；指标也可以写在 content/measures.yaml 里。',
  },
  'two-indicators': {
    severity: 'error',
    where: 'content/measures.yaml',
    what: '编号 {id} 在 content/indicators/ 里已经有一个文件',
    repair: '一个编号只能有一处：从 content/measures.yaml 里删去，或者换一个编号。',
  },
  'pin-gone': {
    severity: 'error',
    where: 'content/pins.yaml',
    what: '总第 {serial} 期没有这个地址的数字了',
    repair:
      '看 src/data/{serial}/figures.json 里那句话的数字现在是什么地址，改正这一行；那个数确实没有了，就删去这一行。',
  },
  'pin-changed': {
    severity: 'error',
    where: 'content/pins.yaml',
    what: '这个地址的数字写的是“{printed}”，原文现在是“{text}”',
    repair: '对照原件：数字更正了，就改这一行的 printed；地址指错了，就改正地址。',
  },
  'pin-unit': {
    severity: 'error',
    where: 'content/pins.yaml',
    what: '指标 {of} 的单位是“{wanted}”，这个数的单位是“{unit}”',
    repair: '检查地址和指标的编号；同一个意思的另一种单位，写进指标文件的 units。',
  },
  'shared-name': {
    severity: 'error',
    where: 'content/entities',
    what: '这个名称 content/entities/{other}.yaml 已经用了',
    repair: '一个名称只能属于一个主体：从其中一个文件里删去。',
  },
  'chart-without-values': {
    severity: 'warning',
    where: 'content/charts',
    what: '目前收存的各期里没有指标 {indicators} 的数，这张图空着',
    repair: '有了这个数，图会自己画出来；本该有数的，检查图表的 indicators、entities 和 only。',
  },
  'bad-placeholder': {
    severity: 'error',
    where: 'content/charts',
    what: '有不认识的占位符 {placeholder}',
    repair: '可用的是 {known}；数据点的编号有 {ids}。',
  },
  'bad-braces': {
    severity: 'error',
    where: 'content/charts',
    what: '花括号没有写对',
    repair: '占位符写如 {max.value}；此外不用花括号。',
  },
  'same-view': {
    severity: 'error',
    where: 'content/charts',
    what: '有两个视图都叫 {view}',
    repair: '改一个 id。',
  },
  'bad-view': {
    severity: 'error',
    where: 'content/charts',
    what: '视图 {view} 的设置 {query} 应当写作 {meant}',
    repair: '照此改正 query；数据点的编号有 {ids}。',
  },
  'chart-units': {
    severity: 'error',
    where: 'content/charts',
    what: '指标 {indicator} 的单位是“{unit}”，图上写的是“{said}”',
    repair: '不同单位的数分组画，或用 type: card。',
  },
  'chart-foot': {
    severity: 'error',
    where: 'content/charts',
    what: '条从 {min} 画起，长短会骗人',
    repair: '把 axis 的 min 改成 0。',
  },
  'same-times': {
    severity: 'warning',
    where: 'content/charts',
    what: '{points} 是同一时间的数',
    repair: '用 only 只留一个，或分组画。',
  },
  undated: {
    severity: 'warning',
    where: 'content/charts',
    what: '{points} 在原文里没有可以推算的时间，不画在折线上',
    repair: '改用 type: bar 或 type: card。',
  },
  'unbacked-figure': {
    severity: 'error',
    where: 'content',
    what: '{field} 里的“{figure}”没有出处',
    repair:
      '照原文加引号引用（引号里的话要与原文逐字相同），或者去掉这个数；图表的 finding 和 notes 里，也可以换成由数据填的占位符，例如 {max.value}。',
  },
  'unprinted-figure': {
    severity: 'error',
    where: 'content',
    what: '{field} 里的“{figure}”，{texts}原文里没有',
    repair: '对照原文改正，或者去掉这个数。',
  },
  'quote-not-found': {
    severity: 'error',
    where: 'content/mechanisms',
    what: '{issue}没有一段含这句话',
    repair: '照 content/bulletins 里校订后的文字抄录，不要跨段。',
  },
  'quoted-issue-missing': {
    severity: 'error',
    where: 'content/mechanisms',
    what: '没有{issue}',
    repair: '改正 serial，或者先导入这一期：npm run import -- 文件。',
  },
  'chain-differs': {
    severity: 'error',
    where: 'content/mechanisms',
    what: 'chain 有 {steps} 步，parts 有 {parts} 步',
    repair: '每一步对应一个环节：照 parts 补齐或删减 chain。',
  },
  'parts-differ': {
    severity: 'error',
    where: 'content/mechanisms',
    what: '“{name}”自称 {declared} 项，列出 {parts} 项',
    repair: '对照原文改正 declared 或 parts；原文没有列全的，不写 parts。',
  },

  // What is read of the texts: npm run extract.
  'torn-number': {
    severity: 'warning',
    where: 'content/bulletins',
    what: '{passage} 这里的数像是被空格或换页拆开了',
    repair: '对照原件；确是一个数，就用 choice 标记更正，再运行 npm run extract。',
  },
  'option-eaten': {
    severity: 'warning',
    where: '命令行',
    what: '{option} 被 npm 自己收走了，命令没有收到',
    repair: '在文件前面加两个横线：npm run 命令 -- 文件 {option}。',
  },
  'misread-number': {
    severity: 'warning',
    where: 'content/bulletins 或来件',
    what: '{passage} 这里的数像是识别错了一个字或一个点，没有读作数',
    repair: '对照原件；确是识别之误，就用 choice 标记更正，再运行 npm run extract。',
  },
  'unknown-entity': {
    severity: 'warning',
    where: 'content/bulletins',
    what: '{count} 个数属于某个指标，但主体“{entity}”没有文件，按原文的名称收入',
    repair: '若它还有别的名称，在 content/entities/ 里为它加一个文件，再运行 npm run extract。',
  },
  'no-entity': {
    severity: 'warning',
    where: 'content/bulletins',
    what: '{count} 个数属于某个指标，但原文没有说明主体，没有收入',
    repair: '在 content/pins.yaml 里为这个数写一行，写明 entity，再运行 npm run extract。',
  },
  stale: {
    severity: 'error',
    where: 'src/data',
    what: '与 content/ 里的文本或规则不一致',
    repair: '运行 npm run extract，检查差异后一并提交。',
  },

  // What is promised to readers: npm run extract, publish, build, release.
  'no-such-issue': {
    severity: 'error',
    where: '命令行',
    what: 'content/bulletins 里没有这一期',
    repair: '先导入：npm run import -- 文件；已收的是 {held}。',
  },
  'lost-issue': {
    severity: 'error',
    where: '公布过的一期',
    what: '这一期公布过，它的正文不见了',
    repair: '公布过的不撤：git checkout HEAD -- {file} 恢复它和它的来件（没有 git 的，从备份取回）。',
  },
  'joined-list': {
    severity: 'warning',
    where: 'src/published 里的清单',
    what: '两个分支各公布过一些，这份清单合并以后还没有重新记下',
    repair: '运行 npm run extract，再运行 npm run publish（不写总期号），把 src/data、src/published 一并提交。',
  },
  'not-published': {
    severity: 'error',
    where: '整个网站',
    what: '网站没有生成出来，什么都没有公布',
    repair: '照上面的提示改正，再运行一次。',
  },
  'silent-change': {
    severity: 'error',
    where: 'src/published/values.tsv',
    what: '图表 {chart} 的 {point} 公布过“{was}”，现在是“{is}”',
    repair:
      '若改动是对的，把上面一行加进 content/changes.yaml 的 changes:，填上 reason（写给读者看的原因）；若不对，恢复原来的文本或规则（主体、指标、图表的文件名是编号，给文件改过名的，改回来）。然后再运行一次。',
  },
  'silent-figures': {
    severity: 'error',
    where: 'src/published/figures.tsv',
    what: '公布过的 {count} 个数（图上没有的也算）改了或没有了，例如 {at} 的“{was}”',
    repair:
      '若改动是对的，把上面一行加进 content/changes.yaml 的 changes:，填上 reason（写给读者看的原因；原因不同的，分成几条）；若不对，恢复原来的文本或规则（主体、指标、图表的文件名是编号，给文件改过名的，改回来）。然后再运行一次。',
  },
  'once-published': {
    severity: 'warning',
    where: '草稿',
    // The words of another fault, of which an editor is told before it is one.
    what: '草稿公布以后，{what}',
    repair: '现在不用做什么；公布草稿（npm run publish）之前照上面说的改（编号 {code}）。',
  },
  'source-changed': {
    severity: 'error',
    where: 'content/sources',
    what: '来件公布之后被改动过（SHA-256 不同）',
    repair:
      '来件不改：用 git checkout HEAD -- {file} 恢复（没有 git 的，从备份取回）。确是换了更好的来件，把上面一行写进 content/changes.yaml 的 changes:，填上 reason，再运行 npm run publish。',
  },
  'source-gone': {
    severity: 'error',
    where: 'content/sources',
    what: '公布过的来件不见了',
    repair:
      '用 git checkout HEAD -- {file} 恢复（没有 git 的，从备份取回）。确是换了另一种格式的来件，把上面一行写进 content/changes.yaml 的 changes:，填上 reason，再运行 npm run publish。',
  },
  'edited-list': {
    severity: 'error',
    where: 'src/published',
    what: '这份清单不是 npm run publish 写的那一份：有人改过，或者合并时出了错',
    repair:
      '清单只由 npm run publish 写：git checkout HEAD -- {lists} 恢复（没有 git 的，从备份取回），再运行 npm run publish。',
  },
  'lost-ledger': {
    severity: 'error',
    where: 'src/published',
    what: '公布过的内容的账本不见了；没有它，公布过的数可以不声不响地改掉',
    repair: '恢复它：git checkout HEAD -- {file}（没有 git 的，从备份取回）。',
  },
  'lost-lines': {
    severity: 'error',
    where: 'src/published',
    what: '公布过的 {count} 行不见了或改了（以 {commit} 为准）',
    repair:
      '账本只增不减，恢复它：git checkout HEAD -- {file}（没有 git 的，从备份取回）；确要改公布过的数或来件，先在 content/changes.yaml 里告诉读者，再运行 npm run publish。',
  },
  'lost-in-join': {
    severity: 'error',
    where: 'src/published',
    what: '合并以后，另一个分支公布过的 {count} 行不见了或改了（以 {commit} 为准）',
    repair:
      '另一个分支公布过的也要留下：git merge --abort，再合并一次（已经提交的，退回合并以前再合并），清单会自动并在一起。',
  },
  'lost-address': {
    severity: 'error',
    where: 'src/published/addresses.txt',
    what: '这个地址公布过，这次构建里没有了',
    repair: '恢复它，或者在 content/redirects.yaml 里写明它的新地址。',
  },
  'lost-id': {
    severity: 'error',
    where: 'src/published/ids.txt',
    what: '这个编号公布过，这次构建里没有了',
    repair: '校订只改字、不移动编号：检查这一期最近的改动，恢复原来的分段和分句。',
  },

  // A built site: npm run build, serve, release.
  'no-build': {
    severity: 'error',
    where: 'dist/',
    what: '还没有生成网站',
    repair: '先运行 npm run build。',
  },
  'parts-missing': {
    severity: 'error',
    where: 'dist/',
    what: '生成的网站不完整，缺 {parts}',
    repair: '用 npm run build 重新生成。',
  },
  'half-build': {
    severity: 'error',
    where: 'dist/',
    what: '这次生成没有做完（中途出错或被打断），缺检索索引、地址表或网页',
    repair: '运行 npm run build，看它有没有报错；只想看看草稿，在命令后面加 -- --draft（npm run serve -- --draft）。',
  },
  'mixed-build': {
    severity: 'error',
    where: '生成的网站',
    what: '生成还没有做完，正文或程序又改过，网页新旧掺杂',
    repair: '用 npm run build 重新生成。',
  },
  'changed-build': {
    severity: 'error',
    where: 'dist/',
    what: '生成之后，里面的文件被改动、增加或删除过',
    repair: '运行 npm run build，看它有没有报错；只想看看草稿，在命令后面加 -- --draft（npm run serve -- --draft）。',
  },
  'old-build': {
    severity: 'error',
    where: 'dist/',
    what: '生成之后，正文或程序又改过，网页是旧的',
    repair: '运行 npm run build，看它有没有报错；只想看看旧的，在命令后面加 -- --draft（npm run serve -- --draft）。',
  },
  'no-address': {
    severity: 'error',
    where: 'dist/',
    what: '生成时没有写明公开的地址，链接、引用和二维码都指向 {placeholder}',
    repair:
      '写明地址重新生成：SITE_ADDRESS=https://… npm run build（Windows 先运行 set SITE_ADDRESS=https://…）；只是试一试，运行 npm run release -- --draft。',
  },
  'no-canonical': {
    severity: 'error',
    where: 'dist/index.html',
    what: '首页没有 canonical 地址，不知道网站是为哪里生成的',
    repair: '用 npm run build 重新生成。',
  },
  'drafts-in-build': {
    severity: 'error',
    where: 'dist/',
    what: '这次生成的网站里有草稿，不能给读者',
    repair:
      '公布它们：npm run publish -- {drafts}；或者不带草稿重新生成：设置 SITE_ADDRESS 再运行 npm run build。只想看看，运行 npm run release -- --draft。',
  },
  'not-promised': {
    severity: 'error',
    where: 'dist/',
    what: '这次生成的网站有 {count} 个新地址、新编号还没有记下，读者引用以后可能失效',
    repair: '运行 npm run publish 记下它们，一并提交，再运行一次。只想看看，运行 npm run release -- --draft。',
  },
  'unknown-code': {
    severity: 'error',
    where: 'dist/',
    what: '网页里有来历不明的代码、样式或外部文件（共 {count} 页）',
    repair: '找出它是从哪里来的（正文、插件还是有人改了 dist/），改正后重新运行 npm run build。',
  },

  // Words of a command.
  'bad-option': {
    severity: 'error',
    where: '命令行',
    what: '--{option} {why}',
    repair: '写如 --{option} {example}。',
  },
  'one-file-only': {
    severity: 'error',
    where: '命令行',
    what: '--{option} 只能用于一个文件，这里有 {count} 个',
    repair: '一次导入一个文件。',
  },
  'kind-with-serial': {
    severity: 'error',
    where: '命令行',
    what: '--kind 增刊 与 --serial 只能写一个：增刊没有总期号',
    repair:
      '没有总期号的，写 --kind 增刊 --number 1（增刊的序号），去掉 --serial；印有总期号的，去掉 --kind，写 --serial {serial}。',
  },
  'two-told-numbers': {
    severity: 'error',
    where: '命令行',
    what: '--serial {serial} 与 --number {number} 不是同一个序号',
    repair: '只写 --serial，或改成同一个序号。',
  },
  'bad-target': {
    severity: 'error',
    where: '命令行',
    what: '不能发布到这里：{why}',
    repair: '换一个还没有的文件夹，例如 --to release；这里的东西都没有动。',
  },
  'target-is-link': {
    severity: 'error',
    where: '命令行',
    what: '这是一个链接',
    repair: '写链接所指的文件夹，或者照 docs/deploy.md 发布到 releases/N，再移动链接。',
  },
  'bad-port': {
    severity: 'error',
    where: '环境变量 PORT',
    what: '这不是端口号',
    repair: '用 1 到 65535 的整数，例如 PORT=4322 npm start。',
  },
  'port-taken': {
    severity: 'error',
    where: '环境变量 PORT',
    what: '端口 {port} 已被占用',
    repair: '关掉占用它的程序，或换一个端口，例如 PORT=4322 npm start。',
  },
  'not-listening': {
    severity: 'error',
    where: '环境变量 HOST、PORT',
    // The words of the system.
    what: '不能在这里等候读者：{why}',
    repair: '检查 HOST 和 PORT；不写就是 http://localhost:4321/。',
  },
} as const satisfies Record<string, Fault>;
