import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROCEDURES, procedureName } from '../../electron/contract/procedures.ts';
import type { CallContext } from '../../electron/core/core.ts';
import { type CoreClient, createCaller } from '../../electron/core/rpc/callers.ts';
import { NOBODY } from '../../electron/core/rpc/confirmation-desk.ts';
import { fakeLog, fakeRouter, openRpc, startFakeHost } from '../unit/host/support.ts';
import { codeOf, GOT_THROUGH, inputOf, procedureOf } from './refusals.ts';
import { type Fault, samplesOf, UNKNOWN_KEY } from './schema-samples.ts';

const context = { face: 'window', secret: null, desk: NOBODY } as unknown as CallContext;
/** How a call with a fault has to end. */
const endOf = (fault: Fault | undefined) => [fault?.what, fault?.isDropped ? 'read-only' : 'input-invalid'];
const procedures = PROCEDURES.map(({ path }) => [procedureName(path), path] as const);

describe('around what is valid', () => {
  let client: CoreClient;
  beforeAll(() => {
    client = createCaller(fakeRouter(GOT_THROUGH), context, fakeLog());
  });

  test.each(procedures)(
    'criterion 13: %s takes what its schema describes, and nothing with one fault in it',
    async (_, path) => {
      const call = procedureOf(client, path);
      await fc.assert(
        fc.asyncProperty(samplesOf(inputOf(path)), fc.nat(), async ({ value, faults }, nth) => {
          expect(await codeOf(call(value))).toBe('read-only');
          const fault = faults[nth % faults.length];
          expect([fault?.what, await codeOf(call(fault?.make()))]).toEqual(endOf(fault));
        }),
        { numRuns: 60 },
      );
      expect({}).not.toHaveProperty('polluted');
    },
  );

  test.each(procedures)('criterion 13: %s refuses every fault of some samples', async (_, path) => {
    const call = procedureOf(client, path);
    for (const { faults } of fc.sample(samplesOf(inputOf(path)), { numRuns: 4, seed: 13 })) {
      for (const fault of faults) expect([fault.what, await codeOf(call(fault.make()))]).toEqual(endOf(fault));
    }
  });

  test.each(procedures)('criterion 13: %s hands on no key that its schema does not know', (_, path) => {
    const schema = inputOf(path);
    fc.assert(
      fc.property(samplesOf(schema), ({ faults }) => {
        for (const { make } of faults.filter(({ isDropped }) => isDropped)) {
          expect(JSON.stringify(schema.parse(make()))).not.toContain(UNKNOWN_KEY);
        }
      }),
      { numRuns: 30 },
    );
  });
});

test('criterion 13: over the wire too, what is valid passes and one fault is refused', async () => {
  const socket = await openRpc(await startFakeHost(GOT_THROUGH));
  const client: CoreClient = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  const inputs = Object.fromEntries(procedures.map(([name, path]) => [name, samplesOf(inputOf(path))]));
  await fc.assert(
    fc.asyncProperty(
      fc
        .constantFrom(...procedures)
        .chain(([name, path]) => fc.tuple(fc.constant(path), inputs[name] ?? fc.constant(null))),
      fc.nat(),
      async ([path, sample], nth) => {
        const call = procedureOf(client, path);
        expect(await codeOf(call(sample?.value))).toBe('read-only');
        const fault = sample?.faults[nth % sample.faults.length];
        // Decoding sets no prototype: the key is gone before anybody could look at it.
        if (fault === undefined || fault.what.endsWith('key __proto__')) return;
        expect([fault.what, await codeOf(call(fault.make()))]).toEqual(endOf(fault));
      },
    ),
    { numRuns: 300 },
  );
});
