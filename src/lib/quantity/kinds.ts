/** The closed vocabularies of quantities: no schema here, so that the browser can have them without its library. */

export const APPROXIMATIONS = ['exact', 'about', 'over', 'under', 'atLeast', 'atMost'] as const;
/** What the text says about the precision of a number: 约 about, 超 余 over, 近 不足 under, 不少于 atLeast … */
export type Approximation = (typeof APPROXIMATIONS)[number];

export const UNIT_KINDS = [
  'count',
  'percent',
  'points',
  'money',
  'mass',
  'length',
  'area',
  'volume',
  'duration',
  'age',
  'multiple',
  'score',
  'energy',
  'power',
  'temperature',
  'speed',
  'concentration',
  'frequency',
  'voltage',
  'information',
  /** Of sound: 分贝. */
  'level',
  /** A number that the text gives without a unit: 突破3.2亿. */
  'number',
] as const;
/** What a unit measures. */
export type UnitKind = (typeof UNIT_KINDS)[number];

/** The kinds for readers. */
export const KIND_NAMES: Readonly<Record<UnitKind, string>> = {
  count: '个数',
  percent: '百分数',
  points: '百分点',
  money: '金额',
  mass: '质量',
  length: '长度',
  area: '面积',
  volume: '体积',
  duration: '时长',
  age: '年龄',
  multiple: '倍数',
  score: '分数',
  energy: '能量',
  power: '功率',
  temperature: '温度',
  speed: '速度',
  concentration: '浓度',
  frequency: '频率',
  voltage: '电压、容量',
  information: '信息量',
  level: '声级',
  number: '没有单位的数',
};
