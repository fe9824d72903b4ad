import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import type { Reading } from '../../src/lib/document/reading.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { isUtf8, readGb18030 } from '../../src/lib/receive/encoding.ts';
import { CONVERTIBLE, type Convertible, type Form, formOf } from '../../src/lib/receive/form.ts';
import { readText } from '../../src/lib/receive/text/text.ts';
import { decodeSource, wideEncoding } from '../../src/lib/source/decode.ts';
import { PATIENCE, tooLarge } from './limits.ts';
import { convertByOffice } from './office.ts';

/** What became of a received file. */
export interface Reception extends Reading {
  form: Form;
  /** The file is a text in UTF-8, and so its own source; of any other the source is what a plain reader reads of it. */
  isSource: boolean;
  /** The .docx that an older office file was converted to, and what that was. */
  converted?: { from: Convertible; bytes: Buffer };
}

/** A received file of any form → its document, the same for the same bytes. Nothing is written. */
export async function receive(bytes: Buffer, file: string): Promise<Reception> {
  const found = formOf(bytes, file);
  if ('convertible' in found) return receiveOffice(bytes, file, found);
  if ('diagnostic' in found) return { form: 'text', isSource: false, ...unread([found.diagnostic]) };
  const { form } = found;
  if (form === 'text') return receiveText(bytes, file);
  const reading = await convert(form, bytes);
  const diagnostics = reading.diagnostics.map((each) => ({ ...each, file, line: each.line ?? 1 }));
  return { form, isSource: false, ...reading, diagnostics };
}

/** What LibreOffice makes of an older office file, where it is installed. */
async function receiveOffice(
  bytes: Buffer,
  file: string,
  { convertible, diagnostic }: { convertible: Convertible; diagnostic: Diagnostic },
): Promise<Reception> {
  const converted = await convertByOffice(bytes, convertible);
  if (!converted) return { form: 'docx', isSource: false, ...unread([diagnostic]) };
  const reception = await receive(converted, file);
  const note = fault('converted', { file, line: 1 }, { kind: CONVERTIBLE[convertible] });
  return {
    ...reception,
    diagnostics: [note, ...reception.diagnostics],
    converted: { from: convertible, bytes: converted },
  };
}

function unread(diagnostics: Diagnostic[]): Reading {
  return { removals: [], substitutions: [], decisions: [], diagnostics };
}

function receiveText(bytes: Buffer, file: string): Reception {
  const national = isUtf8(bytes) || wideEncoding(bytes) ? undefined : readGb18030(bytes);
  const isSource = national === undefined && !wideEncoding(bytes);
  const { text, diagnostics } = decodeSource(national === undefined ? bytes : Buffer.from(national), file);
  if (diagnostics.length > 0) return { form: 'text', isSource, ...unread(diagnostics) };
  const reading = readText(text);
  const notes: Diagnostic[] = [];
  if (!isSource) notes.push(fault(national === undefined ? 'utf-16' : 'gb18030', { file, line: 1 }));
  return {
    form: 'text',
    isSource,
    ...reading,
    diagnostics: [...notes, ...reading.diagnostics.map((each) => ({ ...each, file }))],
  };
}

/** Runs the conversion in a process of its own, which watches its limits. */
function convert(form: Form, bytes: Buffer): Promise<Reading> {
  const script = fileURLToPath(new URL('convert.ts', import.meta.url));
  const child = spawn(process.execPath, [script, form], { stdio: ['pipe', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A child that ends before it has read everything says why on its own.
  child.stdin.on('error', () => {});
  child.stdin.end(bytes);
  return new Promise((resolve) => {
    const refuse = (what: '时间' | '内存') => resolve(unread([tooLarge(what)]));
    const timer = setTimeout(() => {
      refuse('时间');
      child.kill('SIGKILL');
    }, PATIENCE * 1000);
    child.once('error', () => refuse('内存'));
    child.once('close', (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      else refuse('内存');
    });
  });
}
