import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, hasErrors } from '../../src/lib/diagnostic.ts';
import { isUtf8, readGb18030 } from '../../src/lib/receive/encoding.ts';
import { type Form, formOf } from '../../src/lib/receive/form.ts';
import { decodeSource } from '../../src/lib/source/decode.ts';
import { PATIENCE, tooLarge } from './limits.ts';

/** What became of a received file. */
export interface Reception {
  /** The text that everything downstream reads; empty if there is an error among the diagnostics. */
  text: string;
  /** Absent where the received file is that text already. */
  convertedFrom?: Form;
  diagnostics: Diagnostic[];
}

/** A received file of any form → its text, the same for the same bytes. Nothing is written. */
export async function receive(bytes: Buffer, file: string): Promise<Reception> {
  const found = formOf(bytes, file);
  if ('diagnostic' in found) return { text: '', diagnostics: [found.diagnostic] };
  const { form } = found;
  if (form === 'text') return receiveText(bytes, file);
  const { text, diagnostics } = await convert(form, bytes);
  return decoded(
    Buffer.from(text),
    form,
    diagnostics.map((each) => ({ ...each, file, line: 1 })),
    file,
  );
}

function receiveText(bytes: Buffer, file: string): Reception {
  const text = isUtf8(bytes) ? undefined : readGb18030(bytes);
  if (text === undefined) return decodeSource(bytes, file);
  const encoding: Diagnostic = {
    code: 'gb18030',
    severity: 'warning',
    file,
    line: 1,
    message: '文件是 GB18030（GBK）编码，已转成 UTF-8',
    repair: '不用修改；对照来件看有没有乱码。',
  };
  return decoded(Buffer.from(text), 'text', [encoding], file);
}

function decoded(bytes: Buffer, convertedFrom: Form, diagnostics: Diagnostic[], file: string): Reception {
  if (hasErrors(diagnostics)) return { text: '', diagnostics };
  const { text, diagnostics: faults } = decodeSource(bytes, file);
  return { text, convertedFrom, diagnostics: [...diagnostics, ...faults] };
}

/** Runs the conversion in a process of its own, which watches its limits. */
function convert(form: Form, bytes: Buffer): Promise<{ text: string; diagnostics: Diagnostic[] }> {
  const script = fileURLToPath(new URL('convert.ts', import.meta.url));
  const child = spawn(process.execPath, [script, form], { stdio: ['pipe', 'pipe', 'ignore'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A child that ends before it has read everything says why on its own.
  child.stdin.on('error', () => {});
  child.stdin.end(bytes);
  return new Promise((resolve) => {
    const refuse = (what: '时间' | '内存') => resolve({ text: '', diagnostics: [tooLarge(what)] });
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
