import { describe, expect, it } from 'vitest';
import { summarise } from '../../scripts/import/summary.ts';
import { importText } from './import-text.ts';

const TEXT =
  '联络动态\n\n第 5 期（总第 755 期）\n\n某省人大常委会代表工作委员会编　2026年3月24日\n\n## 办好代表建议\n\n省水利厅\n\n共办理12件。\n\n送：各位代表\n';

describe('the summary of an import', () => {
  const { bulletin } = importText(TEXT);
  const doubt = { kind: 'join', place: { line: 9, page: 2 }, quote: '共办理', reason: '试', certainty: 'low' } as const;
  const outcome = (isKept: boolean) =>
    summarise(bulletin, {
      received: { decisions: [doubt], removals: [], substitutions: [] },
      diagnostics: [],
      lines: [],
      isKept,
    } as never).join('\n');

  it('says what there is and what to hold against the original, with page and line', () => {
    expect(outcome(false)).toMatch(
      /总第 755 期（2026-03-24）：1 篇文章[\s\S]*省水利厅[\s\S]*第 2 页第 9 行：“共办理” 试/u,
    );
  });

  it('does not say that a doubt is written down where the edition stays as it is', () => {
    expect(outcome(false)).toContain('记在元数据 unconfirmed 里');
    expect(outcome(true)).not.toContain('unconfirmed');
    expect(outcome(true)).toContain('不再记进去');
  });
});
