import { expect, it } from 'vitest';
import { warnSlow } from '../../scripts/slow.ts';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { IndicatorFileSchema } from '../../src/lib/indicator/schema.ts';

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

it.each([
  ['(?<=办理)建议', 'look-behind'],
  ['建议(?=件)', 'look-ahead'],
  ['(甲)\\1', 'a reference back'],
  ['甲(', 'an open bracket'],
])('refuses %s in a rule: %s is not matched in bounded time, or is no expression', (before) => {
  const file = { name: 'a', short: 'a', unit: '件', definition: 'a', rules: [{ before }] };
  const { success, error } = IndicatorFileSchema.safeParse(file);
  expect(success).toBe(false);
  expect(error?.issues[0]?.message).toContain(`“${before}”不能用作正则表达式`);
});
