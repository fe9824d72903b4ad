/**
 * The last step of a build: writes into dist/ what it was made from and what it holds. Where the stamp is missing or differs,
 * the build is not whole, and neither `npm run release` nor `npm run serve` takes it.
 */
import { writeStamp } from './built.ts';
import { report } from './run.ts';

report(writeStamp('dist', process.argv[2]));
