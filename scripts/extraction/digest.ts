import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { recordFile } from '../original.ts';
import { receivedFiles } from '../received.ts';
import { filesBelow, SOURCES } from '../run.ts';
import type { Catalogue } from './issue.ts';

/** The program that reads an issue, and what its package versions decide. More of it than it needs, and none missing. */
const PROGRAM = ['src/lib', 'scripts', 'package.json', 'package-lock.json'];
/** What people have written that is used in reading any issue. */
const LISTS = ['words/terms.yaml', 'words/congresses.yaml', 'measures.yaml', 'indicators', 'entities'].map(
  (n) => `content/${n}`,
);

/** What was read of an issue depends on these bytes and no others. */
export interface Digests {
  /** @param key of an issue; its file says the same @param source name of its received text */
  of(key: string, mdx: Buffer, source: string): string;
}

/**
 * Digests of whatever decides what an issue comes to: its text, its source and the record of its import, what people have
 * written that reading uses, and the program.
 */
export function digestsOf({ pins: allPins, mechanisms }: Catalogue): Digests {
  const shared = sha256([process.version, process.versions.icu ?? '', digestOf([...PROGRAM, ...LISTS])]);
  const pins = Map.groupBy(Object.entries(allPins), ([address]) => address.split('#', 1)[0] ?? '');
  const quotations = Map.groupBy(
    mechanisms.flatMap(({ id, attestations }) => attestations.map((attestation, i) => ({ id, i, attestation }))),
    ({ attestation }) => String(attestation.serial),
  );
  return {
    of: (key, mdx, source) =>
      sha256([
        shared,
        key,
        mdx,
        source,
        bytesOf(join(SOURCES, source)),
        bytesOf(recordFile(SOURCES, source)),
        // Of what it was converted from, only in which form it came.
        JSON.stringify(receivedFiles(SOURCES, source)),
        JSON.stringify(pins.get(key) ?? []),
        JSON.stringify(quotations.get(key) ?? []),
      ]),
  };
}

function digestOf(paths: readonly string[]): string {
  return sha256(
    paths.flatMap((path) => {
      if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path, bytesOf(path)];
      return filesBelow(path).flatMap((file) => [file, bytesOf(join(path, file))]);
    }),
  );
}

function bytesOf(file: string): Buffer | string {
  return existsSync(file) ? readFileSync(file) : 'none';
}

/** Of several parts, each with its length, so that none runs into the next. */
export function sha256(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    hash.update(`${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
