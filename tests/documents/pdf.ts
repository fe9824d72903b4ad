/** PDFs for tests, written object by object: one font whose codes are UTF-16, with the table that says so. */

/** Text at a place; the matrix turns it. */
export interface Placed {
  text: string;
  x: number;
  y: number;
  size?: number;
  matrix?: readonly [number, number, number, number];
}

/** What is odd about a PDF. */
export interface Oddities {
  /** Writing mode of the font. */
  vertical?: boolean;
  /** A page of this size in points is painted over with a picture. */
  picture?: boolean;
  /** Goes into the trailer: `/Encrypt …`. */
  trailer?: string;
  /** Entries of each page: `/Annots […]`. */
  page?: string;
  /** Further objects, numbered from 5 + two a page. */
  objects?: readonly string[];
}

const hex = (text: string) =>
  [...Array(text.length).keys()].map((i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');

/** A4 pages; every character is one size wide, those of ASCII half of it. */
export function pdf(pages: readonly (readonly Placed[])[], odd: Oddities = {}): Buffer {
  const used = [
    ...new Set(pages.flat().flatMap(({ text }) => [...Array(text.length).keys()].map((i) => text.charCodeAt(i)))),
  ];
  const codes = used.map((code) => code.toString(16).padStart(4, '0'));
  const toUnicode = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...chunks(codes, 100).map(
      (some) => `${some.length} beginbfchar ${some.map((code) => `<${code}> <${code}>`).join(' ')} endbfchar`,
    ),
    'endcmap end end',
  ].join('\n');
  const narrow = used.filter((code) => code < 0x80).map((code) => `${code} [500]`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${5 + 2 * i} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-${odd.vertical ? 'V' : 'H'} /ToUnicode 4 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [${narrow.join(' ')}] /FontDescriptor << /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 880 /Descent -120 /ItalicAngle 0 /CapHeight 700 /StemV 80 >> >>] >>`,
    stream(toUnicode),
    ...pages.flatMap((placed, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${6 + 2 * i} 0 R ${odd.page ?? ''} >>`,
      stream(
        (odd.picture ? 'q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0000 EI Q\n' : '') +
          placed.map(show).join('\n'),
      ),
    ]),
    ...(odd.objects ?? []),
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return String(at).padStart(10, '0');
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${at} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${odd.trailer ?? ''} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function show({ text, x, y, size = 16, matrix = [1, 0, 0, 1] }: Placed): string {
  return `BT /F ${size} Tf ${matrix.join(' ')} ${x} ${y} Tm <${hex(text)}> Tj ET`;
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

const LEFT = 90;
const PER_LINE = 26;

/** Paragraphs set as in a bulletin: 16 points, indented by two characters, 28 points from line to line. */
export function typeset(paragraphs: readonly string[], perPage = 22): Placed[][] {
  const lines = paragraphs.flatMap((paragraph) => {
    const first = { text: paragraph.slice(0, PER_LINE - 2), x: LEFT + 32 };
    const rest = paragraph.slice(PER_LINE - 2).match(new RegExp(`.{1,${PER_LINE}}`, 'gu')) ?? [];
    return [first, ...rest.map((text) => ({ text, x: LEFT }))];
  });
  return chunks(lines, perPage).map((page) => page.map((line, i) => ({ ...line, y: 740 - 28 * i })));
}
