import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { connectTo, serve } from './servers.ts';

async function recording() {
  const requests: { url: string; type: string | undefined; body: string }[] = [];
  const server = await serve((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      requests.push({ url: request.url ?? '', type: request.headers['content-type'], body });
      response.end('{}');
    });
  });
  return { ...server, requests };
}

describe('a call', () => {
  it('sends a form as a page would', async () => {
    const { origin, requests } = await recording();
    const form = { username: 'Zoë', password: 'a&b=c d' };
    await connectTo(origin).send({ method: 'POST', path: '/login', form });
    const [request] = requests;
    expect(request?.type).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual(form);
  });

  it('goes to the base URL itself where the path is empty', async () => {
    const { origin, requests } = await recording();
    await connectTo(`${origin}/api`).send({ method: 'GET', path: '' });
    expect(requests.map(({ url }) => url)).toEqual(['/api']);
  });
});
