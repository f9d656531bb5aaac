import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this computer that nobody may reach. */
export interface Trap {
  readonly origin: string;
  /** The requests that came nevertheless, as method and path. */
  hits(): readonly string[];
  close(): Promise<void>;
}

/**
 * Starts a trap that answers everything. Connections without a request don't count: Chrome opens some for frames and
 * forms that the page's policy refuses a moment later; Electron has no such part.
 */
export async function startTrap(): Promise<Trap> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits: () => hits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Runs inside the page: tries every way there is to reach a server, and waits until each has ended. */
export async function tryEverything(origin: string): Promise<void> {
  const ended = (start: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, 1500);
      try {
        start(resolve);
      } catch {
        resolve();
      }
    });
  const element = (name: string, attributes: Record<string, string>) =>
    ended((done) => {
      const made = document.createElement(name);
      made.addEventListener('error', done);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      document.body.append(made);
      setTimeout(() => made.remove(), 1000);
    });
  const address = (way: string) => `${origin}/${way}`;
  await Promise.all([
    fetch(address('fetch')).catch(() => undefined),
    fetch(address('no-cors'), { mode: 'no-cors', keepalive: true }).catch(() => undefined),
    ended((done) => {
      const request = new XMLHttpRequest();
      request.addEventListener('loadend', done);
      request.open('GET', address('xhr'));
      request.send();
    }),
    ended((done) => new WebSocket(address('socket').replace('http', 'ws')).addEventListener('close', () => done())),
    ended((done) => new EventSource(address('events')).addEventListener('error', () => done())),
    ended((done) => {
      navigator.sendBeacon(address('beacon'), 'x');
      done();
    }),
    ended((done) => new Worker(address('worker')).addEventListener('error', () => done())),
    ended((done) => void navigator.serviceWorker.register(address('service-worker')).then(done, done)),
    ended((done) => void import(address('module.js')).then(done, done)),
    element('img', { src: address('image') }),
    element('script', { src: address('script.js') }),
    element('iframe', { src: address('frame') }),
    element('video', { src: address('video') }),
    element('object', { data: address('object') }),
    element('embed', { src: address('embed') }),
    element('link', { rel: 'stylesheet', href: address('style.css') }),
    element('link', { rel: 'prefetch', href: address('prefetch') }),
    element('link', { rel: 'preload', as: 'image', href: address('preload') }),
    element('link', { rel: 'modulepreload', href: address('modulepreload.js') }),
    element('a', { ping: address('ping'), href: '#' }),
    ended((done) => {
      const form = document.createElement('form');
      form.action = address('form');
      form.method = 'post';
      document.body.append(form);
      form.submit();
      setTimeout(() => {
        form.remove();
        done();
      }, 500);
    }),
    ended((done) => {
      const style = document.createElement('div');
      style.style.backgroundImage = `url(${address('background')})`;
      document.body.append(style);
      setTimeout(() => {
        style.remove();
        done();
      }, 500);
    }),
  ]);
}
