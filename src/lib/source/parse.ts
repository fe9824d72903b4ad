import { readText } from '../receive/text/text.ts';
import { readStructure, type Structure } from './structure.ts';

/** A received text → Bulletin: its document, and the structure of that. */
export function parseSource(text: string, file: string): Structure {
  return readStructure(readText(text), file);
}
