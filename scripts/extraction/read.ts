import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import { compareIssues } from '../../src/lib/bulletin/issue-key.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { type Diagnostic, hasErrors } from '../../src/lib/diagnostic.ts';
import { BULLETINS, listFiles } from '../run.ts';
import { forgetOthers, recall, remember } from './cache.ts';
import { digestsOf } from './digest.ts';
import { filesOfIssue } from './files.ts';
import { type Catalogue, extractIssues, type IssueExtraction } from './issue.ts';

/** An issue with its files of data. */
export interface HeldIssue {
  read: IssueExtraction;
  /** Paths of its files of data inside the folder of data, with their contents where they were made now. */
  files: ReadonlyMap<string, string | undefined>;
}

/** All issues of a project, the oldest first. */
export interface Held {
  issues: HeldIssue[];
  /** What is wrong with their texts; with an error among them there are no issues. */
  diagnostics: Diagnostic[];
  /** Keeps what was read now, once its files of data are written. */
  keep(): void;
}

/**
 * Issues of which nothing has changed are taken as they are; the others are read.
 * @param data folder of the files of data
 * @param tell is told of a text that takes long
 */
export function readIssues(catalogue: Catalogue, data: string, tell: (slow: Diagnostic) => void): Held {
  const digests = digestsOf(catalogue);
  const looked = listFiles(BULLETINS, '.mdx').map((file) => {
    const key = basename(file, '.mdx');
    const bytes = readFileSync(file);
    const known = recall(key, data, (source) => digests.of(key, bytes, source));
    if (known) return { key, bytes, known, diagnostics: known.notices };
    const { bulletin, diagnostics } = fromMdx(bytes.toString(), file);
    return { key, bytes, bulletin, diagnostics };
  });
  const diagnostics = looked.flatMap((each) => each.diagnostics);
  if (hasErrors(diagnostics)) return { issues: [], diagnostics, keep: () => {} };

  const fresh: { key: string; bytes: Buffer; bulletin: Bulletin; notices: Diagnostic[]; held: MadeIssue }[] = [];
  const issues = looked.flatMap(({ key, bytes, known, bulletin, diagnostics: notices }): HeldIssue[] => {
    if (known) return [{ read: known.extraction, files: new Map(known.files.map((path) => [path, undefined])) }];
    if (!bulletin) return [];
    return extractIssues([bulletin], catalogue, tell).map((read) => {
      const held = { read, files: filesOfIssue(read) };
      fresh.push({ key, bytes, bulletin, notices, held });
      return held;
    });
  });
  return {
    issues: issues.sort((a, b) => compareIssues(a.read.issue, b.read.issue)),
    diagnostics,
    keep: () => {
      for (const { key, bytes, bulletin, notices, held } of fresh) {
        const { source } = bulletin;
        remember(key, held.read, { digest: digests.of(key, bytes, source), source, notices, files: held.files });
      }
      forgetOthers(new Set(looked.map(({ key }) => key)));
    },
  };
}

interface MadeIssue extends HeldIssue {
  files: ReadonlyMap<string, string>;
}
