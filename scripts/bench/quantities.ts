/**
 * Speed of the quantity engine beside a peer, on the kept texts: part of `npm run bench`. CPU seconds of one core;
 * the ratio counts, because it survives a busy machine.
 */
import { readFileSync } from 'node:fs';
import * as NumberRecognizers from '@microsoft/recognizers-text-number';
import { passagesOfBlock } from '../../src/lib/bulletin/walk.ts';
import { findQuantities } from '../../src/lib/quantity/find.ts';
import { readBlocks } from '../../src/lib/source/paragraphs.ts';
import { listFiles, SOURCES } from '../run.ts';

const paragraphs = listFiles(SOURCES, '.txt').flatMap((file) =>
  readBlocks(readFileSync(file, 'utf8'))
    .flatMap(passagesOfBlock)
    .map((passage) => passage.text),
);
const bytes = Buffer.byteLength(paragraphs.join('\n'));
const { NumberRecognizer, Culture } = NumberRecognizers;
const model = new NumberRecognizer(Culture.Chinese).getNumberModel();

/** Megabytes a CPU second, the best of several rounds. */
function speed(read: (text: string) => unknown, repeats: number): number {
  const rounds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    for (let i = 0; i < repeats; i++) for (const text of paragraphs) read(text);
    const { user, system } = process.cpuUsage(before);
    return (bytes * repeats) / (user + system);
  });
  return Math.max(...rounds);
}

const own = speed((text) => findQuantities(text), 30);
const peer = speed((text) => model.parse(text), 2);
console.log(`${paragraphs.length} paragraphs, ${bytes} bytes`);
console.log(`quantities (this project)      ${own.toFixed(2)} MB/s`);
console.log(`Recognizers NumberModel 1.3.1  ${peer.toFixed(2)} MB/s`);
console.log(`ratio                          ${(own / peer).toFixed(1)}`);
