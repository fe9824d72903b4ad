import type { Quality } from './model.ts';

/** Half the height of the mark of a bar. */
export const HALF = 7;

/** A shape around the end of a bar (its middle is 0,0) or around a point of a line. */
export interface Mark {
  path: string;
  /** Filled with the colour of the series, or with paper inside an outline. */
  fill: 'series' | 'paper' | 'none';
}

/** What is put on the end of a bar: the shape says without colour how the text qualifies the value. */
export const BAR_ENDS: Readonly<Partial<Record<Quality, Mark>>> = {
  // 超, 余, 多: it goes on beyond the end.
  over: { path: `M0,${-HALF}L9,0L0,${HALF}Z`, fill: 'series' },
  atLeast: { path: `M0,${-HALF}L9,0L0,${HALF}Z`, fill: 'paper' },
  // 近, 不足: it stops short of the end.
  under: { path: `M1,${-HALF - 1}L-8,0L1,${HALF + 1}Z`, fill: 'paper' },
  atMost: { path: `M0,${-HALF - 3}V${HALF + 3}`, fill: 'none' },
  about: { path: `M0,${-HALF}L5,${-HALF / 2}L0,0L5,${HALF / 2}L0,${HALF}Z`, fill: 'series' },
  range: { path: `M0,${-HALF - 3}V${HALF + 3}`, fill: 'none' },
};

/** The point of a line. */
export const DOTS: Readonly<Record<Quality, Mark>> = {
  exact: { path: 'M-5,0A5,5 0 1 0 5,0A5,5 0 1 0 -5,0Z', fill: 'series' },
  computed: { path: 'M-5,-5H5V5H-5Z', fill: 'paper' },
  over: { path: 'M0,-7L6,5H-6Z', fill: 'series' },
  atLeast: { path: 'M0,-7L6,5H-6Z', fill: 'paper' },
  under: { path: 'M0,7L6,-5H-6Z', fill: 'series' },
  atMost: { path: 'M0,7L6,-5H-6Z', fill: 'paper' },
  about: { path: 'M0,-7L7,0L0,7L-7,0Z', fill: 'paper' },
  range: { path: 'M-5,0H5M0,-9V9M-4,-9H4M-4,9H4', fill: 'none' },
};

/** What each shape means, in the words of the bulletins; the legend shows those in use. */
export const MEANINGS: Readonly<Record<Quality, string>> = {
  exact: '原文印出的确数',
  about: '原文写“约”“左右”，可多可少',
  over: '原文写“超”“余”“多”，实际更多',
  under: '原文写“近”“不足”，实际更少',
  atLeast: '原文写“不少于”“不低于”，是下限',
  atMost: '原文写“不超过”“以内”，是上限',
  range: '原文写的是一个范围，画出上下限',
  computed: '计算：原文没有印，由原文的数算出',
};
