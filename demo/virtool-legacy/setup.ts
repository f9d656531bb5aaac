import type { Answer, Incoming } from '../lib/http.ts';
import { readForm } from './call.ts';
import { ADMINISTRATOR, PERMISSIONS, permissionMap } from './model.ts';
import type { LegacyProfile } from './profile.ts';
import { renderEnding, renderReply, requiresSetup, wrongMethod } from './rendering.ts';
import { crash, type Reply, redirect, Stop } from './replies.ts';
import { setupPage } from './setup-page.ts';
import { databaseProblem, emptyWizard, folderProblem, type Step, type Wizard } from './setup-steps.ts';
import { type State, startServing } from './state.ts';
import { NEW_PREFERENCES } from './users.ts';

/** The form as it was sent. A field that is missing altogether is an exception that nobody catches. */
type Form = (name: string) => string;

/** The server as long as nobody has set it up: the wizard alone, and no cookies. */
export async function answerSetup(state: State, profile: LegacyProfile, request: Incoming): Promise<Answer> {
  if (request.path.startsWith('/api')) return requiresSetup;
  try {
    if (request.method === 'GET' || request.method === 'HEAD') return renderReply(open(state, profile, request), null);
    const step = request.method === 'POST' ? STEPS.get(request.path) : undefined;
    if (!step) return wrongMethod;
    const fields = await readForm(request);
    const { changes, problem } = TAKE[step]((name) => fields.get(name) ?? raise(), profile);
    state.wizard = {
      ...state.wizard,
      ...changes,
      problems: { ...state.wizard.problems, [step]: problem ?? undefined },
    };
    return renderReply(redirect('/setup'), null);
  } catch (error) {
    if (error instanceof Stop) return renderEnding(error.ending, null);
    throw error;
  }
}

const STEPS: ReadonlyMap<string, Step> = new Map([
  ['/setup/db', 'db'],
  ['/setup/user', 'user'],
  ['/setup/data', 'data'],
  ['/setup/watch', 'watch'],
]);

/** What one form tells the wizard; a step with a problem is as good as never done. */
interface Taken {
  readonly changes: Partial<Wizard>;
  readonly problem: string | null;
}

const TAKE: Readonly<Record<Step, (form: Form, profile: LegacyProfile) => Taken>> = {
  db: takeDatabase,
  user: takeUser,
  data: (form) => {
    const path = form('data_path') || 'data';
    const problem = folderProblem(path);
    return { changes: { dataPath: problem === null ? path : null }, problem };
  },
  watch: (form) => {
    const path = form('watch_path') || 'watch';
    const problem = folderProblem(path);
    return { changes: { watchPath: problem === null ? path : null }, problem };
  },
};

/** Empty fields mean what the placeholders say. */
function takeDatabase(form: Form, profile: LegacyProfile): Taken {
  const host = form('db_host') || 'localhost';
  const port = form('db_port') || '27017';
  const name = form('db_name') || 'virtool';
  const username = profile.databaseHasUsers ? form('db_username') : '';
  const password = profile.databaseHasUsers ? form('db_password') : '';
  const encrypted = profile.databaseHasUsers && isTicked(form);
  const problem = databaseProblem(host, port, name);
  const db = problem === null ? { host, port: Number(port), name, username, password, encrypted } : null;
  return { changes: { db }, problem };
}

/** Browsers leave a box out that is not ticked. */
function isTicked(form: Form): boolean {
  try {
    return !['', 'false'].includes(form('db_use_ssl'));
  } catch (error) {
    if (error instanceof Stop) return false;
    throw error;
  }
}

/** Nobody looks at the length of the password. */
function takeUser(form: Form, profile: LegacyProfile): Taken {
  const id = form('user_id');
  const password = form('password');
  if (!profile.databaseHasUsers && form('password_confirm') !== password) {
    return { changes: { user: null }, problem: 'The passwords did not match.' };
  }
  return { changes: { user: id === '' || password === '' ? null : { id, password } }, problem: null };
}

function open(state: State, profile: LegacyProfile, { path }: Incoming): Reply {
  if (path === '/setup') return { kind: 'page', status: 200, html: setupPage(state.wizard, profile) };
  if (path === '/setup/clear') {
    state.wizard = emptyWizard;
    return redirect('/setup');
  }
  if (path !== '/setup/save') return redirect('/setup');
  save(state);
  return redirect('/');
}

/** Creates the first user, writes the settings and starts again. Saving half a set-up crashes. */
function save(state: State): void {
  const { db, user, dataPath, watchPath } = state.wizard;
  if (!db || !user || dataPath === null || watchPath === null) throw crash();
  state.users.set(user.id, {
    ...user,
    forceReset: false,
    groups: [ADMINISTRATOR],
    permissions: permissionMap(PERMISSIONS),
    primaryGroup: '',
    lastPasswordChange: state.now(),
    preferences: { ...NEW_PREFERENCES, show_ids: false, show_versions: false },
  });
  const { host, port, name } = db;
  const places = { data_path: dataPath, watch_path: watchPath };
  Object.assign(state.settings, places, { db_host: host, db_port: port, db_name: name });
  state.wizard = emptyWizard;
  startServing(state);
}

function raise(): never {
  throw crash();
}
