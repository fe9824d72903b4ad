import { z } from 'zod';

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
  number: '没有单位的数',
};

export const QuantitySchema = z.strictObject({
  /** Number and unit as printed, white space removed: 14万余名. */
  text: z.string().min(1),
  /** Multipliers applied: 140000. Null for a range. */
  value: z.number().nullable(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** The unit without its multiplier: 名, 元, %; empty where the text gives none. */
  unit: z.string(),
  approximation: z.enum(APPROXIMATIONS),
  kind: z.enum([...UNIT_KINDS, 'range']),
  /** Set for a change: the text says that something rose or fell by this much. */
  change: z.enum(['increase', 'decrease']).optional(),
  /** What the text does not state beside the number itself but elsewhere: a shared unit, a column head. */
  inferred: z.array(z.enum(['unit', 'multiplier'])).optional(),
  /** Offsets in UTF-16 code units into the text that was searched; `end` exclusive. */
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  /** Name of the rule that found it. */
  rule: z.string(),
});
/** A number with its unit in a text. */
export type Quantity = z.infer<typeof QuantitySchema>;
