import type { IssueKey } from '../bulletin/issue-key.ts';

/** What an editor says of a file that does not say it itself: a contribution without a masthead. */
export interface Given {
  serial?: IssueKey;
  /** An issue without a 总期号. */
  kind?: '增刊';
  number?: number;
  /** ISO 8601. */
  date?: string;
  issuer?: string;
  /** The unit that answers for an article that names none. */
  unit?: string;
}
