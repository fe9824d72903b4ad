import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';

/**
 * What the conversion of one document may take. Time is that of the processor, so that a busy machine refuses
 * nothing; a bulletin takes 0.7 s as .docx and 1.3 s as PDF, start of the process included.
 */
export const TIME_LIMIT = 4.5;
/** Resident memory of the converting process, in bytes (a bulletin: 190 MB); what is taken between two looks comes on top. */
export const MEMORY_LIMIT = 270e6;
/** Seconds after which a process that does nothing is given up. */
export const PATIENCE = 60;

/** A document that takes more than it may, of time or of memory. */
export function tooLarge(what: '时间' | '内存'): Diagnostic {
  return fault('too-large', {}, { why: `转换超出了${what}的上限` });
}
