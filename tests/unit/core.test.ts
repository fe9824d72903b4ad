import { describe, expect, it } from 'vitest';
import { knowledgeOfLabels } from '../../scripts/labels.ts';
import { scoreMarked } from '../marked.ts';

/** Passages of many kinds of text, most of whose figures are near misses: what the core must not fall below on them. */
describe('core indicators of marked passages', () => {
  const { marks, core, recalled, claimed, rightly, problems } = scoreMarked(
    'tests/lines/core.tsv',
    knowledgeOfLabels(),
  );

  it('has more near misses than results', () => {
    expect(core).toBeGreaterThan(80);
    expect(marks - core).toBeGreaterThan(core);
  });

  it('are claimed rightly, and most of them are', () => {
    expect(rightly / claimed, problems.join('\n')).toBeGreaterThanOrEqual(0.98);
    expect(recalled / core, problems.join('\n')).toBeGreaterThanOrEqual(0.86);
  });
});
