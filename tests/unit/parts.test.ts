import { globSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOf, isPart, partOf, readPartsFile, sizeOf, toPartsFile } from '../../src/lib/search/parts.ts';

describe('parts of the search', () => {
  it('have the check that other programs compute (CRC-32)', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => checkOf(bytes) === crc32(bytes).toString(36)));
    expect(Number.parseInt(checkOf(new TextEncoder().encode('123456789')), 36)).toBe(0xcbf43926);
  });

  const bytes = new TextEncoder().encode('{"代":"表码"}');
  const parts = { 'search/index/pairs-1.bin': partOf(bytes) };

  it('are told from every shorter, longer or changed one', () => {
    expect(isPart(parts, 'search/index/pairs-1.bin', bytes)).toBe(true);
    for (let i = 0; i < bytes.length; i++) {
      expect(isPart(parts, 'search/index/pairs-1.bin', bytes.subarray(0, i))).toBe(false);
      const changed = bytes.slice();
      changed[i] = (changed[i] ?? 0) ^ (1 << (i % 8));
      expect(isPart(parts, 'search/index/pairs-1.bin', changed)).toBe(false);
    }
    expect(isPart(parts, 'search/index/pairs-1.bin', Uint8Array.of(...bytes, 0))).toBe(false);
  });

  it.each(['search/index/pairs-2.bin', 'search/index/singles-1.bin', 'search/directory.json'])(
    'are none where the list does not name them: %s',
    (path) => expect(isPart(parts, path, bytes)).toBe(false),
  );

  it('have the size that the list says', () => {
    expect(sizeOf(parts, 'search/index/pairs-1.bin')).toBe(bytes.length);
    expect(sizeOf(parts, 'search/index/pairs-2.bin')).toBe(0);
  });

  it('come with a list that vouches for itself, and says so when the program is too old for it', () => {
    const file = toPartsFile(parts, { singles: 1, pairs: 2 });
    const text = JSON.stringify(file);
    expect(readPartsFile(text)).toEqual(file);
    for (const damaged of ['', '{}', 'null', '[]', '<html>', text.slice(0, -1), text.replace('pairs-1', 'pairs-2')])
      expect(readPartsFile(damaged), damaged).toBeUndefined();
    expect(readPartsFile(JSON.stringify({ ...file, format: file.format + 1 }))).toBe('old');
  });
});

describe('keys', () => {
  it('are listened to in one place, which leaves those of input methods alone', () => {
    const direct = globSync('src/{client,components,layouts,pages}/**/*.{ts,astro}').filter((file) =>
      /addEventListener\(\s*['"`]key|\bonkey(?:down|up|press)\b/u.test(readFileSync(file, 'utf8')),
    );
    expect(direct.map((file) => file.replaceAll('\\', '/'))).toEqual(['src/client/composing.ts']);
  });
});
