/** What an editor says of a file that does not say it itself: a contribution without a masthead. */
export interface Given {
  serial?: number;
  number?: number;
  /** ISO 8601. */
  date?: string;
  issuer?: string;
  /** The unit that answers for an article that names none. */
  unit?: string;
}
