import { readNumeral } from '../../text/numeral.ts';
import type { Candidate, Rule } from '../candidate.ts';
import { DIGITS } from '../signs.ts';
import { readUnit, unitNamed } from '../unit.ts';
import { finish, readTail } from './number-unit.ts';

const SIGNS: Readonly<Record<string, string>> = {
  人民币: '元',
  '¥': '元',
  '￥': '元',
  $: '美元',
  US$: '美元',
  '€': '欧元',
  '£': '英镑',
};
const BEFORE = /(?<!\d\s*)(人民币|US\$|[¥￥$€£])\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)/gu;

/** 人民币50元, ¥1,200: the currency stands before the number. */
export const currencyFirst: Rule = {
  name: 'currency-first',
  finds: '币名或货币符号在前的金额',
  needs: [DIGITS, '币¥￥$€£'],
  find: (text) =>
    [...text.matchAll(BEFORE)].flatMap((match): Candidate[] => {
      const [whole, sign = '', numeral = ''] = match;
      const value = readNumeral(numeral);
      const unit = unitNamed(SIGNS[sign] ?? '');
      if (value === undefined || !unit) return [];
      const numeralEnd = match.index + whole.length;
      const tail = readTail(text, numeralEnd);
      const stated = readUnit(text, tail.end);
      const found = stated?.unit.kind === 'money' ? stated : { unit, end: tail.factor > 1 ? tail.end : numeralEnd };
      const { start: _, ...candidate } = finish(
        text,
        { rule: 'currency-first', start: match.index, numeralEnd, value },
        tail,
        found,
      );
      return [{ ...candidate, start: match.index }];
    }),
};
