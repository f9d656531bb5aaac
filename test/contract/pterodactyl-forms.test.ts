import { afterEach, expect, it } from 'vitest';
import { presentValues } from '../../electron/domain/present-values.ts';
import { closePanels, create, creationOf, described, newcomer, startPanel, userBy } from './pterodactyl-server.ts';
import { failureIn, valueIn } from './virtool-server.ts';

afterEach(closePanels);

it('tells the present value of every open field, on the screen as in the adapter', async () => {
  const panel = await startPanel();
  const session = panel.open();
  const { editFields, statuses } = await described(session);
  const user = await userBy(session, 2);
  expect(presentValues(user, editFields, statuses)).toEqual(session.valuesOf(user));
});

it('shows the Panel’s own rules before anything is sent', async () => {
  const panel = await startPanel();
  const { createFields } = await described(panel.open());
  const rules = Object.fromEntries(createFields.map(({ key, rules: one }) => [key, one]));
  expect(Object.keys(rules)).toEqual([
    'handle',
    'email',
    'firstName',
    'lastName',
    'password',
    'externalId',
    'language',
    'administrator',
  ]);
  expect(rules.handle).toMatchObject({ required: true, minimumLength: 3, maximumLength: 191 });
  expect(rules.lastName).toMatchObject({ required: true, maximumLength: 191 });
  expect(rules.password).toMatchObject({ required: false, minimumLength: null });
  const pattern = new RegExp(`^(?:${rules.handle?.pattern?.source})$`);
  expect(['abc', 'A.b-c_9'].every((handle) => pattern.test(handle))).toBe(true);
  expect(['ab', '-abc', 'abc.', 'ä.b.c', 'a c'].some((handle) => pattern.test(handle))).toBe(false);
});

it('takes all values of a form in one write', async () => {
  const panel = await startPanel();
  const values = newcomer('newcomer', { administrator: 'root', password: 'x' });
  expect(panel.open().divide('create-user', values)).toEqual([values]);
  expect(panel.open().divide('update-user', values)).toEqual([values]);
});

it('refuses fields that no Panel has, and required ones that are empty, before anything is sent', async () => {
  const panel = await startPanel();
  const session = panel.open();
  valueIn(await session.verify());
  panel.calls.splice(0);
  const odd = failureIn(await create(session, newcomer('newcomer', { shoeSize: '42' })));
  expect(odd).toMatchObject({ code: 'input-invalid', fields: { shoeSize: 'The server has no such field.' } });
  const empty = failureIn(await create(session, { handle: 'newcomer', email: '', firstName: ' ' }));
  expect(Object.keys(empty.fields ?? {})).toEqual(['email', 'firstName', 'lastName']);
  expect(panel.calls).toEqual([]);
});

it('previews nothing but says what a creation sets off', async () => {
  const panel = await startPanel();
  const session = panel.open();
  const linked = valueIn(await session.foresee(creationOf(newcomer('newcomer'))));
  expect(linked.effects.join(' ')).toContain('newcomer@example.com a link');
  expect(linked.effects.join(' ')).toContain('60 minutes');
  const told = valueIn(await session.foresee(creationOf(newcomer('newcomer'), ['password'])));
  expect(told.effects).toEqual([
    'The Panel mails newcomer@example.com that the account exists. The password is not in the mail.',
  ]);
  expect(panel.operator.mails).toEqual([]);
});
