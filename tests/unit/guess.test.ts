import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ask, isHeld } from '../../src/lib/search/ask.ts';
import { guess, stretchesAsked } from '../../src/lib/search/guess.ts';
import { piecesOf } from '../../src/lib/search/pieces.ts';
import { NAMES } from './guess-names.ts';
import { libraryOf } from './text-library.ts';

const { asking } = parse(readFileSync('content/words/asking.yaml', 'utf8')) as { asking: string[] };

/** A question and the place that must be among what is proposed; none where nothing fits. */
type Labelled = readonly [typed: string, meant: string | undefined];

/** The threshold was chosen on these. */
const CHOSEN: Labelled[] = [
  ['B类转A类', '/charts/b-to-a/'],
  ['怎样提高满意率', '/mechanisms/man-yi-lv/'],
  ['代表对建议办理满意吗', '/charts/rates/'],
  ['B类转成A类的有多少', '/charts/b-to-a/'],
  ['粮食的产量是多少', '/indicators/grain/'],
  ['代表联络站走访了多少群众', '/charts/stations/'],
  ['什么是销号', '/mechanisms/xiao-hao/'],
  ['代表活动的经费', '/indicators/funds/'],
  ['哪些建议被表彰', '/indicators/commended/'],
  ['环境的变化', '/charts/environment/'],
  ['联络动态每年编几期', '/charts/by-year/'],
  ['领导怎么督办', '/mechanisms/ling-dao-du-ban/'],
  ['高铁票价是多少', undefined],
  ['今天天气怎么样', undefined],
  ['区块链技术应用', undefined],
  ['食堂菜单', undefined],
  ['身份证办理', undefined],
  ['重点中学名单', undefined],
  ['群众演员招募', undefined],
  ['工作餐标准', undefined],
  ['环境卫生投诉', undefined],
  ['项目经理招聘', undefined],
  ['供水的水源', '/mechanisms/shui-yuan/'],
  ['怎么考核绩效', '/mechanisms/kao-he/'],
];

/** Written and labelled before the first run on them. */
const UNSEEN: Labelled[] = [
  ['如何做好办后的回访', '/mechanisms/hui-fang/'],
  ['金点子有哪些', '/charts/golden-ideas/'],
  ['投资项目', '/charts/investment/'],
  ['水质断面优良', '/mechanisms/shui-zhi/'],
  ['上门跟踪', '/mechanisms/shang-men/'],
  ['A类B类C类各占多少', '/charts/abc/'],
  ['奖补资金下达', '/indicators/awards/'],
  ['参与人大工作的代表', '/charts/participation/'],
  ['重点建议有多少', '/charts/suggestions/'],
  ['选举了多少人大代表', '/indicators/elected/'],
  ['面对面沟通几次', '/indicators/talks/'],
  ['问题解决了吗', '/charts/rates/'],
  ['公积金提取条件', undefined],
  ['驾驶证换证流程', undefined],
  ['手机号码归属地', undefined],
  ['小学招生划片', undefined],
];

const isRight = ([typed, meant]: Labelled): boolean => {
  const hrefs = guess(typed, NAMES, asking).map(({ href }) => href);
  return meant ? hrefs.includes(meant) : hrefs.length === 0;
};

describe('guess(typed, names, asking)', () => {
  it.each(CHOSEN)('proposes for %s: %s', (typed, meant) => {
    const hrefs = guess(typed, NAMES, asking).map(({ href }) => href);
    if (meant) expect(hrefs).toContain(meant);
    else expect(hrefs).toEqual([]);
  });

  it('is right for questions that it was not made on', () => {
    const wrong = UNSEEN.filter((each) => !isRight(each)).map(([typed]) => typed);
    expect(wrong).toEqual([]);
  });

  it('proposes few places, each once, and none that a name has not', () => {
    for (const [typed] of [...CHOSEN, ...UNSEEN]) {
      const hrefs = guess(typed, NAMES, asking).map(({ href }) => href);
      expect(hrefs.length).toBeLessThanOrEqual(3);
      expect(new Set(hrefs).size).toBe(hrefs.length);
    }
    expect(guess('怎样', NAMES, asking)).toEqual([]);
    expect(guess('', NAMES, asking)).toEqual([]);
  });
});

describe('stretchesAsked(typed, asking)', () => {
  it.each([
    ['怎样提高满意率？', ['提高满意率']],
    ['什么是“回头看”', ['回头看']],
    ['哪些', []],
  ])('%s → %j', (typed, stretches) => {
    expect(stretchesAsked(typed, asking)).toEqual(stretches);
  });
});

describe('piecesOf(typed, names, asking, isHeld)', () => {
  const library = libraryOf([
    '我厅28件B类建议转为A类',
    '进一步提高办理质量，满意率达到100%',
    '提高满意度，285件建议交办',
    '代表联络站',
  ]);
  const pieces = (typed: string) => piecesOf(typed, NAMES, asking, (word) => isHeld(word, library));

  it.each([
    ['B类转A类', ['b类', 'a类']],
    ['怎样提高满意率', ['提高', '满意率']],
    ['B类和A类有多少', ['b类', 'a类']],
    ['提高满意程度', ['提高满意']],
    // Written and labelled before the first run on them.
    ['联络站怎么交办建议', ['联络站', '交办', '建议']],
    ['满意率100%吗', ['满意率', '100%']],
    ['286件建议', ['件建议']],
    ['85件', []],
    ['质量为什么提高', ['质量', '提高']],
    ['区块链', []],
    ['是什么', []],
  ])('takes %s apart into %j', async (typed, expected) => {
    expect(await pieces(typed)).toEqual(expected);
  });

  it('leaves the answer to the whole question exact: nothing', async () => {
    for (const typed of ['B类转A类', '怎样提高满意率']) expect((await ask(typed, library))?.hits).toEqual([]);
    // As words of their own they find the passage.
    expect((await ask('b类 a类', library))?.hits).toHaveLength(1);
  });
});
