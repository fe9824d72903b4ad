import type { EntityKind } from '../reading.ts';
import { readNational, readOrgan } from './organ.ts';
import { readPerson } from './person.ts';
import { type KnownNames, readPlace } from './place.ts';

/** A name that stands at a place of a clause; `end` is exclusive. */
export interface Name {
  kind: EntityKind;
  /** As printed. */
  name: string;
  start: number;
  end: number;
  /** What is missing for the full name: the place in 市人大常委会, the prefix of 教育局, the body that says 我厅. */
  lacks?: 'place' | 'prefix' | 'body';
  /** 全省, 我市: the whole of a place that is not named. */
  scope?: string;
  /** Said of one sentence alone. */
  passing?: true;
  /** Offset into the passage, where the name stands in another clause than the figure. */
  at?: number;
}

const LEVEL = /[省市县区州旗镇乡]/u;
const WITHIN = /[省市县区州镇乡村]里(?![程面])/uy;
/** The treasury of a place is the place: 市财政统筹资金, 县级财政承担. */
const TREASURY = /[省市县区州镇乡]级?财政(?![部局厅所收支预资补投供政奖专])/uy;
/** 各市州 are all of the province. */
const EACH = /各(?:市州|州市|地市)(?![级直])/uy;
const SCOPE = /(全|我们|我|本|该)(省|市|县|区|州|旗|镇|乡|村)(?![级直民委长内外场])/uy;
/** Bodies of one kind that are counted together: 全市法院, 两级检察院, 全省教育系统. */
const SYSTEM =
  /(?:各级|上下|两级|三级)?(?:人民)?(?:法院|检察院|检察机关|公安机关|税务部门|人大常委会|人大)(?:系统)?(?!代表)|(?:两级|三级)法院|\p{Script=Han}{2,4}系统/uy;
/** The body of the text speaks of itself. */
const OWN =
  /(?:我|本|该)(?:厅|委|局|院|办|中心|单位|公司|会|处)|我们|我(?=[^省市县区州国镇乡村旗厅委局院办校司队部处所])|(?:厅|局|院|委|会)(?:党组|机关|领导|主要领导)/uy;
/** Deputies who act; 代表建议, 代表小组, 代表票 are something else. */
const DEPUTIES =
  /(?:(?:全国|省|市|县|区|州|乡镇|乡|镇|各级|三级|四级|五级)(?:、?(?:市|县|区|州|乡|镇))*(?:人大|人民代表大会)?代表|人大代表|各?代表们?(?=[共累先踊提反走联积参就纷])|(?:农民|工人|一线\p{Script=Han}{0,4}|基层|妇女)代表)们?(?![团小工建议意联资履票之家大会站作审变专性法培名单活热])/uy;
/** Areas with an administration of their own. */
const AREA = /(?:经济技术开发区|高新技术产业开发区|经济开发区|高新区|经开区|工业园区|产业园区)/uy;
/** Who heads a government acts for it: 县长先后4次到现场. */
const HEAD = /副?[市县区州镇乡]长(?!热线|信箱|质量)/uy;
/** 云溪县|十七届人大四次会议|共收到: what a session does is of the committee that follows it up. */
const SESSION_OF =
  /^第?[一二三四五六七八九十\d]{1,3}届人(?:大|民代表大会)(?:常委会)?第?[一二三四五六七八九十\d]{1,3}次会议(?=\p{Script=Han})(?![期以上后前闭召开代时])/u;
const NEVER_MORE = /^(?:[民级直域内外场容貌情]|里|第?[一二三四五六七八九十\d]{1,3}届)/u;

/** The name that begins at an offset of a clause, the longest there is. */
export function readName(clause: string, at: number, known: KnownNames): Name | undefined {
  const deputies = match(DEPUTIES, clause, at);
  const person = deputies && readPerson(clause, at + deputies.length);
  if (person) return { kind: 'person', name: person, start: at, end: at + deputies.length + person.length };
  if (deputies) {
    const lacks = /^[市县区州乡镇](?:人大|人民)/u.test(deputies) ? { lacks: 'place' as const } : {};
    return { kind: 'deputies', name: deputies, start: at, end: at + deputies.length, ...lacks };
  }
  const national = readNational(clause, at);
  if (national) return { kind: 'organ', name: clause.slice(at, national), start: at, end: national };
  const own = readScope(clause, at) ?? readOwn(clause, at);
  if (own) return own;
  const head = match(HEAD, clause, at);
  if (head) {
    const name = `${head.replace('副', '')[0]}政府`;
    return { kind: 'organ', name, start: at, end: at + head.length, lacks: 'place', passing: true };
  }
  const [placed, levelled] = [readPlaced(clause, at, known), readLevelled(clause, at)];
  // 市住房城乡建设局 is no body of a place 市住房城乡.
  return levelled && placed?.end === levelled.end ? levelled : (placed ?? levelled);
}

function readScope(clause: string, at: number): Name | undefined {
  const within = match(WITHIN, clause, at);
  if (within) return { kind: 'place', name: within, start: at, end: at + within.length, scope: `全${within[0]}` };
  const treasury = match(TREASURY, clause, at);
  if (treasury)
    return { kind: 'place', name: treasury, start: at, end: at + treasury.length, scope: `全${treasury[0]}` };
  const each = match(EACH, clause, at);
  if (each) return { kind: 'place', name: each, start: at, end: at + each.length, scope: '全省' };
  const scope = match(SCOPE, clause, at);
  if (!scope) return undefined;
  const end = at + scope.length;
  const system = match(SYSTEM, clause, end);
  if (system) return { kind: 'system', name: scope + system, start: at, end: end + system.length, scope };
  const organ = scope[0] === '我' ? readOrgan(clause, end) : undefined;
  if (organ) return { kind: 'organ', name: clause.slice(at + 1, organ), start: at, end: organ, lacks: 'place' };
  return { kind: 'place', name: scope, start: at, end, scope };
}

function readOwn(clause: string, at: number): Name | undefined {
  const [joined, group] = groupAt(clause, at);
  if (group) return { kind: 'organ', name: group, start: at, end: at + joined.length };
  const own = match(OWN, clause, at);
  if (own) return { kind: 'organ', name: own, start: at, end: at + own.length, lacks: 'body' };
  const committee = /常委会(?!议|组成)/uy;
  const found = match(committee, clause, at);
  return found ? { kind: 'organ', name: found, start: at, end: at + found.length, lacks: 'body' } : undefined;
}

/** 我所在的代表小组有11名代表: what the speaker belongs to. */
function groupAt(clause: string, at: number): [string, string | undefined] {
  const words = /我们?所在的(\p{Script=Han}{2,8}?)(?=现?有|共|去年|今年|全年|[，,]|$)/uy;
  words.lastIndex = at;
  const [joined = '', group] = words.exec(clause) ?? [];
  return [joined, group];
}

/** A named place with what stands behind it: 衡阳市, 衡阳市石鼓区, 云溪县人大常委会, 衡麓市两级法院. */
function readPlaced(clause: string, at: number, known: KnownNames): Name | undefined {
  const isBodyAt = (offset: number) =>
    readOrgan(clause, offset) !== undefined || match(SYSTEM, clause, offset) !== undefined;
  let place = readPlace(clause, at, known, isBodyAt);
  if (!place) return undefined;
  // 双溪镇石鼓村 is known as the village; a county keeps the name of its city.
  let start = at;
  for (let deeper = readPlace(clause, place.end, known); deeper; deeper = readPlace(clause, place.end, known)) {
    if (/[镇乡]$/u.test(place.name)) start = place.end;
    place = deeper;
  }
  const { end } = place;
  const organ = readOrgan(clause, end);
  if (organ) return { kind: 'organ', name: clause.slice(at, organ), start: at, end: organ };
  const system = match(SYSTEM, clause, end);
  if (system)
    return { kind: 'system', name: clause.slice(at, end + system.length), start: at, end: end + system.length };
  const session = SESSION_OF.exec(clause.slice(end))?.[0];
  if (session) return { kind: 'organ', name: `${place.name}人大常委会`, start, end: end + session.length };
  const whole = /^全[市县区州省]/u.exec(clause.slice(end))?.[0].length ?? 0;
  if (NEVER_MORE.test(clause.slice(end))) return undefined;
  const twoOfficesEnd = /^“?两办”?/u.exec(clause.slice(end))?.[0].length ?? 0;
  return { kind: 'place', name: clause.slice(start, end + twoOfficesEnd), start, end: end + whole + twoOfficesEnd };
}

/** 省水利厅, 市人大常委会: the level stands for the place. */
function readLevelled(clause: string, at: number): Name | undefined {
  const level = clause[at];
  if (!level || !LEVEL.test(level)) return undefined;
  const area = match(AREA, clause, at + 1);
  if (area) return { kind: 'place', name: level + area, start: at, end: at + 1 + area.length, lacks: 'place' };
  const organ = readOrgan(clause, at + 1);
  const end = organ ?? systemEnd(clause, at + 1);
  if (!end) return undefined;
  const kind = organ ? 'organ' : 'system';
  return { kind, name: clause.slice(at, end), start: at, end, ...(level !== '省' && { lacks: 'place' as const }) };
}

function systemEnd(clause: string, at: number): number | undefined {
  const words = /政府系统|(?:两级|三级)(?:人民)?(?:法院|检察院|检察机关)/uy;
  const found = match(words, clause, at);
  return found ? at + found.length : undefined;
}

function match(pattern: RegExp, clause: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(clause)?.[0];
}
