import { readDocx } from '../../scripts/receive/docx.ts';
import type { Block, Paragraph } from '../../src/lib/document/model.ts';
import { textOf } from '../../src/lib/document/model.ts';
import type { Reading } from '../../src/lib/document/reading.ts';
import { docx, type Extras, paragraph, run } from '../documents/docx.ts';

/** What tests of the reader of Word documents share: short ways to write a document and to say what was read. */

export const read = (body: string, extras?: Extras): Promise<Reading> => readDocx(Buffer.from(docx(body, extras)));

/** Blocks of a document that must have been read. */
export function blocksOf({ document, diagnostics }: Reading): Block[] {
  if (!document) throw new Error(JSON.stringify(diagnostics));
  return document.blocks;
}

/** A line a paragraph with its number; cells with their spans as `2x1:words`, parted by bars. */
export function linesOf(reading: Reading): string[] {
  return blocksOf(reading).flatMap((block) => {
    if (block.kind === 'paragraph') return [lineOf(block)];
    if (block.kind === 'picture') return ['[picture]'];
    return block.rows.map((row) =>
      row
        .map(({ across, down, paragraphs }) => {
          const span = across > 1 || down > 1 ? `${across}x${down}:` : '';
          return span + paragraphs.map(lineOf).join('/');
        })
        .join('|'),
    );
  });
}

const lineOf = (block: Paragraph) => (block.number ?? '') + textOf(block);

export function paragraphsOf(reading: Reading): Paragraph[] {
  return blocksOf(reading).flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.kind === 'table'
        ? block.rows.flat().flatMap((cell) => cell.paragraphs)
        : [],
  );
}

export const codesOf = ({ diagnostics }: Reading) => diagnostics.map(({ code }) => code);

export const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
export const row = (cells: readonly string[], properties = '') =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
export const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;

export const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
export const abstractNum = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
export const num = (id: number, abstract: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;
export const numPr = (id: number, at = 0) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;
export const item = (words: string, id: number, at = 0) => paragraph(run(words), numPr(id, at));

export const fieldChar = (type: string, more = '') =>
  `<w:r><w:fldChar w:fldCharType="${type}">${more}</w:fldChar></w:r>`;
export const instruction = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
export const field = (text: string, result: string) =>
  fieldChar('begin') + instruction(text) + fieldChar('separate') + result + fieldChar('end');
