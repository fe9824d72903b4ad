import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/**
 * The last Chromium of Windows 7 and 8.1, as a package holds it for Linux on x64. Driven by its own protocol: tools of
 * today ask for more than it knows.
 */
export interface Chromium109 {
  /** Opens an address in a window of that width; what then goes wrong in the page stands in `errors`. */
  open: (address: string, width: number, height?: number) => Promise<void>;
  /** The value of an expression in the page, awaited. */
  evaluate: <Value>(expression: string) => Promise<Value>;
  /** Asks until the expression is true. @throws after half a minute */
  until: (expression: string) => Promise<void>;
  /** Presses and releases the mouse at the middle of the first element of a selector, which it brings into view. */
  click: (selector: string) => Promise<void>;
  screenshot: (file: string) => Promise<void>;
  /** Uncaught exceptions, and errors of the console, of the page that is open. */
  errors: string[];
  stop: () => Promise<void>;
}

/** Single-process: the binary is made for places where a second one may not be started. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--single-process',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--remote-debugging-address=127.0.0.1',
  '--remote-debugging-port=0',
];
/** For one step, in milliseconds. */
const PATIENCE = 30_000;

/** Whether the package's binary runs here. */
export const hasChromium109 = process.platform === 'linux' && process.arch === 'x64';

/** Unpacks and starts it. */
export async function startChromium109(): Promise<Chromium109> {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-109-'));
  const child = spawn(unpack(folder), [...ARGUMENTS, `--user-data-dir=${join(folder, 'profile')}`, 'about:blank'], {
    env: { ...process.env, HOME: folder, LD_LIBRARY_PATH: `${folder}:${join(folder, 'lib')}` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const { host } = new URL(await addressOf(child));
  const targets = (await (await fetch(`http://${host}/json/list`)).json()) as {
    type: string;
    webSocketDebuggerUrl: string;
  }[];
  const target = targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl ?? '';
  const { send, on, close } = await connect(target);
  const errors: string[] = [];
  let loaded = () => {};
  on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) =>
    errors.push(exception?.description ?? text),
  );
  on('Log.entryAdded', ({ entry }) => entry.level === 'error' && errors.push(`${entry.text} ${entry.url ?? ''}`));
  on('Page.loadEventFired', () => loaded());
  for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`);

  const evaluate: Chromium109['evaluate'] = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const until: Chromium109['until'] = async (expression) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(100)) if (await evaluate(expression)) return;
    throw new Error(`Not true in ${PATIENCE / 1000} s: ${expression}`);
  };
  return {
    errors,
    evaluate,
    until,
    async open(address, width, height = 900) {
      // A move inside the same document would not load it.
      await send('Page.navigate', { url: 'about:blank' });
      await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 500 });
      errors.length = 0;
      const load = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      await send('Page.navigate', { url: address });
      await Promise.race([load, pause(PATIENCE)]);
      await until(
        `document.readyState === 'complete' && location.href.startsWith(${JSON.stringify(new URL(address).origin)})`,
      );
    },
    async click(selector) {
      await until(`!!document.querySelector(${JSON.stringify(selector)})`);
      const { x, y } = await evaluate<{ x: number; y: number }>(`(() => {
        const element = document.querySelector(${JSON.stringify(selector)});
        element.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      })()`);
      for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased'])
        await send('Input.dispatchMouseEvent', {
          type,
          x,
          y,
          button: type === 'mouseMoved' ? 'none' : 'left',
          clickCount: 1,
        });
    },
    async screenshot(file) {
      const { data } = await send('Page.captureScreenshot', { format: 'png' });
      writeFileSync(file, Buffer.from(data, 'base64'));
    },
    async stop() {
      close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const pause = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time));

/** Unpacks the binary with its libraries into a folder. @returns the binary */
function unpack(folder: string): string {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const bytesOf = (name: string) => brotliDecompressSync(readFileSync(join(packed, `${name}.br`)));
  for (const archive of ['aws.tar', 'swiftshader.tar'])
    execFileSync('tar', ['-x', '-C', folder], { input: bytesOf(archive) });
  const binary = join(folder, 'chromium');
  if (!existsSync(binary)) writeFileSync(binary, bytesOf('chromium'));
  chmodSync(binary, 0o755);
  return binary;
}

/** The address that it prints when it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      said += String(bytes);
      const [, address] = /DevTools listening on (ws:\S+)/u.exec(said) ?? [];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`Chromium 109 ended (${code}): ${said}`)));
  });
}

// biome-ignore lint/suspicious/noExplicitAny: messages of the protocol, whose types are not those of a later one
type Message = any;

/** A connection to a page: commands with their answers, and events. */
async function connect(address: string) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let last = 0;
  const waiting = new Map<number, (message: Message) => void>();
  const listeners = new Map<string, (parameters: Message) => void>();
  socket.addEventListener('message', ({ data }) => {
    const message: Message = JSON.parse(String(data));
    if (message.id) waiting.get(message.id)?.(message);
    else listeners.get(message.method)?.(message.params);
  });
  const send = (method: string, params: object = {}) =>
    new Promise<Message>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  const on = (event: string, listener: (parameters: Message) => void) => listeners.set(event, listener);
  return { send, on, close: () => socket.close() };
}
