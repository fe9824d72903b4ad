import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { fromMdx } from '../lib/bulletin/from-mdx.ts';
import { BulletinSchema } from '../lib/bulletin/schema.ts';
import { type Diagnostic, DiagnosticError } from '../lib/diagnostic.ts';

/**
 * Loads `content/bulletins/*.mdx` as models. The MDX is read by the project's own reader, never run: a
 * text can hold no code, and no entry becomes a module of the bundle.
 */
export function bulletins(folder: string): Loader {
  return {
    name: 'bulletins',
    schema: BulletinSchema,
    async load({ store, watcher, parseData }) {
      watcher?.add(folder);
      const files = (await readdir(folder)).filter((name) => name.endsWith('.mdx')).sort();
      const faults: Diagnostic[] = [];
      store.clear();
      for (const name of files) {
        const file = join(folder, name);
        const { bulletin, diagnostics } = fromMdx(await readFile(file, 'utf8'), file);
        faults.push(...diagnostics);
        if (!bulletin) continue;
        const id = String(bulletin.serial);
        store.set({ id, data: await parseData({ id, data: bulletin, filePath: file }), filePath: file });
      }
      if (faults.length > 0) throw new DiagnosticError(faults);
    },
  };
}
