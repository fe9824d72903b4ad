import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importFile } from '../../scripts/import/importing.ts';
import { readBulletins } from '../../scripts/run.ts';
import { verifyEdition } from '../../scripts/verification.ts';
import type { Block } from '../../src/lib/bulletin/schema.ts';

/** Pages of sites as people save them: what of them stands in the edition, and what is told of the rest. */

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = '<p>联络动态</p><p>第7期</p><p>（总第757期）</p><p>某省人大常委会代表工作委员会编　2026年5月18日</p>';
const TITLE = '<p align="center"><b>坚持三个到位　提升建议办理质效</b></p><p align="center">省教育厅</p>';
const FOOT = '<p>送：各位代表</p><p>责任编辑：甲乙</p>';
const page = (body: string, head = '<meta charset="utf-8">') =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

let count = 0;
/** Imports a page into folders of its own, reads it back and proves it. */
async function take(bytes: string | Buffer, given = {}) {
  const place = join(folder, String(++count));
  const [to, sources, file] = [`${place}/b`, `${place}/s`, `${place}.html`];
  writeFileSync(file, bytes);
  const settings = { to, sources, force: false, given, confirm: false, replace: false, today: '2026-11-29' };
  const { diagnostics, received } = await importFile(file, settings);
  const [edition] = readBulletins(to);
  if (edition) expect(await verifyEdition(edition, sources)).toEqual([]);
  const textsOf = (block: Block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text).join('|')) : [block.passage.text];
  const bulletin = edition?.bulletin;
  return {
    codes: diagnostics.map(({ code }) => code),
    repairs: diagnostics.map(({ repair }) => repair).join('\n'),
    removals: received.removals.map(({ rule, text }) => `${rule} ${text}`),
    masthead: bulletin?.masthead,
    titles: bulletin?.articles.map(({ title, unit }) => [title.text, unit]),
    blocks: bulletin?.articles.flatMap(({ blocks }) => blocks.flatMap(textsOf)),
    imprint: bulletin?.imprint,
  };
}

const TITLES = [['坚持三个到位　提升建议办理质效', '省教育厅']];

describe('a page of a site', () => {
  it('with menus above and a foot below: what stands around the bulletin is left out by name', async () => {
    const menu =
      '<div id="nav"><a>首页</a><a>机构设置</a><ul><li>代表工作</li><li>信息公开</li></ul></div><div>当前位置：首页 &gt; 联络动态</div>';
    const foot =
      '<div class="foot">【打印本页】【关闭窗口】</div><div>版权所有：某省人大常委会　备案号：某ICP备1号</div>';
    const taken = await take(page(`${menu}${HEAD}${TITLE}<p>　　今年以来，共承办建议286件。</p>${FOOT}${foot}`));
    expect(taken).toMatchObject({ titles: TITLES, blocks: ['今年以来，共承办建议286件。'] });
    expect(taken.masthead?.[0]).toBe('联络动态');
    for (const words of ['首页机构设置', '代表工作', '当前位置：首页 > 联络动态', '版权所有'])
      expect(taken.removals.join('\n'), words).toContain(`chat ${words}`);
    expect(taken.imprint?.map(({ label }) => label)).toEqual(['送', '责任编辑']);
  });

  it('without an imprint: the foot of the site below its last words is none', async () => {
    const foot = '<div>上一篇：<a>用好督办队</a></div><div>主办：某省人大常委会办公厅</div><div>地址：某路1号</div>';
    const taken = await take(page(`${HEAD}${TITLE}<p>　　今年以来，共承办建议286件。</p>${foot}`));
    expect(taken).toMatchObject({ titles: TITLES, blocks: ['今年以来，共承办建议286件。'], imprint: [] });
    expect(taken.removals).toEqual(expect.arrayContaining(['chat 主办：某省人大常委会办公厅', 'chat 地址：某路1号']));
    // Text or an imprint below such words: nothing is the foot of a site.
    const printed = await take(page(`${HEAD}${TITLE}<p>　　共承办建议286件。</p><p>【打印本页】</p>${FOOT}`));
    expect(printed.imprint?.map(({ label }) => label)).toEqual(['送', '责任编辑']);
  });

  it('set in tables, in GB 18030, with one cell for the whole text and breaks for paragraphs', async () => {
    const text = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table width=900><tr><td>${HEAD}</td></tr><tr><td><table><tr><td>
    <div align=center>坚持三个到位　提升建议办理质效</div><div align=center>省教育厅</div>
    　　今年以来，共承办建议286件。<br>　　一、抓部署。专题研究3次。<br><br>　　二、抓落实。办结286件。<br>${FOOT}</td></tr></table></td></tr></table></body></html>`;
    const bytes = Buffer.from(text.split('').flatMap((sign) => [...gb(sign)]));
    expect(await take(bytes)).toMatchObject({
      titles: TITLES,
      blocks: ['今年以来，共承办建议286件。', '一、抓部署。专题研究3次。', '二、抓落实。办结286件。'],
    });
  });

  it('of WeChat, which hides its text until a program of it has run; what is hidden elsewhere is not taken', async () => {
    const hidden = '<p style="visibility: hidden">看不见的话</p>';
    const text = `${HEAD}${TITLE}<p>今年以来，共承办建议286件。</p>${hidden}${FOOT}`;
    const taken = await take(page(`<div id="js_content" style="visibility: hidden; opacity: 0;">${text}</div>`));
    expect(taken).toMatchObject({ titles: TITLES, blocks: ['今年以来，共承办建议286件。'] });
    expect(taken.removals).toContain('unseen 看不见的话');
  });

  it('saved by Word: styles and conditional comments are no words, a note mark stays apart from its number', async () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><style><!-- p.MsoNormal {margin:0} --></style><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--></head>`;
    const body = `<body lang=ZH-CN><div class=WordSection1>${HEAD}<p class=MsoNormal align=center style='text-align:center'><span style='font-size:22.0pt'>坚持三个到位　提升建议办理质效</span></p><p class=MsoNormal align=center>省教育厅</p>
    <p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt'>今年以来，共承办建议<span lang=EN-US>286<sup>1</sup></span>件，排放
3×10<sup>4</sup>吨。<o:p></o:p></span></p>${FOOT}</div></body></html>`;
    expect(await take(word + body)).toMatchObject({
      titles: TITLES,
      blocks: ['今年以来，共承办建议286¹件，排放3×10⁴吨。'],
    });
  });

  it('with a table of data: heads over two rows, cells over several columns, sums', async () => {
    const table = `<table border=1><tr><td rowspan=2>单位</td><td colspan=2>办理结果</td></tr><tr><td>A类</td><td>B类</td></tr><tr><td>甲处</td><td>128</td><td>96</td></tr><tr><td>合计</td><td>128</td><td>96</td></tr></table>`;
    const { blocks } = await take(page(`${HEAD}${TITLE}<p>办理情况如下。</p>${table}<p>下一步持续推进。</p>${FOOT}`));
    expect(blocks?.slice(-3)).toEqual(['甲处|128|96', '合计|128|96', '下一步持续推进。']);
    expect(blocks?.join('\n')).toContain('单位|办理结果|\n|A类|B类');
  });

  it('with words that nobody sees, readings of characters and controls: each is named', async () => {
    const odd =
      '<p>召开<span style="display: none">秘密</span><ruby>推进<rp>(</rp><rt>tuījìn</rt><rp>)</rp></ruby>会3次。<button>复制</button></p><div hidden>草稿12件</div>';
    const taken = await take(page(`${HEAD}${TITLE}${odd}${FOOT}`));
    expect(taken.blocks).toEqual(['召开推进会3次。']);
    for (const words of ['unseen 秘密', 'ruby tuījìn', 'web 复制', 'unseen 草稿12件'])
      expect(taken.removals).toContain(words);
  });

  it('that does not close its elements, with entities and masked numbers', async () => {
    const body = `${HEAD.replaceAll('</p>', '')}${TITLE.replaceAll('</p>', '')}<p>热线07**0021，&ge;90%按期办结，A&amp;B两类共12&nbsp;件。<p>第二段办结3件。<div>第三段____件。${FOOT.replaceAll('</p>', '')}`;
    expect(await take(page(body))).toMatchObject({
      titles: TITLES,
      blocks: ['热线07**0021，≥90%按期办结，A&B两类共12件。', '第二段办结3件。', '第三段____件。'],
    });
  });

  it('that only shows a text in one element: each of its lines is a paragraph', async () => {
    const text =
      '联络动态\n第7期\n（总第757期）\n某省人大常委会代表工作委员会编　2026年5月18日\n\n坚持三个到位　提升建议办理质效\n省教育厅\n\n　　今年以来，共承办建议286件。\n\n送：各位代表\n责任编辑：甲乙\n';
    expect(await take(`<html><body><pre>${text}</pre></body></html>`)).toMatchObject({
      titles: TITLES,
      blocks: ['今年以来，共承办建议286件。'],
    });
  });

  it('of a chat: its words go by name, zero-width characters too', async () => {
    const chat = `<div id="js_article"><h1>联络动态第7期</h1><span>某省人大</span><em>2026-05-18 10:00</em><p>点击上方蓝字关注我们</p>${HEAD}${TITLE}<section><span>今年以来，共承办\u200b建议286件。</span></section>${FOOT}<p>阅读1523在看12赞30</p></div>`;
    const taken = await take(page(chat));
    expect(taken).toMatchObject({ titles: TITLES, blocks: ['今年以来，共承办建议286件。'] });
    expect(taken.removals).toEqual(
      expect.arrayContaining(['chat 点击上方蓝字关注我们', 'chat 阅读1523在看12赞30', 'invisible \u200b']),
    );
  });

  it('with pictures: they are told of, and a caption is not joined to what follows', async () => {
    const taken = await take(
      page(
        `${HEAD}${TITLE}<p>现场办理。</p><p align=center><img src=a.jpg alt="现场"></p><p align=center>图1　代表视察现场</p><p>　　下一步抓好12件。</p>${FOOT}`,
      ),
    );
    expect(taken.codes).toContain('image');
    expect(taken.blocks).toEqual(['现场办理。', '图1代表视察现场', '下一步抓好12件。']);
  });

  it.each([
    ['a sign of a font', page(`${HEAD}${TITLE}<p>代表\ue123提出3件。</p>${FOOT}`), 'private-use', '换成本来的字'],
    ['no masthead', page('<p>一篇来稿。</p>'), 'no-serial', '--serial'],
    [
      'an archive',
      'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n--x',
      'web-archive',
      '仅 HTML',
    ],
    [
      'bytes of no encoding',
      Buffer.concat([Buffer.from('<html><body><p>'), Buffer.from([0xff, 0xff, 0x80, 0x81])]),
      'page-encoding',
      'UTF-8',
    ],
  ])('with %s is refused with a way out', async (_, bytes, code, way) => {
    const { codes, repairs, blocks } = await take(bytes);
    expect(codes).toContain(code);
    expect(repairs).toContain(way);
    expect(blocks).toBeUndefined();
  });
});

/** A character in GB 18030, by search: the platform only decodes. */
function gb(sign: string): Uint8Array {
  if (sign < '\u0080') return Uint8Array.of(sign.charCodeAt(0));
  return TABLE.get(sign) ?? Uint8Array.of(0x3f);
}
const TABLE = new Map<string, Uint8Array>();
for (let row = 0x81; row <= 0xfe; row++)
  for (let cell = 0x40; cell <= 0xfe; cell++) {
    const bytes = Uint8Array.of(row, cell);
    const sign = new TextDecoder('gb18030').decode(bytes);
    if (sign.length === 1 && sign !== '\ufffd') TABLE.set(sign, bytes);
  }
