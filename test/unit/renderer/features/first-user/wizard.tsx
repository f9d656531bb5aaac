import { fireEvent, screen } from '@testing-library/react';
import type { Values } from '../../../../../electron/domain/change.ts';
import type { Connection, DraftInput } from '../../../../../electron/domain/connection.ts';
import type { Field } from '../../../../../electron/domain/description.ts';
import type { ProbeEvent } from '../../../../../electron/domain/probe.ts';
import { FirstUserScreen } from '../../../../../renderer/features/first-user/first-user-screen.tsx';
import { firstUserPath, NOTHING_HANDED_OVER } from '../../../../../renderer/lib/hand-over.ts';
import { answerWith, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';
import { appInfo, connection, probeEvents, streamOf } from '../../support/samples.ts';

const rules = { required: true, minimumLength: 1, maximumLength: null, reserved: ['virtool'] };
const field = (type: Field['type'], key: string, label: string, more: Partial<Field['rules']>): Field => ({
  key,
  label,
  help: null,
  type,
  choices: [],
  initial: null,
  rules: { ...rules, ...more },
});
const FIELDS = [
  field('text', 'handle', 'Handle', {}),
  field('password', 'password', 'Password', { minimumLength: 8, reserved: [] }),
];

const offering = (events: ProbeEvent[], firstUserFields: Field[]): ProbeEvent[] =>
  events.map((event) =>
    event.type === 'finding' ? { ...event, finding: { ...event.finding, firstUserFields } } : event,
  );

/** The events of looking at an empty server whose first user Roster can create. */
export const virginEvents = () => offering(probeEvents('virgin'), FIELDS);

const ASKED_FIELDS = [
  field('password', 'rootToken', 'Root token', { reserved: [] }),
  field('text', 'email', 'E-mail', { reserved: [] }),
  field('text', 'handle', 'User name', {
    reserved: [],
    pattern: { source: '[a-z]+', explanation: 'Only small letters.' },
  }),
  field('text', 'firstName', 'First name', { required: false, minimumLength: null, reserved: [] }),
];

/** The events of looking at a server that does not tell whether it has an administrator. */
export const askedEvents = () => offering(probeEvents('recognised'), ASKED_FIELDS);

interface Input {
  readonly draft: DraftInput;
  readonly set: Values;
}

interface Answers {
  readonly events?: () => ProbeEvent[];
  readonly create?: (input: Input) => Promise<Connection>;
  readonly add?: (draft: DraftInput) => Promise<Connection>;
  readonly saved?: Connection[];
}

/** The server that the wizard is opened for. */
export const LAB = { address: 'https://lab-03.example.org', name: 'lab-03', environment: 'production' as const };

/** Draws the wizard and records what it asks for. */
export function openWizard(
  { events = virginEvents, create, add, saved = [] }: Answers = {},
  given: Partial<typeof LAB> = LAB,
) {
  const created: Input[] = [];
  const added: DraftInput[] = [];
  answerWith({
    app: { info: os.app.info.handler(() => appInfo) },
    instances: {
      list: os.instances.list.handler(() => saved),
      probe: os.instances.probe.handler(() => streamOf(events())),
      createFirstUser: os.instances.createFirstUser.handler(({ input }) => {
        created.push(input);
        return create ? create(input) : connection({ id: 'new' });
      }),
      add: os.instances.add.handler(({ input }) => {
        added.push(input);
        return add ? add(input) : connection({ id: 'new' });
      }),
    },
  });
  const routes = [
    { path: '/instances/first-user', element: <FirstUserScreen /> },
    { path: '/instances/:instanceId/first-steps', element: <p>the first steps</p> },
    { path: '/instances/:instanceId/users', element: <p>the users</p> },
    { path: '/instances/new', element: <p>adding</p> },
    { path: '/instances', element: <p>the list</p> },
  ];
  const view = renderRoutes(routes, firstUserPath({ ...NOTHING_HANDED_OVER, ...given }));
  return { ...view, created, added };
}

/** Finds the title of a step. */
export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 2, name });
/** Types over what a field holds. */
export const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });
/** The field for the handle. */
export const handleField = () => screen.getByRole('textbox', { name: 'Handle' });
/** The field for the password. */
export const passwordField = () => screen.getByLabelText('Password');
/** Presses a button. */
export const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

/** Fills in the form for the first user. */
export async function enter(handle: string, password: string) {
  await heading('Create the first user');
  type(handleField(), handle);
  type(passwordField(), password);
}
