import { at } from '../../base.ts';
import type { Answer } from '../../lib/search/ask.ts';
import { LOST } from '../../lib/search/encoding.ts';
import type { Proposal } from '../../lib/search/propose.ts';
import { isSigns } from '../../lib/search/query.ts';
import { element } from '../element.ts';
import type { FaultKind } from './fault.ts';

/** What the search page says. */

export const NO_WORDS = '请输入文字或数字。';
export const SLOW = '网络较慢，检索索引还在路上，请稍候……也可以先从下面的目录进入各期。';
/** What stands for the question in `BUSY`. */
const QUESTION = '%';
/** While a question is asked; the page has it before any script. */
export const BUSY = `正在检索${QUESTION}……`;

const INSTEAD = '也可以从下面的目录进入各期，用浏览器的“在页面上查找”。';
/** The browsers that have what the search needs: workers, and patterns that look behind. */
export const BROWSERS = 'Chrome 或 Edge 92、Firefox 78、Safari 16.4 以上';

const FAULT: Record<FaultKind, string> = {
  unreachable: `检索暂时用不了（网站没有应答），请重试；${INSTEAD}`,
  silent: `检索暂时用不了（等了很久没有收到数据），请检查网络后重试；${INSTEAD}`,
  damaged: `检索暂时用不了（收到的索引缺损，或不是同一次发布的），请重试；${INSTEAD}`,
  changed: `检索暂时用不了（网站刚刚更新），请重试；${INSTEAD}`,
  old: `检索暂时用不了（网站已更新，这一页还是旧的），请重新载入；${INSTEAD}`,
  browser: `检索在这个浏览器里用不了：它没有或关闭了检索要用的后台线程（Web Worker），请换用 ${BROWSERS}。`,
};
const OFFLINE = '现在没有网络，检索用不了，连上后请重试；已经打开过的各期仍可以看。';
/** Where the program itself did not come, or does not run. */
export const NO_PROGRAM = `检索暂时用不了（检索程序没有取到，或者浏览器太旧，要用 ${BROWSERS}），请重新载入；${INSTEAD}`;

/** Why a question has no answer, and what to do: never that nothing is there. */
export function fault(kind: FaultKind, isOnline: boolean): string {
  return isOnline || kind === 'browser' ? FAULT[kind] : OFFLINE;
}

/** What the button says that goes with a fault; none where a new try cannot help. */
export function retry(kind: FaultKind): string {
  return kind === 'browser' ? '' : kind === 'old' ? '重新载入' : '重试';
}

const KIND: Record<Proposal['kind'] | 'near' | 'piece', string> = {
  figure: '数据',
  narrow: '只看',
  apart: '分开找',
  simplified: '简体',
  mechanism: '机制',
  stage: '办理环节',
  unit: '单位',
  indicator: '图表',
  title: '标题',
  chart: '图表',
  near: '相近',
  piece: '拆开找',
};

const LONGEST_ECHO = 30;

function echo(typed: string): string {
  return typed.length > LONGEST_ECHO ? `${typed.slice(0, LONGEST_ECHO)}……` : typed;
}

export function busy(typed: string): string {
  return BUSY.replace(QUESTION, () => typed && `“${echo(typed)}”`);
}

export function title(typed: string): string {
  return typed ? `${echo(typed)} · 检索 · 联络动态` : '检索 · 联络动态';
}

/** How much was found, in one sentence. */
export function count(
  typed: string,
  found: { shown: number; all: number; apart: number },
  chosen: readonly string[],
  isLike = false,
): string {
  const { shown, all, apart } = found;
  const question = typed ? `“${echo(typed)}”` : '';
  if (all + apart === 0) return isLike ? `没有找到整句${question}，下面是相近的和拆开来的。` : `没有找到${question}。`;
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
    case 'trimmed':
      return `带着前后的标点没有，以下按“${words}”找。`;
    case 'written':
      return `照所打的字形没有，以下按“${words}”找。`;
    case 'respelt':
      return `照所打的写法没有，以下按“${words}”找。`;
    case 'decoded':
      return `问的是转过码的字，以下按“${words}”找。`;
    default:
      return '';
  }
}

/** A question of which bytes were lost on the way. */
export function damaged(typed: string): string {
  return typed.includes(LOST) ? '链接里的字坏了，请在上面重新输入。' : '';
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
