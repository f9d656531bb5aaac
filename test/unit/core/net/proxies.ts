import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Issued } from './certificates.ts';
import type { Listening } from './servers.ts';

interface ProxyOptions {
  /** Where everything goes, whatever host was named: the test's servers have no names of their own. */
  readonly to?: Pick<Listening, 'port'>;
  /** What every call is refused with. */
  readonly status?: number;
  /** The credentials that it asks for. */
  readonly credentials?: string;
  /** Makes it an encrypted proxy. */
  readonly certificate?: Issued;
  /** The CA of the client certificates that it demands. */
  readonly clients?: Issued;
}

/** A proxy of one test and what it was asked: the server's name for a tunnel, the whole address otherwise. */
export interface ListeningProxy {
  readonly port: number;
  readonly url: string;
  readonly asked: { method: string; target: string; headers: IncomingHttpHeaders }[];
}

/** A proxy for the running test, called as `localhost`. */
export async function serveProxy(options: ProxyOptions): Promise<ListeningProxy> {
  const { to = { port: 0 }, certificate, clients } = options;
  const demand = clients ? { requestCert: true, ca: clients.certificate } : {};
  const asked: ListeningProxy['asked'] = [];
  const sockets = new Set<Socket>();
  const server = certificate
    ? https.createServer({ cert: certificate.certificate, key: certificate.key, ...demand })
    : http.createServer();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('connect', (request: http.IncomingMessage, client: Socket) => {
    asked.push({ method: 'CONNECT', target: request.url ?? '', headers: request.headers });
    const refused = refusal(options, request.headers);
    client.on('error', () => {});
    if (refused) return void client.end(`HTTP/1.1 ${refused} No\r\nProxy-Authenticate: Basic realm="lab"\r\n\r\n`);
    const onwards = net.connect(to.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(onwards).pipe(client);
    });
    onwards.on('error', () => client.destroy());
    client.on('close', () => onwards.destroy());
    sockets.add(onwards);
  });
  server.on('request', (request: http.IncomingMessage, response: http.ServerResponse) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, target: url, headers });
    const refused = refusal(options, headers);
    if (refused) return void response.writeHead(refused).end();
    const { pathname, search } = new URL(url);
    const { 'proxy-authorization': _kept, ...passed } = headers;
    const way = { host: '127.0.0.1', port: to.port, method, path: pathname + search, headers: passed };
    request.pipe(
      http.request(way, (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 0, answer.headers))),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `${certificate ? 'https' : 'http'}://localhost:${port}`, asked };
}

function refusal({ status, credentials }: ProxyOptions, headers: IncomingHttpHeaders): number | undefined {
  const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  return expected && headers['proxy-authorization'] !== expected ? 407 : status;
}
