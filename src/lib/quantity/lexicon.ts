import type { Approximation, UnitKind } from './schema.ts';

/** Closed lists of the words a quantity is made of. Lists only; the grammar is in `find.ts`. */

/** Measure words and units by kind. Where one begins with another, the longer one is matched first. */
const UNITS: Record<UnitKind, string> = {
  count:
    '件 个 名 人 人次 位 条 项 次 篇 期 册 份 家 户 户次 家次 处 座 所 场 场次 批 批次 组 支 套 台 台次 辆 辆次 架 艘 只 头 口 株 棵 ' +
    '起 宗 例 笔 张 部 本 幅 块 段 道 轮 遍 回 趟 门 类 种 款 对 双 间 栋 幢 层 村 乡 镇 县 市 区 省 州 站 字 万字 人天 班次 车次 航次 ' +
    '枚 颗 粒 瓶 盒 箱 袋 桶 床 张床位 床位 片 根 盏 扇 尾 羽 匹 顶 面 把 朵 束 封 则 首 出 幕 集 卷 版 页 行 班 排 队 员 尊 盘 碗 杯 ' +
    '选民 群众 党员 干部 学生 农户 职工 居民 师生 游客 考生 代表 企业 品种 车辆 市州 县市区 县市 市县 乡镇 村居 村社 社区 街道',
  percent: '%',
  points: '个百分点 百分点 个基点 基点',
  money: '元 元人民币 美元 欧元 港元 日元 英镑 元/人 元/亩 元/吨 元/月 元/年 角钱 块钱',
  mass: '吨 公吨 公斤 千克 斤 市斤 克 毫克 微克 担 标准煤 吨标准煤 kg g mg t',
  length: '公里 千米 米 厘米 毫米 微米 里 华里 海里 英里 延米 km m cm mm',
  area: '亩 公顷 平方公里 平方千米 平方米 平方厘米 平米 亩次 ㎡ m² m2 km² km2',
  volume: '立方米 立方厘米 升 毫升 方 立方 m³ m3 L mL',
  duration:
    '年 个年头 个月 个季度 天 周 星期 个星期 日 工作日 个工作日 小时 个小时 分钟 秒 秒钟 学时 课时 工时 个课时 昼夜 周次 载',
  age: '岁 周岁',
  multiple: '倍',
  score: '分',
  energy: '千瓦时 度电 万千瓦时 焦耳 千焦 kWh',
  power: '千瓦 兆瓦 瓦 吉瓦 马力 kW MW GW',
  temperature: '摄氏度 度 ℃ °C',
  speed: '公里/小时 公里每小时 千米/小时 米/秒 立方米/秒 km/h m/s 兆赫 赫兹 千赫 Hz MHz GHz 转/分',
  concentration: '毫克/升 微克/升 微克/立方米 毫克/立方米 mg/L μg/m³ mg/m³ ‰',
  information: '兆 GB TB MB PB',
};

export interface Unit {
  name: string;
  kind: UnitKind;
}

/** Longest first, so that 个百分点 is found before 个 and 人次 before 人. */
export const UNIT_LIST: readonly Unit[] = Object.entries(UNITS)
  .flatMap(([kind, names]) => names.split(' ').map((name) => ({ name, kind: kind as UnitKind })))
  .filter((unit) => unit.name !== '万字' && unit.name !== '万千瓦时')
  .sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));

/** The same unit in other words: the name that is reported. */
export const UNIT_ALIASES: Readonly<Record<string, string>> = {
  个百分点: '百分点',
  元人民币: '元',
  平米: '平方米',
  公吨: '吨',
};

/** A measure word is no measure word when these characters follow: 5年级, 3人大代表, 20日前后 … */
export const NOT_BEFORE: Readonly<Record<string, string>> = {
  年: '级代制',
  日: '',
  人: '大民',
  分: '之支',
  个: '',
  度: '假',
  方: '面针',
  里: '程',
  兆: '瓦赫',
  面: '',
  行: '动业政',
  集: '',
  版: '',
  出: '台',
  队: '',
  把: '',
  首: '',
  市: '场',
  区: '域',
  省: '',
  部: '门署',
  则: '',
  回: '头',
  班: '子',
  排: '',
  员: '',
  站: '',
  字: '',
  对: '',
  道: '',
  门: '',
  处: '理',
  所: '有',
  面积: '',
  队伍: '',
  块: '',
  层: '',
  口: '',
  度电: '',
  瓦: '',
  升: '',
  方法: '',
  周: '年期边',
  天: '',
  位: '于',
  项: '',
  次: '',
  条: '例',
  片: '区',
  批: '准',
  起: '',
  只: '',
  头: '',
  家: '庭',
  台: '',
  份: '',
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
  兆亿: 1e16,
};

/** Words of approximation before a number, longest first. Source: GB/T 15835—2011 4.2, usage of the bulletins. */
export const BEFORE: readonly (readonly [Approximation, string])[] = [
  ['atLeast', '不少于 不低于 不小于 不下于 不下 至少 最少 起码 最低'],
  ['atMost', '不超过 不多于 不高于 不大于 不超 至多 最多 最高不超过'],
  ['about', '大约 大概 约 将约 约计 大致'],
  ['under', '将近 接近 近 不足 不到 少于 低于 未满 未达 小于 未达到 逼近'],
  ['over', '超过 超出 超 逾 突破 多于 高于 大于'],
];

/** Words of approximation behind a quantity. */
export const AFTER: readonly (readonly [Approximation, string])[] = [
  ['about', '左右 上下 前后 许'],
  ['over', '以上 有余 开外 之上'],
  ['atMost', '以内 之内'],
  ['under', '以下 之下 不到'],
];
