import { createHash } from 'node:crypto';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import type { CslDate, CslItem } from '../lib/citation/item.ts';
import { formatDate } from '../lib/format.ts';
import style2015 from './styles/gb-t-7714-2015-numeric.csl?raw';
import style2025 from './styles/gb-t-7714-2025-numeric.csl?raw';
import locale from './styles/locales-zh-CN.xml?raw';

/** A CSL item in the formats that readers ask for. Build time only: citeproc and the styles never reach the browser. */

export interface Citation {
  /** GB/T 7714—2025. Names no day of access for an article whose issue is known. */
  gbt2025: string;
  /** GB/T 7714—2015. */
  gbt2015: string;
  bibtex: string;
  ris: string;
  /** One sentence for running text. */
  plain: string;
  /** An array with the one item, as reference managers import it. */
  cslJson: string;
}

/** Stands in brackets where the day of access belongs: `[{accessed}]`. It is the reader's day, not that of the build. */
export const ACCESSED = '{accessed}';

/** A day that no citation bears: formatted in place of the reader's, then replaced by the marker. */
const PLACEHOLDER: CslDate = { 'date-parts': [[9999, 12, 31]] };
const PLACEHOLDER_TEXT = '[9999-12-31]';

const LANGUAGE = 'zh-CN';
const STYLES = { 'gbt-2015': style2015, 'gbt-2025': style2025 } as const;

let isReady = false;

/** The same item always gives the same strings. */
export function cite(item: CslItem): Citation {
  if (!isReady) prepare();
  return {
    gbt2025: toReference(item, 'gbt-2025'),
    gbt2015: toReference(item, 'gbt-2015'),
    bibtex: toBibtex(item),
    ris: toRis(item),
    plain: toPlain(item),
    cslJson: toJson(item),
  };
}

function prepare(): void {
  const { styles, locales } = plugins.config.get('@csl');
  for (const [name, xml] of Object.entries(STYLES)) styles.add(name, xml);
  locales.add(LANGUAGE, locale);
  // By default the plugin deletes every Chinese character and makes a label of what is left; the check of
  // labels would take the hyphens out of ids.
  Object.assign(plugins.config.get('@bibtex').format, { asciiOnly: false, useIdAsLabel: true, checkLabel: false });
  isReady = true;
}

/** References by style and item: two pages of an issue cite the same, and citeproc takes its time. */
const references = new Map<string, string>();

function toReference(item: CslItem, template: keyof typeof STYLES): string {
  const key = createHash('sha256')
    .update(`${template} ${JSON.stringify(item)}`)
    .digest('base64');
  const reference = references.get(key) ?? makeReference(item, template);
  references.set(key, reference);
  return reference;
}

function makeReference(item: CslItem, template: keyof typeof STYLES): string {
  const dated = [{ ...item, accessed: PLACEHOLDER }];
  const text = plugins.output.format('bibliography', dated, { template, lang: LANGUAGE, format: 'text' });
  const [before = '', ...after] = text
    .trim()
    .replace(/^\[1\]\s*/u, '')
    .split(PLACEHOLDER_TEXT);
  if (after.length > 1) throw new Error(`Citation ${item.id}: more than one day of access in “${text.trim()}”.`);
  return [before, ...after].join(`[${ACCESSED}]`);
}

/** The plugin repeats the address, unescaped, as `howpublished`: LaTeX would stop at its `#`, `%` and `_`. */
function toBibtex(item: CslItem): string {
  const entry = plugins.output.format('bibtex', [escapeItem(item)]);
  return entry.replace(/^\s*howpublished = .*\n/mu, '').trim();
}

function escapeItem(item: CslItem): CslItem {
  const escaped: CslItem = {
    ...item,
    title: escapeTex(item.title),
    author: item.author.map(({ literal }) => ({ literal: escapeTex(literal) })),
  };
  for (const key of ['container-title', 'publisher', 'publisher-place', 'note'] as const) {
    const value = item[key];
    if (value !== undefined) escaped[key] = escapeTex(value);
  }
  return escaped;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Characters with a meaning in TeX; runs of `-`, `'` and backquotes are parted, else they become other signs. */
function escapeTex(text: string): string {
  return text.replace(/[\\~^<>&%$#_{}]/gu, (char) => TEX[char] ?? `\\${char}`).replace(/([-'`])(?=\1)/gu, '$1{}');
}

/**
 * RIS has one line for each value. Its lines are put together here, because the plugin breaks values after 70
 * characters and cuts ids after 20, and no reader can tell the break from a space.
 */
function toRis(item: CslItem): string {
  const [fields = {}] = plugins.output.format('ris', [item], { format: 'object' });
  const day = item.issued['date-parts'][0].map(pad).join('/');
  const { TY: type, ...values } = { ...fields, ID: item.id, DA: day } as Record<string, string | readonly string[]>;
  const lines = Object.entries(values).flatMap(([tag, value]) =>
    [value].flat().map((line) => `${tag}  - ${line.replace(/\s+/gu, ' ')}`),
  );
  return [`TY  - ${type}`, ...lines, 'ER  - '].join('\n');
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

/** The date on one line; a line break in JSON never stands inside a value. */
function toJson(item: CslItem): string {
  return JSON.stringify([item], null, 2).replace(
    /\[\n\s*\[\n\s*(\d+),\n\s*(\d+),\n\s*(\d+)\n\s*\]\n\s*\]/u,
    '[[$1, $2, $3]]',
  );
}

function toPlain(item: CslItem): string {
  const [year, month, day] = item.issued['date-parts'][0];
  const periodical = item['container-title'];
  const parts = [
    `${quoteTitle(item.title)}${item.type === 'dataset' ? '（数据）' : ''}`,
    ...(periodical
      ? [`${quoteTitle(periodical)}${year}年第${item.issue}期${item.note ? `（${item.note}）` : ''}`]
      : []),
    formatDate(`${year}-${month}-${day}`),
  ];
  return `${item.author.map(({ literal }) => literal).join('、')}：${parts.join('，')}。${item.URL}`;
}

/** Titles inside a title take single marks (GB/T 15834—2011). */
function quoteTitle(title: string): string {
  return `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}
