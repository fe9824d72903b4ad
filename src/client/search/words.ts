import { at } from '../../base.ts';
import type { Answer } from '../../lib/search/ask.ts';
import type { Proposal } from '../../lib/search/propose.ts';
import { isSigns } from '../../lib/search/query.ts';
import { element } from '../element.ts';

/** What the search page says. */

export const NO_WORDS = '请输入文字或数字。';
export const SLOW = '网络较慢，检索索引还在路上，请稍候……也可以先从下面的目录进入各期。';
export const NO_INDEX = '检索暂时用不了，请重试；也可以从下面的目录进入各期，用浏览器的“在页面上查找”。';
export const OFFLINE = '现在没有网络，检索用不了，连上后请重试；已经打开过的各期仍可以看。';

const KIND: Record<Proposal['kind'] | 'near', string> = {
  figure: '数据',
  narrow: '只看',
  apart: '分开找',
  mechanism: '机制',
  stage: '办理环节',
  unit: '单位',
  indicator: '图表',
  title: '标题',
  near: '相近',
};

const LONGEST_ECHO = 30;

function echo(typed: string): string {
  return typed.length > LONGEST_ECHO ? `${typed.slice(0, LONGEST_ECHO)}……` : typed;
}

export function title(typed: string): string {
  return typed ? `${echo(typed)} · 检索 · 联络动态` : '检索 · 联络动态';
}

/** How much was found, in one sentence. */
export function count(
  typed: string,
  found: { shown: number; all: number; apart: number },
  chosen: readonly string[],
): string {
  const { shown, all, apart } = found;
  const question = typed ? `“${echo(typed)}”` : '';
  if (all + apart === 0) return `没有找到${question}。`;
  const within = chosen.length > 0 ? `（筛选前 ${all} 段）` : '';
  if (chosen.length > 0 && shown === 0) return `${question}筛选后没有结果${within}。`;
  const passages = all > 0 ? `${question}${question && '：'}${shown} 段文字${within}` : `没有一段同时含有${question}`;
  const articles = apart > 0 ? `；另有 ${apart} 篇各段分别提到` : '';
  const more =
    isSigns(typed) && typed
      ? '只有标点，加一个词会更准。'
      : [...typed].length === 1
        ? '只有一个字，多打一个字会更准。'
        : '';
  return `${passages}${articles}。${more}`;
}

/** How the question was understood, where that is not as it was typed. */
export function reading({ kind, alternatives }: Answer): string {
  const words = alternatives.map((each) => each.join(' ')).join('”“');
  switch (kind) {
    case 'pinyin':
      return `按拼音找“${words}”。`;
    case 'serial':
      return `期号按“${words}”找。`;
    case 'unquoted':
      return '带引号的没有，以下不计引号。';
    default:
      return '';
  }
}

/** A figure that no bulletin prints, because this site has computed it. */
export function computed(typed: string): string {
  return `原文没有印“${echo(typed)}”，上面的数据是本站由原文的数算出的。`;
}

/** Something to go on with, as an item of a list. */
export function proposalItem({ kind, text, href }: Omit<Proposal, 'kind'> & { kind: keyof typeof KIND }): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = at(href);
  link.append(element('span', 'proposal-kind', KIND[kind]), ` ${text}`);
  item.append(link);
  return item;
}
