import type { Reading } from '../../src/lib/document/reading.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { type Parts, readWord } from '../../src/lib/receive/word/read.ts';
import { PartError } from '../../src/lib/receive/word/xml.ts';
import { Refusal } from './refusal.ts';
import { unpack } from './zip.ts';

/**
 * A `.docx` → the document that it holds. Only XML parts are unpacked: no image, no macro.
 * @throws Refusal
 */
export async function readDocx(bytes: Buffer): Promise<Reading> {
  const { names, contents } = await unpack(bytes, (name) => /\.(?:xml|rels)$/iu.test(name));
  refuseOther(names, contents);
  try {
    return readWord(decode(contents), names);
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    throw new Refusal(fault(error.code, {}, { why: error.message }));
  }
}

function refuseOther(names: readonly string[], contents: ReadonlyMap<string, Buffer>): void {
  const types = contents.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (names.some((name) => /vbaProject\.bin$/iu.test(name)) || types.includes('macroEnabled'))
    throw new Refusal(fault('macro', {}));
  if (names.includes('OFD.xml')) throw new Refusal(fault('ofd', {}));
  if (!/wordprocessingml\.document\.main/u.test(types)) throw new Refusal(fault('other-zip', {}));
}

function decode(contents: ReadonlyMap<string, Buffer>): Parts {
  return new Map(
    [...contents].map(([name, bytes]) => {
      try {
        return [name, new TextDecoder('utf-8', { fatal: true }).decode(bytes)];
      } catch {
        throw new Refusal(fault('broken', {}, { why: `${name} 读不出来，不是 UTF-8` }));
      }
    }),
  );
}
