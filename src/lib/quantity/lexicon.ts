import type { Approximation, UnitKind } from './kinds.ts';

/** Closed lists of the words a quantity is made of. Lists only; the grammar is in `rules/` and `refine.ts`. */

/** Measure words and units by kind. Where one begins with another, the longer one is matched first. */
const UNITS: Partial<Record<UnitKind, string>> = {
  count:
    '件 个 个位次 名 人 位 条 项 次 篇 期 册 份 家 户 处 座 所 场 批 组 支 套 台 辆 架 艘 票 只 头 口 株 棵 ' +
    '起 宗 例 笔 张 部 部门 本 幅 块 段 道 轮 遍 回 趟 门 类 大类 小类 大项 小项 种 款 对 双 间 栋 幢 层 村 乡 镇 县 市 区 省 州 站 字 人天 车次 航次 ' +
    '眼 孔 具 席 餐 桌 棚 艇 杆 桩 校 枚 颗 粒 瓶 盒 箱 袋 桶 床 张床位 床位 片 根 盏 扇 尾 羽 匹 面 把 朵 束 封 则 首 出 幕 集 卷 页 行 班 队 员 尊 盘 碗 杯 注 茬 ' +
    '选民 群众 党员 干部 学生 农户 职工 居民 师生 游客 考生 代表 企业 品种 车辆 市州 县市区 县市 市县 乡镇 村居 村社 社区 街道',
  percent: '%',
  points: '个百分点 百分点 个基点 基点',
  money: '元 元人民币 人民币 美元 欧元 港元 日元 英镑 瑞士法郎 法郎 卢布 韩元 澳元 加元 新台币 角钱 块钱',
  mass: '吨 公吨 公斤 千克 斤 市斤 克 毫克 微克 吨标准煤 kg g mg t',
  length: '公里 千米 米 厘米 毫米 微米 里 华里 海里 英里 延米 km m cm mm',
  area: '亩 公顷 平方公里 平方千米 平方米 平方厘米 平米 ㎡ m² m2 km² km2',
  volume: '立方米 立方厘米 升 毫升 方 立方 m³ m3 L mL',
  duration:
    '年 个年头 个月 个季度 天 周 星期 个星期 日 工作日 个工作日 小时 个小时 分钟 秒 秒钟 学时 课时 工时 个课时 昼夜 周次 载',
  age: '岁 周岁',
  multiple: '倍',
  score: '分',
  energy: '千瓦时 度电 焦耳 千焦 千卡 大卡 卡路里 kWh kWh',
  power: '千瓦 兆瓦 瓦 吉瓦 马力 kW MW GW',
  voltage: '千伏 千伏安 伏 兆伏安 kV',
  frequency: '兆赫 赫兹 千赫 Hz kHz MHz GHz 转/分',
  temperature: '摄氏度 度 ℃ °C',
  speed: '公里/小时 公里每小时 千米/小时 米/秒 立方米/秒 km/h m/s',
  concentration: '毫克/升 微克/升 微克/立方米 毫克/立方米 mg/L μg/m³ mg/m³ ‰',
  information: '兆 GB TB MB PB',
  level: '分贝 dB(A) dB',
};
/** Measure words that 次 may follow, where one thing is counted as often as it comes: 人次, 场次, 轮次. */
const BY_TIMES =
  '人 件 个 户 家 项 场 批 轮 台 辆 架 艘 班 组 门 只 头 位 名 条 亩 床 站 村 校 队 期 份 幅 起 宗 例'.split(' ');

export interface Unit {
  name: string;
  kind: UnitKind;
}

const NAMES = { ...UNITS, count: `${UNITS.count} ${BY_TIMES.map((word) => `${word}次`).join(' ')}` };

/** Longest first, so that 个百分点 is found before 个 and 人次 before 人. */
export const UNIT_LIST: readonly Unit[] = Object.entries(NAMES)
  .flatMap(([kind, names]) => [...new Set(names.split(' '))].map((name) => ({ name, kind: kind as UnitKind })))
  .sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));

/** The same unit in other words: the name that is reported. */
export const UNIT_ALIASES: Readonly<Record<string, string>> = {
  个百分点: '百分点',
  元人民币: '元',
  人民币: '元',
  块钱: '元',
  平米: '平方米',
  公吨: '吨',
};

/** What a unit may be counted by: 元/平方米, 吨/年. */
export const PER =
  /^\/(?:(?:d|a|h|s|min|kg|km|km2|km²|m2|m²|m3|m³|L|hm2)(?![A-Za-z\d])|天|周|年|月|日|天|人|亩|吨|户|件|次|公里|小时|千瓦时|平方米|立方米|公顷|斤|公斤|千克)/u;

/** A measure word is none when it goes on as another word: 5年级, 3人大代表, 2次生灾害, 3方面. */
export const GOES_ON: Readonly<Record<string, RegExp>> = {
  年: /^[级代制]/u,
  人: /^(?:大(?:代表|常|会|工|机|主席|换届|制度|[及和、，])|民)/u,
  分: /^[之支]/u,
  度: /^假/u,
  方: /^[面针]/u,
  里: /^程/u,
  兆: /^[瓦赫]/u,
  行: /^[动业政]/u,
  出: /^台/u,
  市: /^场/u,
  区: /^域/u,
  部: /^署/u,
  回: /^头/u,
  班: /^子/u,
  处: /^(?:理|置|于)/u,
  所: /^(?:有|以)/u,
  周: /^[年期边]/u,
  位: /^于/u,
  条: /^例/u,
  片: /^区/u,
  批: /^准/u,
  家: /^庭/u,
  页: /^面/u,
  对: /^(?:于|接|照|口)/u,
  面: /^(?:对|向|临)/u,
  道: /^路/u,
  站: /^(?:起|稳)/u,
  字: /^号/u,
  门: /^槛/u,
  则: /^要/u,
  首: /^[先要次]/u,
  次: /^生/u,
  日: /^(?:常|前|益|照)/u,
  把: /^关/u,
  集: /^[中聚]/u,
  注: /^(?:重|意|册)/u,
  层: /^(?:面|级|次)/u,
  段: /^(?:时间|落)/u,
  台: /^账/u,
  校: /^[园长区舍]/u,
  具: /^[有体备]/u,
  票: /^(?:房|据|务|价|证|源|款|根|箱|决)/u,
  席: /^卷/u,
  孔: /^子/u,
};

/** Measure words before which a lone Han numeral counts; others are nouns, or ambiguous (头, 口, 面, 类, 级). */
export const HAN_MEASURES =
  '个件名位条项次篇份家户处座所场批支套台辆架艘票只株棵起宗例笔张本幅块道轮遍趟回门种款间栋幢眼枚颗根盏扇封茬人部期组层';
/** Of these, what a Han numeral before it numbers: 三期工程, 四组; only 两 counts them. */
export const HAN_ORDINALS = '期组层部';
/** Names and set phrases that begin like a count. */
export const FIXED_NAMES =
  '八项规定 四项基本原则 两个维护 两个确立 两个结合 四个意识 四个自信 四个全面 三个代表 三个务必 四套班子 三番五次 两回事 两家话'.split(
    ' ',
  );
/** A measure word behind a Han numeral that goes on as another word: 三只是, 三轮车, 五台山, 三门峡. */
export const HAN_GOES_ON: Readonly<Record<string, RegExp>> = {
  只: /^[是有能要需]/u,
  轮: /^车/u,
  台: /^[县山河]/u,
  门: /^[县峡]/u,
  家: /^渠/u,
  所: /^[谓在需]/u,
  本: /^[来身着地级]/u,
  部: /^[分委]/u,
  起: /^[来点]/u,
  根: /^[据本]/u,
  支: /^[持付部出撑]/u,
  人: /^[员均口]/u,
  份: /^[额]/u,
};

export const MULTIPLIERS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
};

/** A word of approximation before a number, and what must not stand right before it (签约 is no 约). */
export interface BeforeWord {
  approximation: Approximation;
  words: string;
  notAfter?: RegExp;
}

/** Source: GB/T 15835—2011 4.2, usage of the bulletins. A longer word wins over a shorter one. */
export const BEFORE: readonly BeforeWord[] = [
  { approximation: 'atLeast', words: '≥ ⩾ ≧' },
  { approximation: 'atMost', words: '≤ ⩽ ≦' },
  // No arrow: -> 90%.
  { approximation: 'over', words: '> ＞', notAfter: /[-=－—→]$/u },
  { approximation: 'under', words: '< ＜', notAfter: /[-=－—←]$/u },
  { approximation: 'atLeast', words: '不少于 不低于 不小于 不下于 不下 至少 最少 起码 最低' },
  { approximation: 'atMost', words: '不超过 不多于 不高于 不大于 不超 至多 最多 最高不超过 最高 最长' },
  { approximation: 'about', words: '大约 大概 约计 大致 将约' },
  { approximation: 'about', words: '约', notAfter: /[签预节履违合条制简誓邀相特公婚失续契立]$/u },
  { approximation: 'under', words: '将近 接近 少于 低于 不满 未满 未达到 未达 小于 逼近 不到' },
  { approximation: 'under', words: '不足', notAfter: /(?:存在|查找|问题|短板|弥补|补齐)$/u },
  { approximation: 'under', words: '近', notAfter: /[附邻临靠最接新远亲晋就]$/u },
  { approximation: 'over', words: '超过 超出 逾 多于 高于 大于' },
  { approximation: 'over', words: '超', notAfter: /[赶反高]$/u },
  {
    approximation: 'over',
    words: '突破',
    notAfter: /(?:技术|重大|关键|核心|性|新|难点|瓶颈|实现|取得|攻关|创新|集中)$/u,
  },
];

/** Words of approximation behind a quantity. */
export const AFTER: readonly (readonly [Approximation, RegExp])[] = [
  ['about', /^(?:左右|上下|前后|许(?![多可]))/u],
  ['atLeast', /^(?:或者|或|及)以上/u],
  ['over', /^(?:以上|有余|开外|之上)/u],
  ['atMost', /^(?:以内|之内)/u],
  ['under', /^(?:以下|之下|不到)/u],
];

/** Words that make the number behind them a change. */
export const INCREASE = '增长 提高 提升 上升 增加 上涨 升高 扩大 增幅达 增幅为 增幅 净增 同比增长 多增 攀升';
export const DECREASE = '下降 减少 降低 压减 压缩 缩短 下跌 回落 缩减 降幅达 降幅为 降幅 减幅 精简 削减 少';
/** A verb of growth right before its amount: 增长近, 扩大了. */
export const CHANGING =
  /(?:增长|增加|提高|提升|上升|上涨|扩大|增多|翻|多|高|快|增|涨|大)(?:出|了)?(?:近|约|逾|超过?|至少)?$/u;
