import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readYaml } from './yaml.ts';

const root = path.join(import.meta.dirname, '../../..');
const folder = path.join(root, '.github/workflows');

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: { readonly os?: string[]; readonly include?: { os: string }[] } };
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = readdirSync(folder).map((name) => ({ name, ...(readYaml(path.join(folder, name)) as Workflow) }));
const jobs = workflows.flatMap((workflow) => Object.entries(workflow.jobs).map(([name, job]) => ({ name, job })));
const steps = jobs.flatMap(({ job }) => job.steps);
const commands = steps.flatMap(({ run }) => run ?? []).join('\n');

test('every script and file that a workflow calls is there', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
  const called = [...commands.matchAll(/\bnpm (?:run ([\w:]+)|(test)\b)/g)].map((match) => match[1] ?? match[2] ?? '');
  expect(called).toEqual(expect.arrayContaining(['test', 'test:e2e', 'test:deb', 'package', 'package:deb']));
  expect(called.filter((name) => !(name in scripts))).toEqual([]);
  const files = [...commands.matchAll(/\bnode ((?:scripts|node_modules)\/\S+)/g)].map((match) => match[1] ?? '');
  expect(files).toContain('scripts/package-release.mjs');
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test('the tests run on three systems', () => {
  const systems = jobs.find(({ name }) => name === 'test')?.job.strategy?.matrix.os;
  expect(systems?.map((system) => system.split('-')[0])).toEqual(['ubuntu', 'windows', 'macos']);
});

test('a workflow may read only, except for the job that drafts a release; no job runs for ever', () => {
  expect(workflows.map(({ permissions }) => permissions)).toEqual(workflows.map(() => ({ contents: 'read' })));
  const writing = jobs.filter(({ job }) => JSON.stringify(job).includes('"write"')).map(({ name }) => name);
  expect(writing).toEqual(['release']);
  expect(jobs.filter(({ job }) => job['timeout-minutes'] === undefined)).toEqual([]);
});

test('actions come from their makers alone, at a version, and leave no credentials in the working copy', () => {
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used.filter((action) => !/^actions\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(action))).toEqual([]);
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
});

test('no command takes text from outside into its own words', () => {
  expect(commands.match(/\$\{\{[^}]*\bgithub\.(event|head_ref|ref_name)\b[^}]*\}\}/g)).toBeNull();
});
