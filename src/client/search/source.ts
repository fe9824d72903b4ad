import { at } from '../../base.ts';
import { isPart, PARTS_PATH, type Parts, type PartsFile, readPartsFile } from '../../lib/search/parts.ts';
import { Fault } from './fault.ts';
import type { Signs } from './silence.ts';

/** How files are taken. */
export interface Ways {
  /** `reload` goes past the browser's cache, which may hold what was damaged. */
  cache: RequestCache;
  signs: Signs;
  /** Ends what is under way. */
  signal?: AbortSignal;
}

/** All bytes of a file. @throws Fault where they do not come */
async function takeBytes(address: string, { cache, signs, signal }: Ways): Promise<Uint8Array<ArrayBuffer>> {
  signs.opened();
  try {
    const response = await fetch(address, { cache, ...(signal && { signal }) });
    if (!response.ok)
      throw new Fault(response.status < 500 ? 'damaged' : 'unreachable', `${address} ${response.status}`);
    return await readAll(response, signs);
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('unreachable', `${address} ${error}`);
  } finally {
    signs.closed();
  }
}

async function readAll({ body }: Response, signs: Signs): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const reader = body?.getReader();
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    signs.heard();
    pieces.push(piece.value);
  }
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return bytes;
}

/** The list of the parts of a release. */
export async function takeParts(ways: Ways): Promise<PartsFile> {
  const read = readPartsFile(new TextDecoder().decode(await takeBytes(at(`/${PARTS_PATH}`), ways)));
  if (read === 'old') throw new Fault('old', PARTS_PATH);
  if (!read) throw new Fault('damaged', PARTS_PATH);
  return read;
}

/** The files of one release, each as the build has written it; whatever else arrives is a fault. */
export class Source {
  private readonly parts: Promise<Parts>;
  private readonly ways: Ways;

  constructor(parts: Promise<Parts>, ways: Ways) {
    this.parts = parts;
    this.ways = ways;
    // Whoever asks for a part is told.
    parts.catch(() => undefined);
  }

  /** @param path on the site, with the first slash */
  async bytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
    // Side by side: a list that came first would cost a reader far away a second.
    const [bytes, parts] = await Promise.all([takeBytes(at(path), this.ways), this.parts]);
    if (!isPart(parts, path.slice(1), bytes)) throw new Fault('damaged', path);
    return bytes;
  }

  async json<File>(path: string): Promise<File> {
    return parse(path, await this.bytes(path)) as File;
  }

  /** A file that the list does not name: what it must be is told by the one who asks. */
  async jsonThat<File>(path: string, isRight: (file: File) => boolean): Promise<File> {
    const file = parse(path, await takeBytes(at(path), this.ways)) as File;
    if (!file || !isRight(file)) throw new Fault('damaged', path);
    return file;
  }
}

function parse(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Fault('damaged', path);
  }
}
