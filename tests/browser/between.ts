import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between a browser and a server, as a portal, a cache or a bad line does. */
export interface Between {
  origin: string;
  /** Answers in the server's place, and says whether it has; `bytes` are those of the server. */
  answer: ((path: string, response: ServerResponse, bytes: Buffer) => boolean) | undefined;
  stop: () => void;
}

export async function standBetween(origin: string): Promise<Between> {
  const between: Between = { origin: '', answer: undefined, stop: () => {} };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', origin).pathname;
    const answer = await fetch(`${origin}${request.url}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (between.answer?.(path, response, bytes)) return;
    // The bytes have been unpacked on the way.
    const headers = [...answer.headers].filter(
      ([name]) => !/^(?:content-(?:encoding|length)|transfer-encoding|connection)$/u.test(name),
    );
    response.writeHead(answer.status, Object.fromEntries(headers));
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  between.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  between.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return between;
}
