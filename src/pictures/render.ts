import { encodeQR } from 'qr';
import sharp from 'sharp';
import { FONT_PACKAGE, fontFiles, missingCharacters } from './font.ts';

/** Pictures as PNG, at build time. The same drawing gives the same bytes, whatever fonts the machine has. */

/** Name of the font inside the canvas; no installed font has it. */
const FAMILY = 'Lianluo Picture';
/**
 * Paper, ink, red and the steps between them: 20 to 50 colours, half the bytes of a full palette. The quality
 * says so, because sharp rounds a number of colours up to 256.
 */
const PALETTE = { palette: true, quality: 90, dither: 0, effort: 1, compressionLevel: 9 };

type Canvas = typeof import('@napi-rs/canvas');
let canvas: Promise<Canvas> | undefined;

/**
 * Draws an SVG of `lib/picture/picture.ts`. Text is taken out and drawn by the canvas: inside an SVG, Skia knows
 * neither the weights of a variable font nor how to leave the installed fonts alone.
 */
export async function renderPng(svg: string): Promise<Buffer> {
  const { drawing, labels } = takeText(svg);
  refuseMissing(labels);
  canvas ??= prepare();
  const { createCanvas, loadImage } = await canvas;
  const image = await loadImage(Buffer.from(drawing));
  const sheet = createCanvas(image.width, image.height);
  const context = sheet.getContext('2d');
  context.drawImage(image, 0, 0);
  for (const { words, x, y, size, weight, fill, anchor } of labels) {
    context.font = `${weight} ${size}px "${FAMILY}"`;
    context.fillStyle = fill;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.fillText(words, x, y);
  }
  const { data, width, height } = context.getImageData(0, 0, sheet.width, sheet.height);
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png(PALETTE)
    .toBuffer();
}

/** The modules of a QR code, dark is true, without the quiet zone. Level M: 15 % may be dirty. */
export function qrMatrix(url: string): boolean[][] {
  // The encoder draws at least one module of border.
  const bordered = encodeQR(url, 'raw', { ecc: 'medium', border: 1 });
  return bordered.slice(1, -1).map((row) => row.slice(1, -1));
}

/** Every file of the font is there before the first text: a family that was looked up earlier stays as it was. */
async function prepare(): Promise<Canvas> {
  // Read when the package is loaded, so it is loaded only now.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  const loaded = await import('@napi-rs/canvas');
  for (const file of fontFiles()) {
    if (!loaded.GlobalFonts.registerFromPath(file, FAMILY)) throw new Error(`字体文件读不进来：${file}。`);
  }
  return loaded;
}

interface Label {
  words: string;
  x: number;
  y: number;
  size: number;
  weight: number;
  fill: string;
  anchor: 'start' | 'middle' | 'end';
}

const TEXT = /<text ([^>]*)>([^<]*)<\/text>/gu;

/** The drawing without its text, and the text. */
function takeText(svg: string): { drawing: string; labels: Label[] } {
  const labels = [...svg.matchAll(TEXT)].map(([, attributes = '', words = '']) => toLabel(attributes, decode(words)));
  const drawing = svg.replace(TEXT, '');
  if (drawing.includes('<text')) throw new Error('图片里有不能画的文字：只能是没有下级元素的 <text>。');
  return { drawing, labels };
}

function toLabel(attributes: string, words: string): Label {
  const values = Object.fromEntries(
    [...attributes.matchAll(/([\w-]+)="([^"]*)"/gu)].map(([, name, value]) => [name, value]),
  );
  const [x, y, size, weight] = ['x', 'y', 'font-size', 'font-weight'].map((name) => Number(values[name] ?? Number.NaN));
  const { fill, 'text-anchor': anchor } = values;
  if (![x, y, size, weight].every(Number.isFinite) || !fill || !isAnchor(anchor)) {
    throw new Error(`图片里“${words}”的位置、字号、粗细、颜色或对齐没有写全：<text ${attributes}>。`);
  }
  return { words, x: x ?? 0, y: y ?? 0, size: size ?? 0, weight: weight ?? 0, fill, anchor };
}

function isAnchor(anchor: string | undefined): anchor is Label['anchor'] {
  return anchor === 'start' || anchor === 'middle' || anchor === 'end';
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu, (entity, hex?: string, decimal?: string, name?: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name ?? ''] ?? entity);
  });
}

/** A character that the font lacks would be drawn by whatever font the machine has, or not at all. */
function refuseMissing(labels: readonly Label[]): void {
  const [first] = missingCharacters(labels.map(({ words }) => words).join(''));
  if (first === undefined) return;
  const code = `U+${(first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const where = labels.find(({ words }) => words.includes(first))?.words ?? '';
  throw new Error(
    `图片里的“${first}”（${code}）在字体 ${FONT_PACKAGE} 里没有，出现在“${where}”；换一个字，或换一种字体。`,
  );
}
