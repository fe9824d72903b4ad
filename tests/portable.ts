import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * Which tests run on any system: all but those that start another program than Node and git (nginx among them), or
 * want of a file what only POSIX knows. Read from the code of a test and of what it imports, so that no list is kept.
 */

/** What only Linux and its like have: commands by name, modes of files, devices, links that need no privilege there. */
const POSIX_ONLY = [
  /\b(?:spawn|exec)\w*\(\s*(?:'(?!git')|which\()/u,
  /\bchmodSync\(/u,
  /\bsymlinkSync\((?!.*'junction'\))/u,
  /'\/(?:dev|proc)\//u,
  /\bgetuid\b/u,
];

/** Whether a file of code, by itself, does what only POSIX knows. */
export function isPosixOnly(code: string): boolean {
  return POSIX_ONLY.some((pattern) => pattern.test(code));
}

/** Relative paths that a file of code imports or starts. */
function importsOf(code: string): string[] {
  return [...code.matchAll(/from '(\.{1,2}\/[^']+\.ts)'/gu)].map(([, path = '']) => path);
}

/**
 * Tests that need POSIX, by themselves or by what they import.
 * @param tests files, with slashes
 * @param read the code of a file
 */
export function posixTests(tests: readonly string[], read: (file: string) => string): string[] {
  const needs = (file: string, seen: Set<string>): boolean => {
    if (seen.has(file)) return false;
    seen.add(file);
    const code = read(file);
    return isPosixOnly(code) || importsOf(code).some((path) => needs(posix.join(posix.dirname(file), path), seen));
  };
  return tests.filter((test) => needs(test, new Set()));
}

/** The same for the tests of the project. */
export function projectPosixTests(): string[] {
  const tests = globSync('tests/**/*.test.ts').map((file) => file.replaceAll('\\', '/'));
  return posixTests(tests, (file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''));
}
