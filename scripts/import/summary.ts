import { titleOfKey } from '../../src/lib/bulletin/issue-key.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { hasErrors } from '../../src/lib/diagnostic.ts';
import type { Decision } from '../../src/lib/document/reading.ts';
import { REMOVALS } from '../../src/lib/proof/rules.ts';
import type { Outcome } from './importing.ts';

/** What of an import a person can hold against the original in a minute. */
export function summarise(bulletin: Bulletin, { received, isKept = false }: Outcome): string[] {
  const { decisions, removals, substitutions } = received;
  const blocks = bulletin.articles.flatMap((article) => article.blocks);
  const count = (kind: string) => blocks.filter((block) => block.kind === kind).length;
  const levels = [1, 2, 3, 4].flatMap((level) => {
    const found = blocks.filter((block) => block.kind === 'heading' && block.level === level).length;
    return found > 0 ? [`${['', '一、', '（一）', '1.', '（1）'][level]} ${found}`] : [];
  });
  const joined = decisions.filter(({ kind }) => kind === 'join').length;
  const doubtful = decisions.filter(({ certainty }) => certainty === 'low');
  return [
    `${titleOfKey(bulletin.serial, ' ')}（${bulletin.date}）：${bulletin.articles.length} 篇文章，小标题 ${count('heading')} 个${levels.length > 0 ? `（${levels.join('，')}）` : ''}，段落 ${count('paragraph')} 个，表格 ${count('table')} 个`,
    ...bulletin.articles.map(({ title, unit }, i) => `  ${i + 1}. ${title.text}（${unit ?? '没有单位'}）`),
    `接起来的断行 ${joined} 处；改写 ${substitutions.length} 处；没有收入 ${removals.length} 处${describeRemovals(removals)}`,
    ...(doubtful.length > 0
      ? [
          `拿不准的 ${doubtful.length} 处，对照原件（${isKept ? '这一期已经收过，整理本没有动，这些不再记进去' : '记在元数据 unconfirmed 里，核对后删去那一行，或运行 npm run import -- 文件 --confirm'}）：`,
        ]
      : []),
    ...doubtful.map((decision) => `  ${placeOf(decision)}：“${decision.quote.slice(0, 30)}” ${decision.reason}`),
  ];
}

function placeOf({ place }: Decision): string {
  return place.page ? `第 ${place.page} 页第 ${place.line} 行` : `第 ${place.line} 行`;
}

function describeRemovals(removals: Outcome['received']['removals']): string {
  const counts = Map.groupBy(removals, ({ rule }) => rule);
  const told = [...counts].map(([rule, own]) => `${REMOVALS[rule].name} ${own.length}`);
  return told.length > 0 ? `（${told.join('，')}）` : '';
}

/** The same for programs. */
export function toJson(file: string, { received, diagnostics, lines }: Outcome) {
  const accepted = !hasErrors(diagnostics);
  const { bulletin, decisions, removals, substitutions } = received;
  const flat = <Placed extends { place: Decision['place'] }>({ place, ...rest }: Placed) => ({ ...place, ...rest });
  return {
    file,
    accepted,
    serial: bulletin?.serial ?? null,
    articles: (bulletin?.articles ?? []).map(({ title, unit }) => ({ title: title.text, unit: unit ?? null })),
    decisions: decisions.map(flat),
    removals: removals.map(flat),
    substitutions: substitutions.map(flat),
    diagnostics: diagnostics.map(({ code, severity, line, quote, message, repair }) => ({
      code,
      severity,
      line: line ?? null,
      quote: quote ?? null,
      message,
      repair,
    })),
    written: accepted ? lines : [],
  };
}
