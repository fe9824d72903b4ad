/**
 * Speed of the quantity engine beside a peer, on the kept texts: part of `npm run bench`. CPU seconds of one core;
 * the ratio counts, because it survives a busy machine.
 */
import { readFileSync } from 'node:fs';
import * as NumberRecognizers from '@microsoft/recognizers-text-number';
import { passagesOfBlock } from '../../src/lib/bulletin/walk.ts';
import { readBulletin } from '../../src/lib/clause/read.ts';
import { findQuantities } from '../../src/lib/quantity/find.ts';
import { readBlocks } from '../../src/lib/source/paragraphs.ts';
import { knowledgeOf, readCatalogue } from '../catalogue.ts';
import { listFiles, readBulletins, SOURCES } from '../run.ts';

const paragraphs = listFiles(SOURCES, '.txt').flatMap((file) =>
  readBlocks(readFileSync(file, 'utf8'))
    .flatMap(passagesOfBlock)
    .map((passage) => passage.text),
);
const bytes = Buffer.byteLength(paragraphs.join('\n'));
const { NumberRecognizer, Culture } = NumberRecognizers;
const model = new NumberRecognizer(Culture.Chinese).getNumberModel();

const knowledge = knowledgeOf(readCatalogue().catalogue);
const bulletins = readBulletins().flatMap(({ bulletin }) => (bulletin ? [bulletin] : []));

/** Megabytes a CPU second of reading all texts once, the best of several rounds. */
function speed(readAll: () => void, repeats: number): number {
  const rounds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < repeats; i++) readAll();
    const { user, system } = process.cpuUsage(before);
    return (bytes * repeats) / (user + system);
  });
  return Math.max(...rounds);
}
const eachParagraph = (read: (text: string) => unknown) => () => {
  for (const text of paragraphs) read(text);
};

const own = speed(
  eachParagraph((text) => findQuantities(text)),
  30,
);
const whole = speed(() => {
  for (const bulletin of bulletins) readBulletin(bulletin, knowledge);
}, 10);
const peer = speed(
  eachParagraph((text) => model.parse(text)),
  2,
);
console.log(`${paragraphs.length} paragraphs, ${bytes} bytes`);
console.log(`quantities (this project)      ${own.toFixed(2)} MB/s`);
console.log(`with whose, when, what, role   ${whole.toFixed(2)} MB/s`);
console.log(`Recognizers NumberModel 1.3.1  ${peer.toFixed(2)} MB/s`);
console.log(`ratio                          ${(own / peer).toFixed(1)}, the whole ${(whole / peer).toFixed(1)}`);
