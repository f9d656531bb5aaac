/** The settings document of the server, in the order in which it is written; flat, secrets included (2.1). */
export interface ServerSettings {
  data_path: string;
  watch_path: string;
  proc: number;
  mem: number;
  pathoscope_bowtie_proc: number;
  pathoscope_bowtie_mem: number;
  nuvs_proc: number;
  nuvs_mem: number;
  create_sample_proc: number;
  create_sample_mem: number;
  create_subtraction_proc: number;
  create_subtraction_mem: number;
  rebuild_index_proc: number;
  rebuild_index_mem: number;
  sample_group: string;
  sample_group_read: boolean;
  sample_group_write: boolean;
  sample_all_read: boolean;
  sample_all_write: boolean;
  sample_unique_names: boolean;
  db_name: string;
  db_host: string;
  db_port: number;
  server_host: string;
  server_port: number;
  /** Whether API keys are honoured. */
  enable_api: boolean;
  proxy_address: string;
  proxy_enable: boolean;
  proxy_password: string;
  proxy_username: string;
  proxy_trust: boolean;
  enable_sentry: boolean;
  github_token: string;
  software_channel: string;
  minimum_password_length: number;
  default_source_types: readonly unknown[];
}

/** The settings of a fresh server; the secrets are made up. */
export function defaultSettings(): ServerSettings {
  return {
    data_path: 'data',
    watch_path: 'watch',
    proc: 8,
    mem: 16,
    pathoscope_bowtie_proc: 6,
    pathoscope_bowtie_mem: 16,
    nuvs_proc: 6,
    nuvs_mem: 16,
    create_sample_proc: 4,
    create_sample_mem: 4,
    create_subtraction_proc: 2,
    create_subtraction_mem: 4,
    rebuild_index_proc: 2,
    rebuild_index_mem: 4,
    sample_group: 'none',
    sample_group_read: true,
    sample_group_write: false,
    sample_all_read: true,
    sample_all_write: false,
    sample_unique_names: true,
    db_name: 'virtool',
    db_host: 'localhost',
    db_port: 27017,
    server_host: 'localhost',
    server_port: 9950,
    enable_api: false,
    proxy_address: '',
    proxy_enable: false,
    proxy_password: 'emulated-proxy-secret',
    proxy_username: '',
    proxy_trust: false,
    enable_sentry: true,
    github_token: 'emulated-github-secret',
    software_channel: 'stable',
    minimum_password_length: 8,
    default_source_types: ['isolate', 'strain'],
  };
}

/** What the emulated computer has: processors, and gigabytes of memory. */
const COMPUTER = { proc: 16, mem: 64 };

const RESOURCES = ['proc', 'mem'] as const;
const TASKS = ['pathoscope_bowtie', 'nuvs', 'create_sample', 'create_subtraction', 'rebuild_index'] as const;

/** Why limits contradict each other or the computer once the changes are made; null if they do not. */
export function limitProblem(before: ServerSettings, changes: Partial<ServerSettings>): string | null {
  for (const resource of RESOURCES) {
    const limit = changes[resource];
    if (limit === undefined) continue;
    if (limit > COMPUTER[resource]) return `Exceeds system ${resource === 'proc' ? 'processor count' : 'memory'}`;
    if (TASKS.some((task) => before[`${task}_${resource}`] > limit))
      return `Less than a task-specific ${resource} limit`;
  }
  for (const task of TASKS) {
    for (const resource of RESOURCES) {
      const wanted = changes[`${task}_${resource}`];
      if (wanted !== undefined && wanted > (changes[resource] ?? before[resource])) {
        return `Exceeds ${resource} resource limit`;
      }
    }
  }
  return null;
}
