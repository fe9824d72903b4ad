import { expect, it } from 'vitest';
import { equationField } from '../../src/lib/receive/word/equation-field.ts';

/** The field EQ of Word, with which offices set characters in rings, fractions and small formulas. */

it.each([
  ['EQ \\o\\ac(○,1)', '①'],
  ['eq \\o\\ac(○,10)', '⑩'],
  ['EQ \\o\\ac(○,２１)', '㉑'],
  ['EQ \\o(○,50)', '㊿'],
  ['EQ \\o\\ac(○,一)', '㊀'],
  ['EQ \\o\\ac(○,A)', 'Ⓐ'],
  ['EQ \\o\\ac(○,b)', 'ⓑ'],
  ['EQ \\o\\ac(○,正)', '㊣'],
  ['EQ \\f(2,3)', '⅔'],
  ['EQ \\f(2;3)', '⅔'],
  ['EQ 10\\s\\up5(4)', '10⁴'],
  ['EQ H\\s\\do5(2)O', 'H₂O'],
  ['EQ \\r(3,8)', '³√8'],
  ['EQ \\r(,a+b)', '√(a+b)'],
  ['EQ \\b(\\f(1,2))', '(½)'],
  ['EQ \\f(\\r(2),2)', '√2/2'],
])('%s is %s', (instruction, text) => {
  expect(equationField(instruction)?.text).toBe(text);
});

it.each([
  'EQ \\o\\ac(○,51)',
  'EQ \\o\\ac(○,督)',
  'EQ \\o\\ac(□,1)',
  'EQ \\o(甲,乙)',
  'EQ \\s\\up5(甲)',
  'EQ \\i(a,b,c)',
  'EQ \\f(1,2',
  'EQ \\f(1,2,3)',
  'EQ \\a\\al(1,2)',
  'EQ 甲',
  `EQ ${'\\b('.repeat(20)}1${')'.repeat(20)}`,
])('%s is not guessed', (instruction) => {
  expect(equationField(instruction)).toBeUndefined();
});
