import { type Zippable, zipSync } from 'fflate';

/** Word documents for tests, written part by part. */

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = `xmlns:w="${W}" xmlns:r="${R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** What may stand beside the body. */
export interface Extras {
  /** Parts below `word/` with their root element, without namespaces: `{ comments: '<w:comments>…' }`. */
  parts?: Record<string, string>;
  /** Relationships of the document: id → type and target. */
  links?: Record<string, { type: string; target: string; external?: boolean }>;
  /** Any other entries of the zip. */
  files?: Zippable;
  mainType?: string;
}

const STYLES = `<w:styles>${[1, 2, 3]
  .map((n) => `<w:style w:type="paragraph" w:styleId="${n}"><w:name w:val="heading ${n}"/></w:style>`)
  .join('')}</w:styles>`;
const numbering = (id: number, format: string) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>`;
const NUMBERING = `<w:numbering>${numbering(1, 'bullet')}${numbering(2, 'chineseCounting')}${[1, 2]
  .map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`)
  .join('')}</w:numbering>`;

/** @param body content of `w:body` */
export function docx(body: string, { parts = {}, links = {}, files = {}, mainType = MAIN }: Extras = {}): Uint8Array {
  const all: Record<string, string> = {
    document: `<w:document><w:body>${body}</w:body></w:document>`,
    styles: STYLES,
    numbering: NUMBERING,
    ...parts,
  };
  const relations = [
    ...Object.keys(all).flatMap((name) =>
      name === 'document' ? [] : [[`p-${name}`, { type: name.replace(/\d/u, ''), target: `${name}.xml` }] as const],
    ),
    ...Object.entries(links),
  ].map(
    ([id, { type, target, ...more }]) =>
      `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${'external' in more ? ' TargetMode="External"' : ''}/>`,
  );
  const text: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType}"/></Types>`,
    '_rels/.rels': relationships([`<Relationship Id="d" Type="${R}/officeDocument" Target="word/document.xml"/>`]),
    'word/_rels/document.xml.rels': relationships(relations),
    ...Object.fromEntries(
      Object.entries(all).map(([name, xml]) => [
        `word/${name}.xml`,
        xml.replace(/^<[^\s>]+/u, (root) => `${root} ${NAMESPACES}`),
      ]),
    ),
  };
  const entries = Object.entries(text).map(([name, xml]) => [name, new TextEncoder().encode(XML + xml)]);
  return zipSync({ ...Object.fromEntries(entries), ...files });
}

function relationships(lines: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function run(text: string, properties = ''): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`);
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`;
}

export function paragraph(runs: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

export const plain = (text: string) => paragraph(run(text));

const BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
export const NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>';

/** A received text as somebody would have it in Word: marks of recognition are formats there. */
export function textToBody(text: string): string {
  const blocks = text.split(/\n(?:[ \t]*\n)+/u).flatMap((block) => block.trim().split(/\n(?=- )/u));
  return blocks
    .filter((block) => block && !/^-{3,}$/u.test(block))
    .map((block) => {
      const [, sign = '', words = ''] = /^((?:#+|-)\s+)?([\s\S]*)$/u.exec(block.replace(/[ \t]+$/gmu, '')) ?? [];
      const style = sign.startsWith('#') ? `<w:pStyle w:val="${sign.trim().length}"/>` : sign && BULLET;
      const runs = words.split('**').map((part, i) => (part ? run(part, i % 2 === 1 ? '<w:b/>' : '') : ''));
      return paragraph(runs.join(''), style);
    })
    .join('');
}
