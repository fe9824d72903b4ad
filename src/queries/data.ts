import { readJoined, readWhole } from '../extracted.ts';

/** What `npm run extract` has made, as pages and the published files show it: all issues together. */
const notice = '由 npm run extract 从 content/ 生成，请勿手工修改。';
const whole = readWhole();

export const figureFile = { notice, figures: whole.figures() };
export const observationFile = { notice, observations: whole.observations() };
export const groupFile = readJoined('measures');
export const checkFile = { notice, checks: whole.checks() };
export const mechanismFile = { places: whole.places() };
export const ledgerFile = { notice, ...whole.ledger() };
