import { escapeHtml } from '../lib/html.ts';
import { page } from './pages.ts';
import type { LegacyProfile } from './profile.ts';
import type { Step, Wizard } from './setup-steps.ts';

interface Input {
  readonly name: string;
  readonly label: string;
  readonly type?: 'password' | 'checkbox';
  readonly hint?: string;
  readonly value?: string | number | undefined;
}

/** The wizard's page: four forms, each with what is wrong about it, and how to end. Passwords are never shown again. */
export function setupPage({ db, user, dataPath, watchPath, problems }: Wizard, profile: LegacyProfile): string {
  const isReady = db !== null && user !== null && dataPath !== null && watchPath !== null;
  const form = (step: Step, title: string, button: string, isDone: boolean, inputs: readonly Input[]): string =>
    `    <form method="post" action="/setup/${step}">
      <h2>${title} <small class="${isDone ? 'ready' : 'note'}">${isDone ? 'Ready' : 'Required'}</small></h2>
${inputs.map(field).join('\n')}
${problems[step] ? `      <p class="problem" role="alert">${escapeHtml(problems[step])}</p>\n` : ''}      <button type="submit">${button}</button>
    </form>`;
  const database: readonly Input[] = [
    { name: 'db_host', label: 'Host', hint: 'localhost', value: db?.host },
    { name: 'db_port', label: 'Port', hint: '27017', value: db?.port },
    { name: 'db_name', label: 'Database Name', hint: 'virtool', value: db?.name },
    ...(profile.databaseHasUsers ? databaseUser(db?.username) : []),
  ];
  const secrets: readonly Input[] = [
    { name: 'password', label: 'Password', type: 'password' },
    ...(profile.databaseHasUsers
      ? []
      : [{ name: 'password_confirm', label: 'Confirm Password', type: 'password' } as const]),
  ];
  return page(
    'Setup',
    [
      form('db', 'Connect to MongoDB', 'Connect', db !== null, database),
      form('user', 'Create First User', 'Save', user !== null, [
        { name: 'user_id', label: 'Username', value: user?.id },
        ...secrets,
      ]),
      form('data', 'Set Data Path', 'Save', dataPath !== null, [
        { name: 'data_path', label: 'Data Path', hint: 'data', value: dataPath ?? undefined },
      ]),
      form('watch', 'Set Watch Path', 'Save', watchPath !== null, [
        { name: 'watch_path', label: 'Watch Path', hint: 'watch', value: watchPath ?? undefined },
      ]),
      `    <p><a class="button" href="/setup/clear">Clear</a>${
        isReady
          ? ' <a class="button" href="/setup/save">Save and Reload</a>'
          : ' Save and Reload comes once all is ready.'
      }</p>`,
    ].join('\n'),
  );
}

const databaseUser = (username: string | undefined): readonly Input[] => [
  { name: 'db_username', label: 'Database Username', value: username },
  { name: 'db_password', label: 'Database Password', type: 'password' },
  { name: 'db_use_ssl', label: 'Use SSL', type: 'checkbox' },
];

function field({ name, label, type, hint, value }: Input): string {
  const shown = value === undefined ? '' : ` value="${escapeHtml(String(value))}"`;
  const placeholder = hint === undefined ? '' : ` placeholder="${escapeHtml(hint)}"`;
  return `      <label for="${name}">${label}</label>
      <input type="${type ?? 'text'}" name="${name}" id="${name}"${placeholder}${shown}>`;
}
