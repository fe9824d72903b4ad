import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { FaultCollector } from '../lib/bulletin/faults.ts';
import { readFrontMatter, splitFrontMatter } from '../lib/bulletin/front-matter.ts';
import { FrontMatterSchema } from '../lib/bulletin/schema.ts';
import { type Diagnostic, DiagnosticError } from '../lib/diagnostic.ts';

/**
 * Lists `content/bulletins/*.mdx` with their front matter. The text is read by the project's own reader when a page
 * asks for it (`queries/bulletins.ts`), never run: it can hold no code, no entry becomes a module of the bundle, and
 * no second and third copy of it lies in the store.
 */
export function bulletins(folder: string): Loader {
  return {
    name: 'bulletins',
    schema: FrontMatterSchema,
    async load({ store, watcher, parseData, generateDigest }) {
      watcher?.add(folder);
      const files = (await readdir(folder)).filter((name) => name.endsWith('.mdx')).sort();
      const faults: Diagnostic[] = [];
      store.clear();
      for (const name of files) {
        const file = join(folder, name);
        const text = (await readFile(file, 'utf8')).replace(/\r\n/gu, '\n');
        const reader = new FaultCollector(file);
        const front = readFrontMatter(splitFrontMatter(text)?.yaml ?? '', reader);
        faults.push(...reader.diagnostics);
        if (!front) continue;
        const id = String(front.serial);
        const data = await parseData({ id, data: front, filePath: file });
        // The digest is that of the text: pages are made anew when only the text has changed.
        store.set({ id, data, filePath: file, digest: generateDigest(text) });
      }
      if (faults.length > 0) throw new DiagnosticError(faults);
    },
  };
}
