// @vitest-environment happy-dom
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DEFAULT_NETWORK } from '../../../../electron/domain/network.ts';
import { emptyForm } from '../../../../renderer/features/instances/draft.ts';
import { draftShape } from '../../../../renderer/features/instances/stored-draft.ts';
import { changesShape, plainShape, valuesShape } from '../../../../renderer/lib/form-shapes.ts';
import { useKeptState } from '../../../../renderer/lib/kept-state.ts';
import { createQueryClient } from '../../../../renderer/lib/query-client.ts';
import { type FormShape, readForm, writeForm } from '../../../../renderer/lib/stored-form.ts';
import { editFields, lab } from '../support/lab.ts';

const SECRET = 'tide-Vellum7-oak-Brisk';

afterEach(() => sessionStorage.clear());

/** What a form is after the page was loaded again. */
function reloaded<Value>(shape: FormShape<Value>, value: Value): Value | null {
  writeForm('form', shape, value);
  expect(JSON.stringify({ ...sessionStorage })).not.toContain(SECRET);
  return readForm('form', shape);
}

describe('a form over a reload', () => {
  test('has its values back, and no password', () => {
    const typed = { handle: 'fred', password: SECRET, forceReset: true, unknown: SECRET };
    expect(reloaded(valuesShape(lab.createFields), typed)).toEqual({ handle: 'fred', forceReset: true });
    expect(reloaded(valuesShape(lab.createFields), { password: SECRET })).toBeNull();
  });

  test('has its changes back with what stood there before, and no password', () => {
    const draft = { expected: { active: true, password: null }, set: { active: false, password: SECRET } };
    const kept = { expected: { active: true }, set: { active: false } };
    expect(reloaded(changesShape(editFields), draft)).toEqual(kept);
    expect(reloaded(changesShape(editFields), { expected: {}, set: { password: SECRET } })).toBeNull();
  });

  test('of a connection has all back but passwords, keys, and addresses with credentials in them', () => {
    const network = { ...DEFAULT_NETWORK, clientCertificate: { pem: 'a certificate' } };
    const form = { ...emptyForm('https://lab-01.example.org'), handle: 'admin', folder: 'Labs', network };
    const secrets = { password: SECRET, key: SECRET };
    const networkSecrets = { clientKey: SECRET, proxyPassword: SECRET };
    // Whatever a form may hold besides, by mistake or later on, is not kept.
    const more = { ...form, secrets, networkSecrets, extraSecrets: { totp: SECRET } };
    expect(reloaded(draftShape, more)).toEqual(form);
    const proxy = { mode: 'own', url: `http://fred:${SECRET}@proxy.example.org`, handle: null } as const;
    const address = `https://admin:${SECRET}@lab-01.example.org`;
    const careless = { ...form, address, network: { ...network, proxy } };
    expect(reloaded(draftShape, careless)).toEqual({ ...form, address: '', network });
  });

  test('that this Roster does not know, or that is damaged, is no form', () => {
    sessionStorage.setItem('roster-form form', '{"address":1}');
    expect(readForm('form', draftShape)).toBeNull();
    sessionStorage.setItem('roster-form form', '{"addr');
    expect(readForm('form', draftShape)).toBeNull();
  });
});

describe('kept state', () => {
  const shape = plainShape(z.object({ name: z.string() }));
  const nothing = { name: '' };
  const inside =
    (app: QueryClient) =>
    ({ children }: { children: ReactNode }) => <QueryClientProvider client={app}>{children}</QueryClientProvider>;
  const open = (key: string) =>
    renderHook(() => useKeptState(key, nothing, shape), { wrapper: inside(createQueryClient()) }).result;

  test('is there for a page that is loaded later, until it is set back', () => {
    const state = open('new group one');
    expect([state.current[0], state.current[2]]).toEqual([nothing, false]);
    act(() => state.current[1]({ name: 'Technicians' }));
    expect(readForm('new group one', shape)).toEqual({ name: 'Technicians' });
    act(() => state.current[1](nothing));
    expect(readForm('new group one', shape)).toBeNull();
  });

  test('of a page before is back, and is told as restored', () => {
    writeForm('new group two', shape, { name: 'Technicians' });
    const state = open('new group two');
    expect([state.current[0], state.current[2]]).toEqual([{ name: 'Technicians' }, true]);
    act(() => state.current[1](nothing));
    expect(open('new group two').current[0]).toBe(nothing);
  });

  test('without a shape is there for the app that it was typed in, and for no other', () => {
    const openIn = (app: QueryClient) =>
      renderHook(() => useKeptState('groups one', nothing), { wrapper: inside(app) });
    const [app, typed] = [createQueryClient(), { name: 'Technicians' }];
    const first = openIn(app);
    act(() => first.result.current[1](typed));
    first.unmount();
    expect(openIn(app).result.current[0]).toBe(typed);
    expect(openIn(createQueryClient()).result.current[0]).toBe(nothing);
  });
});
