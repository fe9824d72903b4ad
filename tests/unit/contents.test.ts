import { describe, expect, it } from 'vitest';
import { printedPieces } from '../../src/lib/bulletin/printed.ts';
import { compare } from '../../src/lib/proof/compare.ts';
import { readText } from '../../src/lib/receive/text/text.ts';
import { tidyTitle } from '../../src/lib/text/width.ts';
import { importText } from './import-text.ts';

const text = (entries: readonly string[], body = '满意率为98%。') =>
  `联络动态\n\n第 7 期（总第 812 期）\n\n湖南省人大常委会代表工作委员会编　二〇二七年九月三十日\n\n本期要目\n\n${entries.join('\n')}\n\n## 以“云督办”推动建议落地\n\n省数据局\n\n${body}\n\n## 数据说话见实效\n\n省统计局\n\n办结86件。\n`;

describe('titles of a list of contents', () => {
  it.each(['●', '○ ', '◆', '•　'])('stand without the sign %s before them, which the record names', (sign) => {
    const { bulletin, record, original } = importText(
      text([`${sign}以“云督办”推动建议落地……………1`, `${sign}数据说话见实效……………3`]),
    );
    expect(bulletin.contents?.titles).toEqual(['以“云督办”推动建议落地', '数据说话见实效']);
    expect(
      record
        .filter(({ rule, from }) => (rule === 'bullet' || rule === 'mark') && from.includes(sign.trim()))
        .map(({ from }) => from.trim()),
    ).toEqual([sign.trim(), sign.trim()]);
    expect(
      compare(
        original,
        record,
        printedPieces(bulletin).map((piece) => piece.text),
      ),
    ).toEqual([]);
  });

  it('keep their numbers', () => {
    const { bulletin } = importText(text(['1. 以“云督办”推动建议落地', '2. 数据说话见实效']));
    expect(bulletin.contents?.titles).toEqual(['1.以“云督办”推动建议落地', '2.数据说话见实效']);
  });
});

describe('blanks of a title', () => {
  it('are closed where one of them that may not break stands between ideographs, and a gap where two do', () => {
    expect(tidyTitle('推动\u00a0建议落地')).toBe('推动建议落地');
    expect(tidyTitle('推动\u00a0\u00a0建议落地')).toBe('推动\u3000建议落地');
    expect(tidyTitle('推动 建议落地')).toBe('推动\u3000建议落地');
  });
});

describe('places in a text', () => {
  it('of cells that stand a line each are those of the first of them', () => {
    const cells = ['办理情况', '单位', '件数', '满意率', '省教育厅', '28', '98%', '省数据局', '31', '99%'];
    const { diagnostics } = readText(`开头一段话，这里不是表格。\n\n${cells.join('\n')}\n`);
    expect(diagnostics).toMatchObject([
      { code: 'scattered-cells', line: 3, quote: '办理情况', message: expect.stringContaining('10 行') },
    ]);
  });

  it('of a comment that holds a radical, or a character of a font, are no fault', () => {
    const comment = '<!-- ⼗件，\ue000 -->';
    const { bulletin, record } = importText(
      text(['以“云督办”推动建议落地', '数据说话见实效'], `满意率${comment}为98%。`),
    );
    expect(record.find(({ rule }) => rule === 'comment')?.from).toBe(comment);
    expect(JSON.stringify(bulletin)).toContain('满意率为98%。');
  });
});
