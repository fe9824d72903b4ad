/**
 * Proves that every bulletin, read as printed, is its source, and every source what was received: `npm run verify`.
 * Exit code 2 and the place if a single character differs. With --published the drafts are left out.
 */
import { HAS_DRAFTS, isDraft, publishedIssues } from '../src/edition.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { recover } from './import/recover.ts';
import { checkSources } from './promises.ts';
import { BAD_INPUT, BULLETINS, readArguments, readBulletins, report, SOURCES } from './run.ts';
import { unconfirmedIn } from './unconfirmed.ts';
import { verifyEdition } from './verification.ts';

const { values } = readArguments(
  {
    options: {
      bulletins: { type: 'string', default: BULLETINS },
      sources: { type: 'string', default: SOURCES },
      published: { type: 'boolean', default: !HAS_DRAFTS },
    },
  },
  '用法：npm run verify -- [--bulletins 文件夹] [--sources 文件夹] [--published]',
);

const diagnostics: Diagnostic[] = recover(values.bulletins, values.sources);
const held = readBulletins(values.bulletins);
// A folder that was named has some; a project may begin without one.
if (held.length === 0 && values.bulletins !== BULLETINS) {
  report([fault('no-folder', { file: values.bulletins })]);
  process.exit(BAD_INPUT);
}
const editions = values.published ? held.filter(({ bulletin }) => !bulletin || !isDraft(bulletin.serial)) : held;
// One conversion after the other: each may take all the memory that it is allowed.
for (const edition of editions) diagnostics.push(...(await verifyEdition(edition, values.sources)));
// Copies elsewhere are nobody's publication.
if (values.sources === SOURCES)
  diagnostics.push(...checkSources(publishedIssues(), new Date().toISOString().slice(0, 10)));
report([...diagnostics, ...unconfirmedIn(editions, 'warning')]);
if (diagnostics.length === 0) {
  const articles = editions.flatMap((e) => e.bulletin?.articles ?? []);
  console.log(`${editions.length} 期、${articles.length} 篇文章与来件逐字一致（空白、标点宽窄和识别标记除外）。`);
}
