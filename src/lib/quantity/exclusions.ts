import { DIGITS } from './signs.ts';

/**
 * What looks like a quantity and is none. Each rule claims the stretches it names; a number inside a
 * claim is not reported. The order is that of the trace; a later rule never takes a claim back.
 */
export interface Exclusion {
  name: string;
  /** Why, for the method page. */
  reason: string;
  pattern: RegExp;
  /** Sets of characters: where a sentence holds none of one set, the pattern cannot match. */
  needs: readonly string[];
}

/** Letters of both widths: codes, standards. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const COLON_OR_CLOCK = ':：为时点';
const PLACES = '栋幢座单元道线楼院路弄';
const YEAR = '(?:1[89]|20)\\d{2}';
const JOIN = '(?:[、和及与至到或]|[—–~～\\-－]{1,2})';

export const EXCLUSIONS: readonly Exclusion[] = [
  { name: 'email', reason: '电子邮箱', needs: ['@'], pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu },
  { name: 'url', reason: '网址', needs: ['.'], pattern: /(?:https?:\/\/|www\.)[\w./?=&%#:+~-]+/giu },
  {
    name: 'title',
    reason: '书名号内的数字（法规、文件名称）',
    needs: ['《'],
    pattern: /《[^《》]{0,120}(?:〈[^〉]*〉[^《》]{0,60})?》/gu,
  },
  {
    name: 'document-number',
    reason: '发文字号、批准文号',
    needs: [DIGITS, '〕］])）'],
    pattern: /[〔［[](?:19|20)\d{2}[〕］\]]\s*(?:第\s*)?\d*\s*号?|[（(](?:19|20)\d{2}[）)](?:\s*第?\s*\d+\s*号)?/gu,
  },
  {
    name: 'telephone',
    reason: '电话、传真号码',
    needs: [DIGITS],
    pattern:
      /(?<!\d)(?:0\d{2,3}\s*[-—–－)）]{1,2}\s*\d{7,8}|1[3-9]\d{9}|[48]00[-—–－]?\d{3}[-—–－]?\d{4})(?:[-—–－转]\d{1,5})?(?!\d)/gu,
  },
  { name: 'postcode', reason: '邮政编码', needs: [DIGITS, '邮'], pattern: /(?:邮编|邮政编码)\s*[:：]?\s*\d{6}/gu },
  {
    name: 'account',
    reason: '电话、传真等栏目后的号码',
    needs: [DIGITS, COLON_OR_CLOCK],
    pattern: /(?:电话|传真|手机|热线|账号|编号|证号|代码)\s*[:：为]\s*[\d\-—–－、/ ]+/gu,
  },
  {
    name: 'hotline',
    reason: '热线号码',
    needs: [DIGITS, '热服平举专电报急指接联出火'],
    pattern:
      /(?<![\d.])(?:(?:12\d{3}|96\d{3,4}|95\d{3})(?=[”"]?(?:(?:政务|市民|便民|公共|司法|环保|信访|纪检|税务|消费者|法律|社会|公益)\p{Script=Han}{0,8})?(?:热线|服务|平台|举报|投诉|专线|电话))|(?:110|119|120|122)(?=[”"]?(?:报警|急救|指挥|热线|电话|接警|接处警|联动|出警|火警|平台)))/gu,
  },
  {
    name: 'ordinal',
    reason: '序数（第3期、第5条）',
    needs: [DIGITS, '第'],
    pattern: /第\s*\d+(?:\s*[、和至到—–-]\s*(?:第\s*)?\d+)*/gu,
  },
  {
    name: 'year',
    reason: '年份与年份区间',
    needs: [DIGITS, '年'],
    pattern: new RegExp(
      `(?<![\\d.])${YEAR}(?:年[初底末度]?)?(?:\\s*${JOIN}\\s*${YEAR}(?:年[初底末度]?)?){0,11}年(?![内限])[初底末度]?`,
      'gu',
    ),
  },
  {
    name: 'year-span',
    reason: '年份区间',
    needs: [DIGITS, '—–~～-－至到'],
    pattern: new RegExp(`(?<![\\d.])${YEAR}\\s*[—–~～\\-－至到]{1,2}\\s*${YEAR}(?![\\d.])`, 'gu'),
  },
  {
    name: 'span-to-now',
    reason: '近5年来、过去3年、3年行动一类的时段',
    needs: [DIGITS, '年'],
    pattern:
      /(?:近|过去|今后|未来)\s*\d+\s*[多余]?年[多余]?(?:来|以来|间|里)?|(?<![\d.])\d+\s*[多余]?年[多余]?(?:来(?!访)|以来|间|行动)/gu,
  },
  {
    name: 'date-run-together',
    reason: '丢了“年”“月”的日期（20230915日、2023612日）',
    needs: [DIGITS, '日'],
    pattern: /(?<![\d.])(?:19|20)\d{2}年?(?:0?[1-9]|1[0-2])(?:0?[1-9]|[12]\d|3[01])日/gu,
  },
  { name: 'decade', reason: '年代', needs: [DIGITS, '代'], pattern: /(?<!\d)(?:(?:19|20)?\d0)年代/gu },
  {
    name: 'date',
    reason: '日期',
    needs: [DIGITS, '月'],
    pattern:
      /(?<![\d.])(?:\d{2,4}\s*年\s*)?\d{1,2}\s*(?:[、和及与至到—–~～-]{1,2}\s*\d{1,2}\s*){0,11}月(?:份(?!\d)|底|初|末|上旬|中旬|下旬)?(?:\s*\d{1,2}\s*(?:[日号](?:\s*[至到—–~～\-、]{1,2}\s*(?:\d{1,2}月)?\d{1,2}\s*[日号]){0,11}|(?=\s*(?:[，。、；：）)至到—–~～-]|$))))?/gu,
  },
  {
    name: 'numeric-date',
    reason: '数字日期',
    needs: [DIGITS, '-/.－／．'],
    pattern: /(?<![\d.])(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}(?!\d)/gu,
  },
  {
    name: 'day',
    reason: '某日（20日上午）；前有“由、满、连续、公示、缩短至”等字的是天数',
    needs: [DIGITS, '日号'],
    pattern:
      /(?<![\d.])(?<!(?:由|满|少于|超过|低于|至少|公示|公示期为|连续|用时|历时|为期|缩短至|缩短到|延长至|压缩至|压缩到|期限为|期限|时限为|提前|长达|累计)\s*)(?:0?[1-9]|[12]\d|3[01])\s*(?:[、至到—–~～-]\s*(?:0?[1-9]|[12]\d|3[01])\s*)?[日号](?!元|内|之内|以内|均|游|常)/gu,
  },
  {
    name: 'clock',
    reason: '时刻',
    needs: [DIGITS, COLON_OR_CLOCK],
    pattern: /(?<![\d.])\d{1,2}(?:[:：]\d{2}(?::\d{2})?|[时点]\d{1,2}分?|时(?![间长段限]))(?!\d)/gu,
  },
  {
    name: 'scheme',
    reason: '工作名称（“1+6+8”“2+2”）',
    needs: ['+＋'],
    pattern: /(?:\d+|[NnXx])(?:\s*[+＋]\s*(?:\d+|[NnXx]))+/gu,
  },
  {
    name: 'round-the-clock',
    reason: '“7×24小时”“5×8小时”',
    needs: ['×xX*'],
    pattern: /\d+\s*[×xX*]\s*\d+(?:\s*小时)?/gu,
  },
  {
    name: 'named-circle',
    reason: '以时间、路程为名的（“15分钟履职圈”“8小时之外”）',
    needs: ['“"', '钟时里'],
    pattern: /[“"]\s*\d+\s*(?:分钟|小时|公里)[”"]?[^”"，。]{0,10}(?:圈|之外|以外)/gu,
  },
  {
    name: 'quoted',
    reason: '引号内只有数字的名称（“12345”）',
    needs: [DIGITS, '”"’'],
    pattern: /[“"‘]\s*[\d+.\-—]+\s*[”"’]/gu,
  },
  {
    name: 'standard',
    reason: '标准号',
    needs: [DIGITS, LETTERS],
    pattern: /(?:GB|DB|ISO|IEC|HJ|JGJ|CJJ|SL|NY)(?:\/T)?\s*\d+(?:\.\d+)?(?:[—–-]\d+)?/gu,
  },
  {
    name: 'code',
    reason: '型号、代号、道路编号（5G、PM2.5、G107）',
    needs: [DIGITS, LETTERS],
    pattern:
      /[A-Za-z]+-?\d+(?:\.\d+)?(?![\d.]|\s*(?:万|亿)?[件个名人次条项家处元%亿万])|(?<![\d.])\d+(?:[GDK](?![A-Za-zB])|[AB]级|A景区)/gu,
  },
  {
    name: 'session',
    reason: '届次、会次',
    needs: ['届'],
    pattern: /(?<![\d.])(?:\d+|[一二三四五六七八九十]+)届(?:\p{Script=Han}{0,10}?\d+次(?:会议|全会))?/gu,
  },
  {
    name: 'coordinate',
    reason: '经纬度',
    needs: [DIGITS, '经纬'],
    pattern: /(?:东经|西经|北纬|南纬)\s*\d+(?:\.\d+)?[度°](?:\d+[分′'])?/gu,
  },
  {
    name: 'address',
    reason: '楼栋房号',
    needs: [DIGITS, PLACES],
    pattern: /(?<![\d.])\d+(?:栋|幢|座|单元)\d+(?:室|号|层|单元)?(?:\d+室)?/gu,
  },
  { name: 'slash', reason: '斜线分隔的数（12/15）', needs: [DIGITS, '/／'], pattern: /(?<![\d.])\d+\/\d+(?![\d.])/gu },
  {
    name: 'fraction',
    reason: '几分之几（不是百分数）',
    needs: ['分'],
    pattern: /(?<![百千万])(?:\d+|[二三四五六七八九十两]+)分之(?:\d+|[一二三四五六七八九十两]+)/gu,
  },
  {
    name: 'vague',
    reason: '数十、几百一类没有确数的说法',
    needs: [DIGITS, '数几'],
    pattern: /(?<=^|[，。；、（“有这近达共])[数几]\d+/gu,
  },
  {
    name: 'road',
    reason: '道路、楼栋、线路编号',
    needs: [DIGITS, PLACES],
    pattern: /(?<![\d.])\d+\s*(?:国道|省道|县道|号线|号楼|号院|路公交|弄|单元)/gu,
  },
  { name: 'number-mark', reason: '编号（×号）', needs: [DIGITS, '号'], pattern: /(?<![\d.])\d+\s*号/gu },
  { name: 'anniversary', reason: '周年', needs: [DIGITS, '周'], pattern: /(?<![\d.])\d+\s*周年/gu },
  { name: 'version', reason: '版本', needs: [DIGITS, '版'], pattern: /(?<![\d.])\d+\.\d+\s*版|(?<=版)\d+\.\d+/gu },
  {
    name: 'list-mark',
    reason: '条目序号',
    needs: [DIGITS],
    pattern: /^\s*\d{1,2}\s*[.．、](?!\d)|[（(]\d{1,2}[）)]/gu,
  },
  {
    name: 'ratio',
    reason: '比例、比分',
    needs: [DIGITS, COLON_OR_CLOCK],
    pattern: /(?<![\d.])\d+(?:\.\d+)?\s*[:：]\s*\d+(?:\.\d+)?(?![\d.])/gu,
  },
];
