import { knowledgeOfLabels, LABELS, scoreFolder, sumOf } from './labels.ts';
import { scoreRelations } from './relations.ts';

export const ACCURACY = 'src/data/accuracy.json';

/** The counts of both sets as the method page shows them. */
export function accuracyFile(): string {
  const reading = knowledgeOfLabels();
  const [own, unseen] = LABELS.map((folder) => {
    const scores = scoreFolder(folder, reading);
    const relations = scoreRelations(folder, reading).counts;
    return { texts: scores.length, ...sumOf(scores), relations, bare: sumOf(scoreFolder(folder, reading, 'bare')) };
  });
  const notice = '由 npm run accuracy -- --write 生成，请勿手工修改。';
  return `${JSON.stringify({ notice, own, unseen }, null, 1)}\n`;
}
