import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Where the command line sends the requests of the browser itself (accounts, updates); they are not counted. */
export const OF_THE_BROWSER = 'http://browser-itself.invalid';

/** One request that the browser tried to send. */
export interface SentRequest {
  readonly method: string;
  /** The full address; for a tunnel (https, wss) only `host:port` can be seen. */
  readonly address: string;
  /** The `Origin` header, where there was one. */
  readonly origin: string;
  /** Whether it went to a server that the test had allowed, so that it was answered. */
  readonly answered: boolean;
}

/**
 * A proxy that every request of the browser goes through, loopback included. It answers for the servers that a test
 * allows and refuses the rest; both are written down. So it sees what no per-target listener would: service workers,
 * workers, prefetches, and the browser's own requests.
 */
export interface Watch {
  readonly port: number;
  /** Everything that was sent since the browser started. */
  readonly requests: readonly SentRequest[];
  /** Let requests to this origin through. */
  allow(origin: string): void;
  /** What must not be there: requests to anywhere but the allowed servers, or sent by an extension. */
  leaked(): SentRequest[];
  close(): Promise<void>;
}

/** Starts the proxy on a free port of 127.0.0.1. */
export async function startWatch(): Promise<Watch> {
  const requests: SentRequest[] = [];
  const allowed = new Set<string>();
  const server = createServer((incoming, response) => {
    const address = incoming.url ?? '';
    if (address.startsWith(OF_THE_BROWSER)) return void response.writeHead(502).end();
    const answered = URL.canParse(address) && allowed.has(new URL(address).origin);
    requests.push({ method: incoming.method ?? '', address, origin: incoming.headers.origin ?? '', answered });
    if (answered) passOn(incoming, response, address);
    else response.writeHead(502).end();
  });
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    requests.push({ method: 'CONNECT', address: incoming.url ?? '', origin: '', answered: false });
    socket.on('error', () => {}); // the browser hangs up on a refused tunnel
    socket.end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  const port = await listen(server);
  return {
    port,
    requests,
    allow: (origin) => void allowed.add(new URL(origin).origin),
    leaked: () => requests.filter((sent) => !sent.answered || sent.origin.includes('extension://')),
    close: () => stop(server),
  };
}

function passOn(incoming: IncomingMessage, response: ServerResponse, address: string): void {
  const outgoing = request(address, { method: incoming.method ?? 'GET', headers: incoming.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  incoming.pipe(outgoing);
}

/** Listens on a free port of 127.0.0.1 and returns it. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Stops a server without waiting for connections that a browser keeps open. */
export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
