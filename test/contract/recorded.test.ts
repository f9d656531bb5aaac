import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type Lab, openLab } from './emulator-pterodactyl-lab.ts';
import { CIRCUMSTANCES } from './recorded-circumstances.ts';
import { expectRecorded, type Recording, recordings, replay } from './recorded-pterodactyl.ts';

/** Recordings that are not one request and one answer, each with the test that covers it. */
const OTHERS: Readonly<
  Record<string, { readonly why: string; readonly covers: string; test(r: Recording): Promise<void> }>
> = {
  '116': {
    why: 'a race',
    covers: 'of creations without a password at the same time some fail with a 500 and leave nothing behind',
    test: async (recording) => {
      const lab = await start();
      const bodies = Array.from({ length: 8 }, (_, index) => {
        const name = `par${index}`;
        return { ...(recording.request.body as object), email: `${name}@example.com`, username: name };
      });
      const answers = await Promise.all(bodies.map((body) => lab.post('/api/application/users', body)));
      const failed = answers.filter(({ status }) => status === 500);
      expect(failed.length).toBeGreaterThan(0);
      for (const answer of failed) expectRecorded(answer, recording);
      const { json } = await lab.get('/api/application/users?per_page=1&filter[username]=par');
      expect(json.meta.pagination.total).toBe(answers.filter(({ status }) => status === 201).length);
    },
  },
  '117': {
    why: 'a race',
    covers: 'of the same user created several times at once one is created, and the others are refused or fail',
    test: async (recording) => {
      const lab = await start();
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => lab.post('/api/application/users', recording.request.body)),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      const failed = answers.filter(({ status }) => status === 500);
      expect(failed.length).toBeGreaterThan(0);
      for (const answer of failed) expectRecorded(answer, recording);
    },
  },
  '158': {
    why: 'a list of steps',
    covers: 'a browser stays signed in after a password change until it loads a page',
    test: testLoginSteps,
  },
  '159': {
    why: 'a mail',
    covers: 'the mail to a user created without a password carries a link to choose one',
    test: (recording) => testMail(recording, '064'),
  },
  '160': {
    why: 'a mail',
    covers: 'the mail to a user created with a password carries no link',
    test: (recording) => testMail(recording, '065'),
  },
};

let lab: Lab | null = null;
const start = async (): Promise<Lab> => {
  lab = await openLab();
  return lab;
};
afterEach(async () => {
  await lab?.close();
  lab = null;
});

const single = recordings.filter(({ number }) => !(number in OTHERS));
let replayed = 0;

describe('a recording of one request and one answer is answered the same way by the emulator', () => {
  test.each(single)('$name', async (recording) => {
    const { key, before } = CIRCUMSTANCES[recording.number] ?? {};
    const emulator = await start();
    await before?.(emulator);
    const got = await replay(emulator, recording, key);
    expect(got.status).toBe(recording.response.status);
    expectRecorded(got, recording);
    replayed += 1;
  });
});

describe('what is more than one request and one answer', () => {
  test.each(Object.entries(OTHERS).map(([number, other]) => ({ number, ...other })))(
    '$number: $covers',
    async (other) => {
      const recording = recordings.find(({ number }) => number === other.number);
      if (!recording) throw new Error(`There is no recording ${other.number}.`);
      await expect(other.test(recording)).resolves.toBeUndefined();
    },
  );
});

afterAll(() => {
  const lines = [`Recordings replayed against pterodactyl-1.11: ${replayed} of ${single.length}.`];
  for (const [number, { why, covers }] of Object.entries(OTHERS)) {
    const name = recordings.find((recording) => recording.number === number)?.name;
    lines.push(`  ${name} is ${why}, covered by "${covers}".`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
});

interface Step {
  readonly what: string;
  readonly request: { readonly method: string; readonly path: string };
  readonly response: { readonly status: number; readonly headers: Record<string, string>; readonly body: unknown };
}

/** Walks through the steps with one browser; the one write with a key is the administrator's. */
async function testLoginSteps(recording: Recording): Promise<void> {
  const emulator = await start();
  const { steps } = recording as unknown as { steps: readonly Step[] };
  const cookies = new Map<string, string>();
  const browse = async (method: string, path: string, body?: unknown) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const token = { 'x-xsrf-token': cookies.get('XSRF-TOKEN') ?? '' };
    const got = await emulator.send(method, path, {
      key: null,
      body,
      headers: { ...(cookie && { cookie }), ...token },
    });
    for (const line of got.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return got;
  };
  await browse('GET', '/sanctum/csrf-cookie');
  for (const { what, request, response } of steps) {
    const { method, path } = request;
    const user = { email: 'user051@example.net', username: 'user051', first_name: 'Ben', last_name: 'Fir' };
    const got =
      method === 'PATCH'
        ? await emulator.patch(path, { ...user, password: 'a new one' })
        : await browse(method, path, method === 'POST' ? { user: 'user051', password: 'user051-password' } : undefined);
    expect([what, got.status]).toEqual([what, response.status]);
    expect(got.headers['content-type']).toBe(response.headers['content-type']);
    if (response.body === null) continue;
    expect(Object.keys(got.json)).toEqual(Object.keys(response.body as object));
    if ('attributes' in got.json) {
      const { attributes } = response.body as { attributes: Record<string, unknown> };
      const determined = Object.entries(attributes).filter(([name]) => !name.endsWith('_at'));
      expect(got.json.attributes).toMatchObject(Object.fromEntries(determined));
    } else expect(got.json).toEqual(response.body);
  }
}

/** Sends the request of another recording and looks at the mail that comes of it. */
async function testMail(recording: Recording, cause: string): Promise<void> {
  const { mail } = recording as unknown as {
    mail: { to: string; subject: string; action: { label: string; url: string } | null };
  };
  const emulator = await start();
  const created = recordings.find(({ number }) => number === cause);
  if (created) await replay(emulator, created, undefined);
  expect(emulator.operator.mails).toHaveLength(1);
  const [sent] = emulator.operator.mails;
  const url = sent?.action?.url
    .replace('http://panel.example.com', '<APP_URL>')
    .replace(/(?<=\/reset\/)[\da-f]{64}/, '<64 hex characters>');
  const { to, subject, action } = mail;
  expect({ ...sent, action: sent?.action && { ...sent.action, url } }).toEqual({ to, subject, action });
}
