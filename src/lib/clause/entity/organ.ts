/** Bodies behind the name of a place or the sign of a level: 省|水利厅, 云溪县|人大常委会. Closed lists of types and of fields of work. */

/** Fields of work that departments are named after. */
const FIELDS = [
  '教育|科技|科学技术|工业|信息化|经信|经济|民宗|公安|民政|司法|财政|人力资源|社会保障|自然资源|生态环境|住房|城乡|建设|住建|交通运输|交通|公路|养护',
  '水利|水务|农业农村|农业|商务|文化|旅游|卫生健康|卫健|疾病|预防|控制|疾控|退役军人|事务|应急|管理|审计|国资|监督|行政|审批|政务|服务',
  '数据|大数据|税务|综合|执法|消防|救援|发展|改革|发改|研究|机构|编制|公积金|融媒体|网信|宣传|组织|统战|公共|资源|交易|不动产|登记',
].join('|');
const FIELD = `(?:${FIELDS}|和|与)`;
/** A sign of a name of a field that no list holds: no sign of a level, and none that joins words. */
const SIGN = '(?![的了在对由从把被将为是有等各向到省市县区州厅局委院镇乡村建新])\\p{Script=Han}';
const COMPOUND = '建设|住建|城建|城市|城乡|乡村|农村|市场|市监|新闻';
/** The sign of a level before these is the end or the beginning of a word: 市场, 县级, 市民. */
const BEGINS = '(?![级直域内场容貌情长里]|外(?!事)|民(?![政族宗防]))';
/** Only departments are called 厅 and 局; whatever field they are of. */
const DEPARTMENT = `${BEGINS}(?:${COMPOUND}|${SIGN}{2})(?:${COMPOUND}|${SIGN}){0,11}?(?:厅|局|委员会)`;
/** 泵站 and 公共厕所 are built, 站3座 are counted, 所提 is a particle and its verb. */
const POST = '(?<![厕场电泵油气转])[站所](?!(?:共|约|近)?[\\d（(、]|[点房址台长的等]|[提需获辖属在得谓以涉])';
/** Units of departments: 交警大队, 派出所, 环境监测站. */
const UNIT = `${BEGINS}(?:${COMPOUND}|${SIGN}){2,8}?(?:[总支大]队|${POST})`;
const COMMITTEE = '(?:工作委员会|专门委员会|委员会|工委|工作处|联络处|工作站)';

const TYPES = [
  // Congress, its committee, its organs.
  `人大常委会(?:党组|机关|办公厅|办公室|研究室|主任会议|\\p{Script=Han}{2,14}?${COMMITTEE})?`,
  `(?:人民代表大会|人大)主席团`,
  `人民代表大会(?:常务委员会)?`,
  `人大\\p{Script=Han}{0,14}?${COMMITTEE}`,
  '人大(?!代表|工作|监督|会议|制度|建设|换届|履职|机关工|及其|以来|期间|[一二三四五六七八九十])',
  // Government and what is ruled by it.
  '人民政府(?:办公厅|办公室)?',
  '政府(?:办公厅|办公室|督查室)?(?!工作|性|采购|投资|部门|职能|信息|补[贴助]|专项|债|网|主导|购买|奖)',
  '(?:中级|高级)?人民法院|中院|高院|法院|人民检察院|检察院',
  '纪委监委|监察委员会|监委|纪委|政协(?!委员|提案)|总工会|工商联|妇联|残联|科协|文联|红十字会',
  '委(?:办公厅|办公室|宣传部|组织部|统战部|政法委|编办)?(?!员|托|书记|会|办公|派|常委)',
  DEPARTMENT,
  `${FIELD}{1,7}(?:办公室|中心|委(?!员|托|会))`,
  UNIT,
  '代表团|代表小组',
  '管委会|管理委员会|街道办事处|办事处|村委会|居委会',
  // Enterprises and institutions, where no project or building of theirs is spoken of.
  `(?:中心|城市|城乡|建设|${SIGN}){1,8}?(?:集团(?:公司)?|公司|医院|学校|中学|小学|大学|学院|血站|图书馆|博物馆)(?!\\p{Script=Han}{0,4}(?:项目|工程)|周边|附近|门口)`,
];
const ORGAN = new RegExp(TYPES.join('|'), 'uy');
/** A person of the body, or a thing that only begins with its name. */
const NOT_BEHIND = /^(?:[长员]|主任(?!会议)|主席|常务(?!会)|系统)/u;

/** Bodies of the whole country, and ministries. */
const NATIONAL = new RegExp(
  `全国人大常委会(?:\\p{Script=Han}{2,8}?${COMMITTEE})?|全国人大(?!代表|会议|[一二三四五六七八九十])|国务院(?:办公厅)?|最高人民法院|最高人民检察院|国家${FIELD}{1,5}[局委部](?!员)|(?:${FIELDS}){1,3}部(?!门|署|分|队|长|委)`,
  'uy',
);

/** The body of a kind that begins at an offset, behind a place or the sign of a level. @returns its end, exclusive */
export function readOrgan(clause: string, at: number): number | undefined {
  return readAt(ORGAN, clause, at);
}

/** Enterprises that no place goes before: 龙头企业|天工科技公司, 供电公司, 电网企业. */
const ENTERPRISE = new RegExp(
  `(?:\\p{Script=Han}{2}企业)?((?:(?!企业)${SIGN}){2,10}?(?:公司|集团)|(?:电网|供[电水气]|燃气|通信|运营|承建|施工)企业)(?!\\p{Script=Han}{0,4}(?:项目|工程)|的)`,
  'uy',
);

/** The name of an enterprise that begins at an offset; both ends. */
export function readEnterprise(clause: string, at: number): [start: number, end: number] | undefined {
  ENTERPRISE.lastIndex = at;
  const [words = '', name = ''] = ENTERPRISE.exec(clause) ?? [];
  return name ? [at + words.length - name.length, at + words.length] : undefined;
}

/** What every place with an administration has, in whatever words it goes on: 溪口县|第十八届人大代表, 泽安市|政府工作报告. */
const INSTITUTION = /(?:第?[一二三四五六七八九十\d]{1,3}届)?(?:人大|人民代表大会|(?:人民)?政府)/uy;

export function isInstitution(clause: string, at: number): boolean {
  INSTITUTION.lastIndex = at;
  return INSTITUTION.test(clause);
}

/** @returns the end of a body of the whole country that begins at an offset */
export function readNational(clause: string, at: number): number | undefined {
  return readAt(NATIONAL, clause, at);
}

function readAt(pattern: RegExp, clause: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(clause)?.[0];
  if (!found) return undefined;
  const end = at + found.length;
  return NOT_BEHIND.test(clause.slice(end, end + 3)) ? undefined : end;
}

/** The body behind the name of an office of it: 衡阳市人大常委会联工委 → 衡阳市人大常委会, 省水利厅办公室 → 省水利厅. */
export function bodyOf(printed: string): string {
  const unit = printed.replace(/人民代表大会(?=常务委员会|主席团)/u, '人大').replace('人大常务委员会', '人大常委会');
  const congress = /^(.*?人大常委会)(?!党组)/u.exec(unit)?.[1];
  if (congress && /^(?!省|湖南省|全国)/u.test(unit)) return congress;
  if (congress && /(?:办公厅|办公室|研究室)$/u.test(unit)) return congress;
  return unit.replace(
    /(?<=厅|局|院|政府|委员会|工委|委(?!员))(?:办公室|办公厅|综合处|综合科|研究室|\p{Script=Han}{2,4}[处科])$/u,
    '',
  );
}

/** A short form holds characters of the full name in their order: 省工信厅, 市中院 of 省工业和信息化厅, 市中级人民法院. */
export function isShortFor(short: string, full: string): boolean {
  // 省人大常委会 is no short form of its working committee.
  if (full.startsWith(short) || short.length < 3 || short.at(-1) !== full.at(-1) || short[0] !== full[0]) return false;
  let at = 0;
  for (const sign of full) if (sign === short[at]) at++;
  return at === short.length;
}
