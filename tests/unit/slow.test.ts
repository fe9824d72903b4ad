import { expect, it } from 'vitest';
import { warnSlow } from '../../scripts/slow.ts';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';

/** Uses the processor for so many milliseconds. */
function work(milliseconds: number): string {
  const before = process.cpuUsage();
  while (process.cpuUsage(before).user < milliseconds * 1000);
  return 'done';
}

it('names a file that takes long, and none that does not', () => {
  const told: Diagnostic[] = [];
  expect(
    warnSlow(
      'content/bulletins/678.mdx',
      (slow) => told.push(slow),
      () => work(10),
    ),
  ).toBe('done');
  expect(told).toEqual([]);
  warnSlow(
    'content/bulletins/678.mdx',
    (slow) => told.push(slow),
    () => work(300),
    0.2,
  );
  expect(told).toMatchObject([{ code: 'slow', severity: 'warning', file: 'content/bulletins/678.mdx' }]);
  expect(told[0]?.repair).toContain('重复粘贴');
});
