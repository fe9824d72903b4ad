import { describe, expect, it } from 'vitest';
import { sumOf } from '../../src/lib/arithmetic/agreement.ts';
import { itemsOf } from '../../src/lib/arithmetic/item.ts';
import { relationOf } from '../../src/lib/arithmetic/share.ts';
import { isMendedBy, isResultMended } from '../../src/lib/arithmetic/slip.ts';
import { figuresOfPassage } from '../../src/lib/quantity/figure.ts';
import { readBlocks } from '../../src/lib/source/paragraphs.ts';

function itemsIn(text: string) {
  const [block] = readBlocks(text);
  if (block?.kind !== 'paragraph') throw new Error(text);
  return itemsOf([{ passage: block.passage, figures: figuresOfPassage(block.passage, 1) }]);
}

function sumIn(text: string) {
  const [whole, ...parts] = itemsIn(text);
  if (!whole) throw new Error(text);
  return sumOf(whole, parts);
}

function shareIn(text: string) {
  const [whole, part, share] = itemsIn(text);
  if (!whole || !part || !share) throw new Error(text);
  return relationOf([part], whole, share);
}

describe('a slip that mends a relation', () => {
  it.each([
    ['digits of a part in each other’s place', '共328件，甲310件，乙9件，丙18件。', 'swap'],
    ['digits of the whole in each other’s place', '共2684件，甲348件，乙2516件。', 'swap'],
    ['digits on both sides of a point', '共386.5亿元，甲281.9亿元，乙140.6亿元。', 'slip'],
    ['another digit', '共254件，甲214件，乙50件。', 'slip'],
    ['a digit that was lost', '共246件，甲21件，乙32件。', 'slip'],
    ['a digit too many', '共246件，甲2214件，乙32件。', 'slip'],
    ['a point one place off', '共246亿元，甲21.4亿元，乙32亿元。', 'slip'],
  ] as const)('is seen: %s', (_, text, slip) => {
    expect(isMendedBy(sumIn(text), slip)).toBe(true);
  });

  it.each([
    ['another digit is no swap', '共246件，甲244件，乙32件。', 'swap'],
    ['two numbers would have to be others', '共246件，甲127件，乙58件。', 'slip'],
  ] as const)('is not seen: %s', (_, text, slip) => {
    expect(isMendedBy(sumIn(text), slip)).toBe(false);
  });

  it('is one of the printed result, or of any number', () => {
    const rate = shareIn('交办198件，办结193件，办结率95.7%。');
    expect(isResultMended(rate)).toBe(true);
    const whole = shareIn('交办198件，满意187件，满意率96.9%。');
    expect([isResultMended(whole), isMendedBy(whole, 'slip')]).toEqual([false, true]);
  });
});
