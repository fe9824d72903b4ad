import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { importFile } from '../../scripts/import/importing.ts';

/** PDFs whose order or whose characters nobody can take on trust, imported as they came. */

const folder = mkdtempSync(join(tmpdir(), 'lianluo-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function take(name: string) {
  const [to, sources] = [join(folder, name, 'bulletins'), join(folder, name, 'sources')];
  const { diagnostics } = await importFile(`tests/fixtures/pdf/${name}.pdf`, {
    to,
    sources,
    force: false,
    confirm: false,
    replace: false,
    given: {},
    today: '2026-11-29',
  });
  const file = join(to, '813.mdx');
  return { diagnostics, mdx: existsSync(file) ? readFileSync(file, 'utf8') : undefined };
}

it('columns with a narrow gutter below a masthead over both are read one after the other, and that is told', async () => {
  const { mdx, diagnostics } = await take('narrow-gutter');
  expect(mdx).toContain('也没有一件超过期限。下一步');
  expect(diagnostics.map(({ code, line }) => `${code} ${line}`)).toEqual(['reordered 7', 'reordered 8']);
});

it('a masthead that is drawn last stands first', async () => {
  expect((await take('masthead-drawn-last')).mdx).toContain('湖南省人大常委会代表工作委员会编');
});

it.each([
  ['no-tounicode', '中重点建议八件'],
  ['rubbish-tounicode', ''],
])('%s is refused with page and place, and nothing is written', async (name, quote) => {
  const { mdx, diagnostics } = await take(name);
  expect(mdx).toBeUndefined();
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'false-characters', message: expect.stringContaining('第 1 页'), quote: expect.stringContaining(quote) },
  ]);
});
