import { describe, expect, test } from 'vitest';
import { freeName } from '../../../../../electron/domain/connection.ts';
import { failure } from '../../../../../electron/domain/failure.ts';
import {
  draftOf,
  emptyForm,
  formOf,
  isSignInComplete,
  suggestEnvironment,
  suggestName,
} from '../../../../../renderer/features/instances/draft.ts';
import { NO_RUN, type ProbeRun, withEvent } from '../../../../../renderer/features/instances/probe-run.ts';
import { readiness } from '../../../../../renderer/features/instances/readiness.ts';
import { connection, methods, probeEvents } from '../../support/samples.ts';

const runOf = (how: Parameters<typeof probeEvents>[0]): ProbeRun => ({
  ...probeEvents(how).reduce(withEvent, NO_RUN),
  phase: 'ended',
});
const password = methods[0] ?? null;
const withExtras = {
  id: 'keys',
  label: 'Key',
  handleLabel: 'Owner',
  handleHelp: null,
  secretLabel: 'Main key',
  extraSecrets: [
    { purpose: 'servers', label: 'Server key', help: 'For servers.' },
    { purpose: 'mail', label: 'Mail key', help: 'For mail.' },
  ],
};
const typed = { ...emptyForm('https://lab-03.example.org'), method: 'password', handle: 'fred' };
const complete = { ...typed, secrets: { password: 'secret' } };
const recognised = { form: typed, tested: typed, run: runOf('recognised'), method: password, namesTaken: [] };

describe('why a connection cannot be saved', () => {
  test('goes through what is missing in the order in which a person gets there', () => {
    expect(readiness({ ...recognised, form: emptyForm() }).why).toBe('address');
    expect(readiness({ ...recognised, form: { ...typed, name: ' ' } }).why).toBe('name');
    expect(readiness({ ...recognised, namesTaken: ['LAB-03'] }).why).toBe('nameTaken');
    expect(readiness({ ...recognised, tested: null, run: NO_RUN }).why).toBe('untested');
    expect(readiness({ ...recognised, run: { ...NO_RUN, phase: 'running' } }).why).toBe('running');
    expect(readiness(recognised).why).toBe('signIn');
    expect(readiness({ ...recognised, form: complete }).why).toBe('ready');
  });

  test('an address that cannot be read is named before the name that nobody typed', () => {
    const form = emptyForm('lab 01');
    const run = runOf(['address', failure('address-invalid', { address: 'lab 01' })]);
    expect(readiness({ ...recognised, form, tested: form, run })).toEqual({ why: 'failed', step: 1 });
    expect(readiness({ ...recognised, form: emptyForm('lab 02'), tested: form, run }).why).toBe('name');
  });

  test('an address that was changed after its test must be tested again', () => {
    const moved = { ...complete, address: 'https://lab-04.example.org' };
    expect(readiness({ ...recognised, form: moved }).why).toBe('untested');
    expect(readiness({ ...recognised, form: { ...complete, allowHttp: true } }).why).toBe('untested');
  });

  test('a refused sign-in names its step until something about it is changed', () => {
    const run = runOf(['sign-in', failure('credentials-wrong', { origin: 'x' })]);
    const refused = { ...recognised, form: complete, tested: complete, run };
    expect(readiness(refused)).toEqual({ why: 'failed', step: 8 });
    const corrected = { ...complete, secrets: { password: 'another' } };
    expect(readiness({ ...refused, form: corrected }).why).toBe('ready');
  });

  test('a further secret that was corrected counts as another sign-in', () => {
    const run = runOf(['sign-in', failure('key-wrong', { origin: 'x' })]);
    const form = { ...complete, method: 'keys', secrets: { keys: 'main' }, extraSecrets: { servers: 'wrong' } };
    const refused = { ...recognised, form, tested: form, run, method: withExtras };
    expect(readiness(refused)).toEqual({ why: 'failed', step: 8 });
    expect(readiness({ ...refused, form: { ...form, extraSecrets: { servers: 'right' } } }).why).toBe('ready');
  });

  test('a demanded password and a server without users have reasons of their own', () => {
    const demand = runOf(['sign-in', failure('password-reset-required', { origin: 'x', handle: 'fred' })]);
    expect(readiness({ ...recognised, form: complete, tested: complete, run: demand }).why).toBe('reset');
    expect(readiness({ ...recognised, form: complete, run: runOf('virgin') }).why).toBe('firstUser');
  });
});

describe('a connection form', () => {
  test('suggests the first part of the host, and the whole of a numeric one', () => {
    expect(suggestName('https://lab-03.virology.example.org/api')).toBe('lab-03');
    expect(suggestName('lab-03.example.org:9950')).toBe('lab-03');
    expect(suggestName('http://10.0.4.7:9950')).toBe('10.0.4.7:9950');
    expect(suggestName('http://[::1]:9950')).toBe('[::1]:9950');
    expect(suggestName('')).toBe('');
    expect(suggestName('not an address')).toBe('');
  });

  test('takes the first free number for a name, without regard to case', () => {
    expect(freeName('lab', ['other'])).toBe('lab');
    expect(freeName('lab', ['LAB', 'lab 2'])).toBe('lab 3');
  });

  test('sends the secret of the chosen method only, and none for a test before the sign-in', () => {
    const form = { ...complete, secrets: { password: 'secret', key: 'other' } };
    expect(draftOf(form, password)).toMatchObject({ signIn: { method: 'password', handle: 'fred' }, secret: 'secret' });
    expect(draftOf(form, null)).toMatchObject({ signIn: null, secret: null, extraSecrets: {} });
    expect(draftOf(formOf(connection()), password)).toMatchObject({ secret: null });
  });

  test('sends the further secrets of the chosen method by purpose, and none that is empty', () => {
    const form = { ...complete, secrets: { keys: 'main' }, extraSecrets: { servers: 'second', mail: '', other: 'x' } };
    expect(draftOf(form, withExtras)).toMatchObject({ secret: 'main', extraSecrets: { servers: 'second' } });
    expect(draftOf(form, password)).toMatchObject({ extraSecrets: {} });
  });

  test('sends no handle that was typed for another method', () => {
    const token = { ...withExtras, handleLabel: null };
    expect(draftOf(complete, token)).toMatchObject({ signIn: { method: 'keys', handle: '' } });
  });

  test('is complete with a secret, and a handle where the method has one', () => {
    expect(isSignInComplete(complete, password)).toBe(true);
    expect(isSignInComplete({ ...complete, handle: ' ' }, password)).toBe(false);
    expect(isSignInComplete({ ...complete, handle: '' }, password && { ...password, handleLabel: null })).toBe(true);
    expect(isSignInComplete(typed, password)).toBe(false);
    expect(isSignInComplete(complete, null)).toBe(false);
  });
});

describe('the suggested environment', () => {
  test('is development on this computer and production elsewhere', () => {
    expect(suggestEnvironment('http://127.0.0.1:9950')).toBe('development');
    expect(suggestEnvironment('localhost:9950')).toBe('development');
    expect(suggestEnvironment('https://lab-01.example.org')).toBe('production');
    expect(suggestEnvironment('')).toBe('production');
  });
});
