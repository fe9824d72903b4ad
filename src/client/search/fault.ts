/**
 * Why a question could not be answered: nothing came (`unreachable`), or no byte for long (`silent`), or something else
 * than the build has written (`damaged`); the site has been changed since this page began to search (`changed`), or so much
 * that the page must be loaded anew (`old`); or this browser cannot run the search at all (`browser`).
 */
export type FaultKind = 'unreachable' | 'silent' | 'damaged' | 'changed' | 'old' | 'browser';

export class Fault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The kind of whatever was thrown. */
export function kindOf(error: unknown): FaultKind {
  return error instanceof Fault ? error.kind : 'unreachable';
}
