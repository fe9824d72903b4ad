/**
 * Writes the search index of the built site: content/bulletins → dist/pagefind. Runs after `astro build`.
 */
import { createIndex } from 'pagefind';
import { markCharacters, toRecords } from '../src/lib/search/record.ts';
import { loadBulletins, report } from './run.ts';

const { bulletins, diagnostics } = loadBulletins();
report(diagnostics);
if (diagnostics.length === 0) {
  // Newest first: among equal hits Pagefind keeps this order.
  const records = bulletins.toReversed().flatMap(toRecords);
  const errors: string[] = [];
  const created = await createIndex({ forceLanguage: 'zh-cn', includeCharacters: markCharacters(records) });
  errors.push(...created.errors);
  const { index } = created;
  for (const record of records) {
    const added = await index?.addCustomRecord({ ...record, language: 'zh-cn' });
    errors.push(...(added?.errors ?? []));
  }
  const written = await index?.writeFiles({ outputPath: 'dist/pagefind' });
  errors.push(...(written?.errors ?? []));
  await index?.deleteIndex();
  if (errors.length > 0) throw new Error(`检索索引没有写成：${errors.join('；')}`);
  console.log(`检索索引：${records.length} 条记录。`);
}
process.exit(process.exitCode ?? 0);
