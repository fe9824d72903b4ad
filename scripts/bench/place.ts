import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { inventSources } from '../corpus.ts';
import { linkModules } from '../modules.ts';
import { listFiles } from '../run.ts';

/** What the site is made of, apart from the bulletins and what is derived from them. */
const PARTS = [
  'src',
  'scripts',
  'public',
  'content/entities',
  'content/indicators',
  'content/measures.yaml',
  'content/pages',
  'content/words',
  'content/congresses.yaml',
  'content/measures.yaml',
  'content/terms.yaml',
  'astro.config.mjs',
  'package.json',
  'tsconfig.json',
];

/** Charts whose points are the issues: the others speak of what one bulletin prints. */
const CHARTS = ['serial', 'issue-contents'];

/**
 * A copy of the project elsewhere whose bulletins are invented ones, not yet imported; nothing is published there.
 * @returns its folder
 */
export function makePlace(issues: number): string {
  const place = mkdtempSync(join(tmpdir(), 'scale-'));
  for (const part of PARTS) cpSync(part, join(place, part), { recursive: true });
  linkModules(place);
  const texts = inventSources(issues, 1);
  const files: [string, string][] = [
    ...texts.map((text, i): [string, string] => [`content/sources/${i + 1}.txt`, text]),
    ...mechanismsIn(texts),
    ...CHARTS.map((id): [string, string] => {
      const file = `content/charts/${id}.yaml`;
      return [file, readFileSync(file, 'utf8').replace(/^finding:.*$/mu, 'finding: 共{count}个数据点。')];
    }),
    ['content/redirects.yaml', '{}\n'],
    ['content/changes.yaml', 'changes: []\n'],
  ];
  for (const folder of ['src/data', 'src/published']) rmSync(join(place, folder), { recursive: true });
  cpSync('src/data/accuracy.json', join(place, 'src/data/accuracy.json'));
  for (const folder of ['sources', 'mechanisms', 'charts']) mkdirSync(join(place, 'content', folder));
  for (const [file, content] of files) writeFileSync(join(place, file), content);
  return place;
}

/** One issue in so many has been read for mechanisms: people do that, not a program. */
const READ = 5;

/** Every mechanism, attested wherever one of its quotations has come to stand in an issue that was read. */
function mechanismsIn(texts: readonly string[]): [string, string][] {
  return listFiles('content/mechanisms', '.yaml').flatMap((file): [string, string][] => {
    const { attestations, ...rest } = parse(readFileSync(file, 'utf8')) as { attestations: { quote: string }[] };
    const invented = texts.flatMap((text, i) =>
      attestations.flatMap((attestation) => {
        const { declared: _, ...kept } = attestation as typeof attestation & { declared?: number };
        return i % READ === 0 && text.includes(attestation.quote) ? [{ ...kept, serial: i + 1 }] : [];
      }),
    );
    return invented.length > 0
      ? [[file, stringify({ ...rest, attestations: invented }, { aliasDuplicateObjects: false })]]
      : [];
  });
}
