import type { Diagnostic } from '../diagnostic.ts';

/** Collects faults with the file they are in. */
export class FaultCollector {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  fault(code: string, message: string, repair: string, line: number | undefined, quote?: string): void {
    this.diagnostics.push({
      code,
      severity: 'error',
      message,
      repair,
      file: this.file,
      line: line ?? 1,
      ...(quote && { quote }),
    });
  }
}
