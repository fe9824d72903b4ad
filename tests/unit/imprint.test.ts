import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShownInMasthead, withoutContacts } from '../../src/lib/bulletin/imprint.ts';
import { LABELS } from '../../src/lib/bulletin/labels.ts';
import { renderReceived, withholdContacts } from '../../src/lib/reading/received.ts';
import { toSearchArticles } from '../../src/lib/search/article.ts';
import { collate } from '../../src/lib/source/collation.ts';
import { checkFidelity } from '../../src/lib/source/fidelity.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { type ImportedText, importText } from './import-text.ts';

const HEAD =
  '联络动态\n\n第 5 期\n\n（总第九百期）\n\n湖南省人大常委会代表工作委员会编\n\n2031 年 3 月 24 日\n\n## 一条消息\n\n今年以来，全省办结建议28件。\n\n';
const FACTS = { nameOf: (unit: string) => unit, stagesOf: () => [], hasFigures: () => false };

function read(imprint: string, head = HEAD) {
  const source = `${head}${imprint}\n`;
  const imported = importText(source);
  const lines = new Map<string, number>();
  expect(checkFidelity({ ...imported, lines, file: 'x.mdx', sourceFile: 'x.txt' })).toEqual([]);
  return { ...imported, source, diagnostics: parseSource(source, 'x.txt').diagnostics };
}

/** All that readers get of a bulletin's frame, and its text. */
function published({ bulletin, original, record, source }: ImportedText & { source: string }): string {
  const stretches = collate(bulletin, original, record, source);
  const received = renderReceived(1, withholdContacts(bulletin, stretches).stretches);
  return [
    JSON.stringify({ ...bulletin, imprint: withoutContacts(bulletin.imprint) }),
    JSON.stringify(toSearchArticles(bulletin, FACTS)),
    received.replace(/<[^>]+>/gu, ''),
  ].join('\n');
}

describe('what readers see of an imprint', () => {
  it.each([
    ['a label nobody knows behind a known one', '责任编辑：林湛\n\n审看：周岚', ['林湛', '周岚'], []],
    ['one above all known ones', '策划：周岚\n\n批准文号：湘党简准字〔2000〕第28号', ['周岚'], ['第28号']],
    ['several on one line', '组稿：林湛 审读：周岚 内线：8531\n\n印数：300份', ['林湛', '周岚', '8531'], ['300份']],
    ['labels with blanks inside', '审　核：林湛　校　阅：周岚', ['林湛', '周岚'], []],
    ['no known label at all', '统筹人：周岚\n\n电子信箱：abc@example.org', ['周岚', 'abc@example'], []],
    [
      'Latin labels',
      '责任编辑：林湛\nE-mail：abc@example.org\nTel：0731-8530\nQQ：778899',
      ['abc@', '8530', '778899'],
      [],
    ],
    ['a telephone in a public value', '批准文号：湘党简准字〔2000〕第28号 0731-85309270', ['85309270'], []],
    ['a mobile cut by blanks among recipients', '送：各市州人大常委会 138 0731 9270\n\n印数：20份', ['9270'], ['20份']],
    ['a value in the next line', '责任编辑：\n\n林湛\n\n地址：\n\n韶山路1号', ['林湛', '韶山路'], []],
    ['a label in brackets', '（责任编辑：周岚）', ['周岚'], []],
    ['a name without a label', '批准文号：湘党简准字〔2000〕第28号\n\n林湛　周岚', ['林湛', '周岚'], ['第28号']],
    [
      'who edits, and when it was printed',
      '主办：湖南省人大常委会办公厅\n\n2031年3月24日印发\n\n签批：周岚',
      ['周岚'],
      ['主办', '24日印发'],
    ],
    ['a person under a public label', '主编单位：林湛', ['林湛'], []],
    ['labels behind commas', '准印证号：（湘）0012345号；发行：林湛，微信：lz2020', ['林湛', 'lz2020'], ['0012345号']],
    [
      'ten labels nobody knows below one known',
      `编辑：林湛\n\n${'甲乙丙丁戊己庚辛壬癸'
        .split('')
        .map((x) => `${x}岗：周岚`)
        .join('\n\n')}`,
      ['林湛', '周岚'],
      [],
    ],
  ])('%s', (_, imprint, hidden, shown) => {
    const out = published(read(imprint));
    for (const words of hidden) expect(out).not.toContain(words);
    for (const words of shown) expect(out).toContain(words);
    expect(out).toContain('全省办结建议28件');
  });

  it('keeps every body that a bulletin goes to', () => {
    const line = '送：全国人大常委会代表工作委员会，各省（区、市）人大常委会代表工作机构，省委组织部，省高级人民法院';
    const { bulletin, diagnostics } = read(
      `${line}\n\n省人大各专门委员会\n\n各市州、县市区人大常委会\n\n责任编辑：林湛`,
    );
    expect(withoutContacts(bulletin.imprint)[0]?.lines).toHaveLength(3);
    expect(diagnostics).toEqual([]);
  });

  it('takes no text of an article for it', () => {
    for (const last of ['办理结果：满意', '一是：加强领导', '主要做法：建立台账，逐件销号，件件有回音。']) {
      const { bulletin } = read(`${last}\n\n批准文号：湘党简准字〔2000〕第28号`);
      expect(JSON.stringify(bulletin.articles)).toContain(last.slice(-4));
    }
  });

  it('names what it withholds without being told, with the line and the way out', () => {
    const { diagnostics } = read('审看：周岚\n\n责任编辑：林湛\n\n印数：周岚');
    expect(diagnostics.map(({ code, line, quote }) => [code, line, quote])).toEqual([
      ['unknown-label', 15, '审看'],
      ['withheld-value', 19, '印数'],
    ]);
    expect(diagnostics[0]?.repair).toContain('src/lib/bulletin/labels.ts');
  });

  it('no value of a label outside the list survives, whatever the label is', () => {
    const han = fc.string({
      unit: fc.constantFrom(...'审读阅看稿统筹策划监制责通联络发行摄影美术技支持顾问'),
      minLength: 2,
      maxLength: 6,
    });
    const label = han.filter((word) => !LABELS.has(word));
    const gap = fc.constantFrom('\n', '\n\n', '　', ' ');
    const value = fc.constantFrom('周岚许', '周岚许 林湛', '0731-8530927', 'xk_2020', '韶山路甲座');
    fc.assert(
      fc.property(fc.array(fc.tuple(label, value, gap), { minLength: 1, maxLength: 6 }), (fields) => {
        const text = fields.map(([name, words, after]) => `${name}：${words}${after}`).join('');
        expect(published(read(`责任编辑：林湛\n\n${text}\n\n印数：300份`))).not.toMatch(
          /周岚|林湛|8530|xk_2020|韶山路/u,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('withholds whoever signs in the masthead, not the body that edits', () => {
    expect(['签发人：周岚', '联系电话：0731-85309270', '密级：周岚'].map(isShownInMasthead)).toEqual([
      false,
      false,
      false,
    ]);
    expect(
      ['主办：湖南省人大常委会办公厅', '第5期（总第九百期）', '2031.3.24', '编辑：湖南省人大常委会代表工作委员会'].map(
        isShownInMasthead,
      ),
    ).toEqual([true, true, true, true]);
  });
});

it('takes a late table of figures for no label, whatever its first head is', () => {
  const text = `联络动态\n第9期\n（总第七百九十九期）\n湖南省人大常委会代表工作委员会编\n2028年4月1日\n\n## 题目\n\n省水利厅\n\n各单位办理情况如下：\n\n|承办单位|件数（件）|A类|\n|---|---|---|\n|县水利局|12|8|\n|县教育局|9|5|\n\n下一步继续努力，争取办结率达到100%。\n\n---\n\n送：各市州。\n`;
  const { bulletin } = parseSource(text, 'x.txt');
  expect(bulletin?.articles[0]?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
  expect(bulletin?.imprint.map(({ label }) => label)).toEqual(['送']);
});
