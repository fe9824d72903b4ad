import { describe, expect, it } from 'vitest';
import { checkBulletin } from '../../src/lib/arithmetic/check.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { readBulletin } from '../../src/lib/clause/read.ts';
import { observe } from '../../src/lib/indicator/observe.ts';
import { findTorn } from '../../src/lib/quantity/torn.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { catalogueOfFive } from '../collection.ts';
import { knowledgeWith } from '../knowledge.ts';

/** What a text may be made of many times over, in one paragraph or in many lines. */
const REPEATED = [
  ...[
    '12件、',
    '办理12件。',
    '其中A类12件，',
    '12%、',
    '12件，占12%，',
    '合计12件、',
    '分别为12、13件，',
    '由12件增加到15件，',
  ],
  ...[
    '10%—20%',
    '2月20日',
    '2023年',
    '12 ',
    '12.',
    '12,',
    '第12号',
    '一百',
    '（',
    '“',
    '（办理建议“',
    '《',
    '省财政厅、',
  ],
  ...['衡阳市', '我厅', '全市', '，', '。', '；', '、', '——', '近12', '约', '同比增长12%，', '一是'],
  ...[
    '12件\n',
    '（12件\n',
    '一、\n',
    '一是\n',
    '（一）办理\n',
    '办理建议\n',
    '省财政厅\n',
    '“办理\n\n',
    '（办理建议“\n',
  ],
  ...['| 12件 | 13件 |\n', '**办理**', '*', '_', '送：省财政厅\n', '> 办理\n'],
];
const HEAD = `联络动态\n\n第5期\n（总第678期）\n\n湖南省人大常委会联工委编　　2023年2月20日\n\n省财政厅\n\n做好建议办理工作的做法和体会\n\n办理情况`;
const SMALL = 6_000;
const TIMES = 4;
/** A reading as long as its text has a ratio of 4, one that grows with the square 16. */
const MOST = 9;
/** Below so many milliseconds the machine is measured, not the code. */
const FLOOR = 60;

const catalogue = catalogueOfFive();
const knowledge = knowledgeWith();

/** Processor time for the whole way of a text, in milliseconds. */
function timeOf(repeated: string, size: number): number {
  const text = `${HEAD}${repeated.repeat(Math.ceil(size / repeated.length))}。\n\n我们办理代表建议一百二十件，代表满意。\n`;
  const before = process.cpuUsage();
  const { bulletin } = parseSource(text, '678.txt');
  if (bulletin) {
    const figures = readBulletin(bulletin, knowledge);
    observe(bulletin, figures, catalogue);
    findTorn(passagesOf(bulletin));
    checkBulletin(bulletin);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Fewest of several, for another program may have been in the way. */
const fewest = (repeated: string, size: number, tries: number) =>
  Math.min(...Array.from({ length: tries }, () => timeOf(repeated, size)));

describe('time for a text grows with its length, not with a power of it', () => {
  it.each(REPEATED)('%j many times over', (repeated) => {
    const small = Math.max(FLOOR, timeOf(repeated, SMALL));
    const large = timeOf(repeated, SMALL * TIMES);
    const ratio =
      large / small <= MOST
        ? large / small
        : fewest(repeated, SMALL * TIMES, 3) / Math.max(FLOOR, fewest(repeated, SMALL, 3));
    expect(ratio).toBeLessThanOrEqual(MOST);
  });
});
