import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../../../electron/core/storage/journal.ts';
import { canonicalJson, GENESIS, linkEntry, tipAfter } from '../../../../electron/core/storage/journal-chain.ts';
import { failure } from '../../../../electron/domain/failure.ts';
import { modeOf, now, systemError, temporaryFolder } from './helpers.ts';
import { failureOf, must } from './results.ts';
import { change, intent } from './samples.ts';

const ALL = { instanceId: null, userId: null, limit: 500 };
const done = (changeId: string) => ({ changeId, outcome: 'done', failure: null }) as const;

const reopen = async (folder: string) => must(await openJournal({ folder, now }));
const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');
const rewrite = (file: string, lines: string[]) => writeFileSync(file, `${lines.join('\n')}\n`);

/** A journal with changes c0, c1 and c2, all done: six entries. */
async function filledJournal() {
  const folder = temporaryFolder();
  const journal = await reopen(folder);
  for (const id of ['c0', 'c1', 'c2']) {
    must(await journal.recordIntent(intent(id)));
    must(await journal.recordOutcome(done(id)));
  }
  return { folder, journal, file: path.join(folder, 'journal.jsonl') };
}

describe('the journal', () => {
  test('is empty at first, and writes nothing until something happens', async () => {
    const folder = temporaryFolder();
    const journal = await reopen(folder);
    expect(journal.list(ALL)).toEqual([]);
    expect(must(await journal.verify())).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('lists intents with their outcomes, newest first, also after reopening', async () => {
    const { folder, journal, file } = await filledJournal();
    const refused = failure('not-allowed', { handle: 'admin', instance: 'Lab', right: 'more' });
    must(await journal.recordIntent(intent('c3')));
    must(await journal.recordOutcome({ changeId: 'c3', outcome: 'failed', failure: refused }));
    const expected = [
      ['c3', 6, 'failed', 'not-allowed'],
      ['c2', 4, 'done', undefined],
      ['c1', 2, 'done', undefined],
      ['c0', 0, 'done', undefined],
    ];
    for (const one of [journal, await reopen(folder)]) {
      const listed = one.list(ALL);
      expect(listed.map((item) => [item.change.id, item.sequence, item.outcome, item.failure?.code])).toEqual(expected);
      expect(listed[3]).toMatchObject({ ...intent('c0'), at: '2026-02-03T04:05:06.789Z' });
    }
    expect(modeOf(file)).toBe('600');
  });

  test('filters by instance and user, up to a limit', async () => {
    const journal = await reopen(temporaryFolder());
    for (const [id, user, instance] of [
      ['a', 'u1', 'lab'],
      ['b', 'u2', 'lab'],
      ['c', 'u1', 'other'],
      ['d', null, 'lab'],
    ] as const) {
      must(await journal.recordIntent(intent(id, user, instance)));
    }
    const group = {
      ...intent('e'),
      change: { ...change('e'), target: { type: 'group' as const, id: 'u1', name: 'g' } },
    };
    must(await journal.recordIntent(group));
    const ids = (query: Partial<typeof ALL> | { instanceId?: string; userId?: string }) =>
      journal.list({ ...ALL, ...query }).map((item) => item.change.id);
    expect(ids({ instanceId: 'lab' })).toEqual(['e', 'd', 'b', 'a']);
    expect(ids({ userId: 'u1' })).toEqual(['c', 'a']);
    expect(ids({ instanceId: 'lab', userId: 'u1' })).toEqual(['a']);
    expect(ids({ limit: 2 })).toEqual(['e', 'd']);
  });

  test('keeps the order of appends that are asked for at once', async () => {
    const { folder, journal } = await filledJournal();
    const asked = Array.from({ length: 20 }, (_, index) => journal.recordIntent(intent(`p${index}`)));
    for (const result of await Promise.all(asked)) must(result);
    expect(must(await journal.verify())).toBeNull();
    const ids = (await reopen(folder)).list({ ...ALL, limit: 20 }).map((item) => item.change.id);
    expect(ids).toEqual(Array.from({ length: 20 }, (_, index) => `p${19 - index}`));
  });

  test('settles intents without outcome as unknown when it is opened', async () => {
    const { folder, journal } = await filledJournal();
    must(await journal.recordIntent(intent('c3')));
    expect(journal.list({ ...ALL, limit: 1 })[0]?.outcome).toBeNull();
    const later = await reopen(folder);
    expect(later.list({ ...ALL, limit: 1 })[0]).toMatchObject({
      outcome: 'unknown',
      failure: { code: 'outcome-unknown', details: { origin: 'https://lab.example.org' } },
    });
    must(await later.recordOutcome(done('c3')));
    expect((await reopen(folder)).list({ ...ALL, limit: 1 })[0]?.outcome).toBe('done');
  });

  test('refuses the value of a secret field, and an outcome of nothing, as mistakes', async () => {
    const { folder, journal } = await filledJournal();
    const slip = {
      ...intent('c3'),
      change: { ...change('c3'), secrets: ['password'], after: { password: 'hunter2' } },
    };
    await expect(journal.recordIntent(slip)).rejects.toThrow('password');
    await expect(journal.recordOutcome(done('never asked'))).rejects.toThrow('never asked');
    expect(readFileSync(path.join(folder, 'journal.jsonl'), 'utf8')).not.toContain('hunter2');
  });

  test('drops what rides along beside the fields of a change', async () => {
    const { folder, journal } = await filledJournal();
    const loaded = { ...intent('c3'), change: { ...change('c3'), password: 'hunter2' } };
    must(await journal.recordIntent(loaded));
    expect(readFileSync(path.join(folder, 'journal.jsonl'), 'utf8')).not.toContain('hunter2');
    expect(must(await journal.verify())).toBeNull();
  });
});

describe('tampering is found', () => {
  const tampers: [string, number, (lines: string[]) => string[]][] = [
    ['a changed value', 2, (lines) => lines.with(2, lines[2]?.replace('Frederick', 'Eve') ?? '')],
    ['a removed entry', 2, (lines) => lines.toSpliced(2, 1)],
    ['a removed first entry', 0, (lines) => lines.slice(1)],
    ['swapped entries', 1, (lines) => lines.with(1, lines[3] ?? '').with(3, lines[1] ?? '')],
    ['a repeated entry', 3, (lines) => lines.toSpliced(3, 0, lines[2] ?? '')],
    ['a line that is no entry', 4, (lines) => lines.with(4, 'garbage')],
    ['a changed entry with a fitting hash of its own', 4, (lines) => lines.with(3, forged(lines[3] ?? ''))],
  ];

  test.each(tampers)('%s', async (_, place, tamper) => {
    const { folder, journal, file } = await filledJournal();
    const tampered = tamper(linesOf(file));
    rewrite(file, tampered);
    expect(must(await journal.verify())).toBe(place);

    const later = await reopen(folder);
    expect(later.notices.map(({ code, details }) => [code, details])).toEqual([
      ['journal-damaged', { file: 'journal.jsonl', sequence: place }],
    ]);
    must(await later.recordIntent(intent('c9')));
    expect(linesOf(file).slice(0, tampered.length)).toEqual(tampered);
    expect(must(await later.verify())).toBe(place);
    expect(later.list({ ...ALL, limit: 1 })[0]?.change.id).toBe('c9');
  });

  test.each([
    ['a cut end', 4, (lines: string[]) => lines.slice(0, 4)],
    ['an added end', 6, (lines: string[]) => [...lines, added(lines.at(-1) ?? '')]],
    ['a whole new chain', 0, (lines: string[]) => rechained(lines)],
  ])('%s, as long as the journal is open', async (_, place, tamper) => {
    const { journal, file } = await filledJournal();
    rewrite(file, tamper(linesOf(file)));
    expect(must(await journal.verify())).toBe(place);
  });

  test('a journal that was moved away', async () => {
    const { journal, file } = await filledJournal();
    renameSync(file, `${file}.away`);
    expect(must(await journal.verify())).toBe(0);
    must(await journal.recordIntent(intent('c3')));
    expect(must(await journal.verify())).toBe(0);
  });

  /** Changed, and hashed again by somebody who knows how. */
  function forged(line: string): string {
    const { hash: _, sequence, previous, ...entry } = JSON.parse(line);
    return canonicalJson(linkEntry({ ...entry, at: '2020-01-01T00:00:00.000Z' }, { sequence, previous }));
  }

  function added(last: string): string {
    const tip = tipAfter(last);
    if (!tip) throw new Error('the last line is no entry');
    return canonicalJson(linkEntry({ type: 'outcome', at: '', changeId: 'c2', outcome: 'done', failure: null }, tip));
  }

  function rechained(lines: string[]): string[] {
    let tip = GENESIS;
    return lines.map((line) => {
      const { hash: _, sequence: __, previous: ___, ...entry } = JSON.parse(line);
      const linked = linkEntry({ ...entry, at: '2020-01-01T00:00:00.000Z' }, tip);
      tip = { sequence: linked.sequence + 1, previous: linked.hash };
      return canonicalJson(linked);
    });
  }
});

test('entries of unknown types are kept in the chain and passed over in the list', async () => {
  const { folder, journal, file } = await filledJournal();
  const tip = tipAfter(linesOf(file).at(-1) ?? '');
  if (!tip) throw new Error('the last line is no entry');
  appendFileSync(file, `${canonicalJson(linkEntry({ type: 'note', at: 'later', text: 'from 2030' }, tip))}\n`);
  const later = await reopen(folder);
  expect(later.notices).toEqual([]);
  expect(later.list(ALL)).toEqual(journal.list(ALL));
  must(await later.recordIntent(intent('c3')));
  expect(must(await later.verify())).toBeNull();
});

test('the hash covers the entry in canonical JSON, as other tools write it', () => {
  const entry = { b: [1, { d: null, c: 'ü' }], '10': 1, '9': 2, a: undefined };
  expect(canonicalJson(entry)).toBe('{"10":1,"9":2,"b":[1,{"c":"ü","d":null}]}');
});

describe('a torn last line', () => {
  test.each([
    ['half an entry', '{"at":"2026-02-03T04:05:06.789Z","change":{"id":'],
    ['zeros, as a power cut leaves them', '\0'.repeat(300)],
  ])('(%s) is saved, cut off, and the journal goes on', async (_, torn) => {
    const { folder, file } = await filledJournal();
    const before = readFileSync(file, 'utf8');
    appendFileSync(file, torn);
    const later = await reopen(folder);
    expect(later.notices).toEqual([]);
    expect(readFileSync(path.join(folder, 'journal.torn-2026-02-03T04-05-06.789Z'), 'utf8')).toBe(torn);
    expect(readFileSync(file, 'utf8')).toBe(before);
    must(await later.recordIntent(intent('c3')));
    expect(must(await (await reopen(folder)).verify())).toBeNull();
  });

  test('is cut off when it is the only one', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'journal.jsonl'), '{"at":');
    const journal = await reopen(folder);
    must(await journal.recordIntent(intent('c0')));
    expect(must(await journal.verify())).toBeNull();
  });
});

describe('a journal that cannot be written', () => {
  /** Replaces a method of open files until `mend` is called. */
  async function breakHandles<K extends 'appendFile' | 'sync'>(method: K, broken: FileHandle[K]) {
    const handle = await open(import.meta.filename);
    const handles = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const original = handles[method];
    handles[method] = broken;
    const mend = () => {
      handles[method] = original;
    };
    onTestFinished(mend);
    return mend;
  }

  test('fails, so that nothing is sent, and leaves no half of a line', async () => {
    const { folder, journal, file } = await filledJournal();
    const before = readFileSync(file, 'utf8');
    const mend = await breakHandles('appendFile', async function (this: FileHandle, data) {
      await this.write((data as string).slice(0, 50));
      throw systemError('ENOSPC');
    });
    const refused = failureOf(await journal.recordIntent(intent('c3')));
    mend();
    expect(refused.code).toBe('journal-unwritable');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(journal.list(ALL)).toHaveLength(3);
    must(await journal.recordIntent(intent('c4')));
    expect(must(await journal.verify())).toBeNull();
    expect((await reopen(folder)).notices).toEqual([]);
  });

  test('fails when the disk does not confirm, and takes the line back', async () => {
    const { journal, file } = await filledJournal();
    const before = readFileSync(file, 'utf8');
    const mend = await breakHandles('sync', async () => {
      throw systemError('EIO');
    });
    const refused = failureOf(await journal.recordIntent(intent('c3')));
    mend();
    expect(refused.code).toBe('journal-unwritable');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('fails on a full device', async () => {
    const { journal, file } = await filledJournal();
    rmSync(file);
    symlinkSync('/dev/full', file);
    expect(failureOf(await journal.recordIntent(intent('c3'))).code).toBe('journal-unwritable');
    expect(journal.list(ALL)).toHaveLength(3);
  });

  test('cannot be opened below a file', async () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(failureOf(await openJournal({ folder: file, now })).code).toBe('not-writable');
  });
});
