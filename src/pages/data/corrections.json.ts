import { getLedgerFile } from '../../queries/corrections.ts';

/** The ledger: every correction and doubt, and how often each rule of normalisation was at work. */
export const GET = () => Response.json(getLedgerFile());
