import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Loader } from 'astro/loaders';
import { HAS_DRAFTS, isDraft } from '../edition.ts';
import { FaultCollector } from '../lib/bulletin/faults.ts';
import { readHead } from '../lib/bulletin/front-matter.ts';
import { type FrontMatter, FrontMatterSchema } from '../lib/bulletin/schema.ts';
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
    async load({ store, watcher, parseData, generateDigest, logger }) {
      const list = async () => {
        const entries = [];
        for (const { file, text, front } of await readFolder(folder)) {
          const id = String(front.serial);
          const data = await parseData({ id, data: front, filePath: file });
          // The digest is that of the text: pages are made anew when only the text has changed.
          entries.push({ id, data, filePath: file, digest: generateDigest(text) });
        }
        // At once: no page sees half of the list.
        store.clear();
        for (const entry of entries) store.set(entry);
      };
      await list();
      watcher?.add(folder);
      // One after the other, and one for all changes that come meanwhile.
      let last = Promise.resolve();
      let isWaiting = false;
      watcher?.on('all', (_event, path) => {
        if (isWaiting || !path.endsWith('.mdx') || dirname(resolve(path)) !== resolve(folder)) return;
        isWaiting = true;
        last = last
          .then(() => {
            isWaiting = false;
            return list();
          })
          .catch((error: Error) => logger.error(error.message));
      });
    },
  };
}

/** Every bulletin of a folder with its front matter, or all that is wrong with any of it. */
async function readFolder(folder: string): Promise<{ file: string; text: string; front: FrontMatter }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mdx')).sort();
  const faults: Diagnostic[] = [];
  const held = [];
  for (const name of names) {
    const file = join(folder, name);
    const text = await readFile(file, 'utf8');
    const reader = new FaultCollector(file);
    const front = readHead(text, reader)?.front;
    faults.push(...reader.diagnostics);
    if (front && (HAS_DRAFTS || !isDraft(front.serial))) held.push({ file, text, front });
  }
  if (faults.length > 0) throw new DiagnosticError(faults);
  return held;
}
