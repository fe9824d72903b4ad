import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { committed, hasHistory } from '../../scripts/head.ts';
import { checkLedgers } from '../../scripts/ledgers.ts';
import { namesOf } from '../../src/lib/indicator/entity.ts';

/** What holds of every collection that is published here, however many issues it has. */
describe('the collection', () => {
  it.each([['verify'], ['extract', '--check']])('passes %s', (script, ...more) => {
    const { status, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...more], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('错误')]);
  });

  it('has ledgers that have lost nothing that a commit has', ({ skip }) => {
    if (!hasHistory()) skip('没有 git 历史，无从核对账本是否只增不减');
    expect(checkLedgers()).toEqual([]);
    // In a fresh copy the files are those of the last commit: what they are held against is the one before.
    if (committed('package.json', 'HEAD^')) expect(checkLedgers('HEAD^')).toEqual([]);
  });

  it('has lists that are well-formed, in which every ratio and pin points to something', () => {
    const { catalogue, diagnostics } = readCatalogue();
    expect(diagnostics).toEqual([]);
    const ids = new Set(catalogue.indicators.map((i) => i.id));
    const ratios = catalogue.indicators.flatMap((i) => (i.ratio ? [i.ratio.part, ...[i.ratio.whole].flat()] : []));
    expect(ratios.filter((id) => !ids.has(id))).toEqual([]);
    const pinned = Object.values(catalogue.pins).flatMap((pins) => pins.map(({ of }) => of));
    expect(pinned.filter((id) => !ids.has(id))).toEqual([]);
    const aliases = catalogue.entities.flatMap(namesOf);
    expect(aliases.filter((name, i) => aliases.indexOf(name) !== i)).toEqual([]);
  });
});
