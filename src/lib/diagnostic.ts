/**
 * What a tool found wrong, as data: the command line prints it, tests compare it.
 * Every diagnostic says what is wrong, where, and how to repair it.
 */
export interface Diagnostic {
  /** Stable kebab-case name of the fault, for tests and for looking it up. */
  code: string;
  severity: 'error' | 'warning';
  /** What is wrong, one sentence, in the language of the readers (zh-CN). */
  message: string;
  /** How to repair it, one sentence. */
  repair: string;
  /** Path as the user gave it. */
  file?: string;
  /** Line in `file`, counted from 1. */
  line?: number;
  /** The words in question, at most some 40 characters. */
  quote?: string;
  /** More of it, line by line: a comparison, further places. */
  detail?: readonly string[];
}

/** How many lines of detail are printed. */
const MOST_DETAIL = 24;

/** Thrown once, after all faults of an input have been collected. */
export class DiagnosticError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'DiagnosticError';
    this.diagnostics = diagnostics;
  }
}

/** One diagnostic as people read it: place, kind, message, quotation, repair. */
export function formatDiagnostic(d: Diagnostic): string {
  const place = [d.file, d.line].filter((part) => part !== undefined).join(':');
  const kind = d.severity === 'error' ? '错误' : '提示';
  const quote = d.quote ? `：“${excerpt(d.quote)}”` : '';
  const detail = (d.detail ?? []).slice(0, MOST_DETAIL).map((line) => `\n    ${flatten(line)}`);
  const more = (d.detail?.length ?? 0) > MOST_DETAIL ? `\n    ……（共 ${d.detail?.length} 行）` : '';
  return `${place ? `${place}: ` : ''}${kind} ${d.code}：${d.message}${quote}${detail.join('')}${more}\n    修复：${d.repair}`;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}

/** A quotation short enough for one line of a terminal; control characters become blanks. */
export function excerpt(text: string): string {
  const characters = [...flatten(text)];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}

function flatten(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in a bad input must not reach the terminal
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ').trim();
}
