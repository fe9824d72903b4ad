import type { Normalisation } from './collation.ts';

/** What readers are told of each rule of normalisation. `sign` shows it in a legend. */
export const RULE_NAMES: Readonly<Record<Normalisation, { name: string; sign: string; why: string }>> = {
  width: {
    name: '半角标点改全角',
    sign: ',',
    why: '识别软件按页混用半角与全角；中文里用全角（GB/T 15834—2011）。每个标点算一处。',
  },
  blank: {
    name: '删去空格',
    sign: ' ',
    why: '汉字与数字、字母之间的空格是排版间距，不是文字；网页上的间距由样式给出。',
  },
  space: { name: '空格改全角', sign: ' ', why: '标题分行处、署名各项之间的空格，各记作一个全角空格。' },
  join: { name: '接上断段', sign: '⏎', why: '一段文字被换页、换行断开的，接起来。' },
  mark: {
    name: '去掉记号',
    sign: '#',
    why: '识别软件留下的标题号、加粗号、分隔线、项目号、页码；标题和加粗已转成网页的标题和小标题。',
  },
  written: {
    name: '换一种写法',
    sign: '¹',
    why: '上下标、上下排的分数、自动编号、符号字体，照印出来的样子写成文字。',
  },
};
