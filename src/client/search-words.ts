import type { Answer } from '../lib/search/ask.ts';
import type { NameKind } from '../lib/search/names.ts';
import { element } from './search-results.ts';

/** What the search page says. */

export const NO_WORDS = '请输入文字或数字。引号里写要找的原话。';
export const SLOW = '检索索引还在路上，网络较慢，请稍候……也可以先从下面的目录进入各期。';
export const NO_INDEX =
  '检索索引没有载入：可能被浏览器或网络拦截，也可能还没有生成。请重试，或从下面的目录进入各期，用浏览器的“在页面上查找”。';
export const OFFLINE = '现在没有网络，检索索引载不下来。连上后请重试；已经打开过的各期仍可以看。';

export const KIND: Record<NameKind, string> = {
  mechanism: '机制',
  stage: '环节',
  unit: '单位',
  indicator: '图表',
  title: '标题',
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
  shown: number,
  all: number,
  chosen: readonly string[],
  apart: number,
  isOneCharacter: boolean,
): string {
  if (all + apart === 0) return `没有找到“${echo(typed)}”。`;
  if (chosen.length > 0 && shown === 0)
    return `“${echo(typed)}”有 ${all} 段，但没有一段合于筛选（${chosen.join('、')}）。`;
  const narrowed = chosen.length > 0 ? `（共 ${all} 段，已按 ${chosen.join('、')} 筛选）` : '';
  const passages = all > 0 ? `“${echo(typed)}”：${shown} 段${narrowed}` : `没有一段同时含有“${echo(typed)}”`;
  const articles = apart > 0 ? `；另有 ${apart} 篇各段分别提到` : '';
  return `${passages}${articles}。${isOneCharacter ? '只有一个字，多打一个字会更准。' : ''}`;
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

/** A name to go on with. */
export function proposal(kind: string, text: string, href: string): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = href;
  link.append(element('span', 'proposal-kind', kind), ` ${text}`);
  item.append(link);
  return item;
}
