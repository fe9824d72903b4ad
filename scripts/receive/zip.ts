import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { fault } from '../../src/lib/fault/fault.ts';
import { Refusal } from './refusal.ts';

/** What a Word document may hold at most, unpacked. A bulletin has some 15 entries and 0.5 MB. */
const MOST_ENTRIES = 2_000;
const LARGEST_ENTRY = 20_000_000;
const LARGEST_TOTAL = 50_000_000;
const HIGHEST_RATIO = 100;
/** Below this an entry may be packed as tightly as it likes. */
const SMALL_ENTRY = 100_000;

/** Names of all entries, and the contents of those that were asked for. */
export interface Unpacked {
  names: string[];
  contents: Map<string, Buffer>;
}

/**
 * Unpacks entries of a zip within bounds. The directory is looked at first, before anything is inflated; that it
 * does not lie is watched while inflating.
 * @param isWanted entries whose contents are needed
 */
export async function unpack(bytes: Buffer, isWanted: (name: string) => boolean): Promise<Unpacked> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    const entries = await listEntries(zip);
    const contents = new Map<string, Buffer>();
    for (const entry of entries) if (isWanted(entry.fileName)) contents.set(entry.fileName, await inflate(zip, entry));
    return { names: entries.map(({ fileName }) => fileName), contents };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(fault('broken', {}, { why: `压缩包损坏（${(error as Error).message}）` }));
  }
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MOST_ENTRIES) refuseSize(`里面有 ${zip.entryCount} 个文件，超过 ${MOST_ENTRIES} 个的上限`);
  const entries: Entry[] = [];
  const names = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize } = entry;
    if (entry.isEncrypted()) throw new Refusal(fault('encrypted', {}));
    if (names.has(fileName)) throw new Refusal(fault('broken', {}, { why: `压缩包里有两个 ${fileName}` }));
    total += uncompressedSize;
    if (uncompressedSize > LARGEST_ENTRY) refuseSize(`${fileName} 展开后有 ${megabytes(uncompressedSize)}`);
    if (total > LARGEST_TOTAL) refuseSize(`展开后超过 ${megabytes(LARGEST_TOTAL)}`);
    if (uncompressedSize > SMALL_ENTRY && uncompressedSize > compressedSize * HIGHEST_RATIO)
      refuseSize(`${fileName} 展开后是压缩时的 ${Math.round(uncompressedSize / compressedSize)} 倍`);
    names.add(fileName);
    entries.push(entry);
  }
  return entries;
}

function refuseSize(why: string): never {
  throw new Refusal(fault('too-large', {}, { why }));
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** Ends with an error as soon as more comes out than the directory says. */
async function inflate(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
