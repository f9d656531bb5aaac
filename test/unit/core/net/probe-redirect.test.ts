import { describe, expect, it } from 'vitest';
import { probe } from '../../../../electron/core/services/probe.ts';
import type { Draft } from '../../../../electron/domain/connection.ts';
import type { ProbeStep } from '../../../../electron/domain/probe.ts';
import { sayEnglish } from '../../../../electron/domain/say.ts';
import { serve } from './servers.ts';

/** How a step of a connection test ends. */
async function endOf(wanted: ProbeStep['step'], address: string): Promise<ProbeStep | undefined> {
  const draft = { name: '', address, environment: 'other', allowHttp: false, signIn: null, secret: null } as Draft;
  for await (const event of probe(draft, { now: Date.now, say: sayEnglish })) {
    if (event.type === 'step' && event.step.step === wanted && event.step.state !== 'running') return event.step;
  }
  return undefined;
}

const httpStep = (address: string) => endOf('http', address);

describe('the HTTP step of a connection test', () => {
  it('counts a redirect within the server as an answer', async () => {
    const server = await serve((_request, response) => response.writeHead(302, { Location: '/setup?step=1' }).end());
    expect(await httpStep(server.origin)).toMatchObject({
      state: 'passed',
      note: { key: 'http-redirected', details: { status: 302, to: '/setup' } },
    });
  });

  it('ends at a redirect to another server', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(302, { Location: 'https://e.example/' }).end(),
    );
    expect(await httpStep(server.origin)).toMatchObject({ state: 'failed', failure: { code: 'redirected' } });
  });
});

describe('the step that recognises a server', () => {
  it('says that a server is not ready where something in front of it answers for it', async () => {
    const busy = await serve((_request, response) => response.writeHead(503).end('busy'));
    expect(await endOf('kind', busy.origin)).toMatchObject({
      state: 'failed',
      failure: { code: 'server-unavailable', retryable: true, details: { origin: busy.origin, status: 503 } },
    });
    const other = await serve((_request, response) => response.writeHead(404).end('nothing here'));
    expect(await endOf('kind', other.origin)).toMatchObject({ failure: { code: 'not-recognised' } });
  });
});
