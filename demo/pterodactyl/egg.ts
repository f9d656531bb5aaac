import type { Server } from './model.ts';

/** The one kind of game server that the emulator has. */
const STARTUP =
  'java -Xms128M -XX:MaxRAMPercentage=95.0 -Dterminal.jline=false -Dterminal.ansi=true -jar {{SERVER_JARFILE}}';

/** Where and from what every game server runs. */
export const NODE = { id: 1, name: 'node1', host: '127.0.0.1', sftpPort: 2022, address: '192.0.2.10' };
export const EGG = { id: 5, nestId: 1, startup: STARTUP, image: 'images.example.com/yolks:java_21' };
export const EGG_FEATURES = ['eula', 'java_version', 'pid_limit'];

/** What may be set for a server of this kind, in the words of its author. */
export const EGG_VARIABLES = [
  {
    name: 'Minecraft Version',
    description:
      'The version of minecraft to download. \r\n\r\nLeave at latest to always get the latest version. Invalid versions will default to latest.',
    env_variable: 'MINECRAFT_VERSION',
    default_value: 'latest',
    server_value: null,
    is_editable: true,
    rules: 'nullable|string|max:20',
  },
  {
    name: 'Server Jar File',
    description: 'The name of the server jarfile to run the server with.',
    env_variable: 'SERVER_JARFILE',
    default_value: 'server.jar',
    server_value: null,
    is_editable: true,
    rules: 'required|regex:/^([\\w\\d._-]+)(\\.jar)$/',
  },
  {
    name: 'Build Number',
    description:
      'The build number for the paper release.\r\n\r\nLeave at latest to always get the latest version. Invalid versions will default to latest.',
    env_variable: 'BUILD_NUMBER',
    default_value: 'latest',
    server_value: null,
    is_editable: true,
    rules: 'required|string|max:20',
  },
];

/** What the server's process is started with. */
export const environmentOf = (server: Server): Readonly<Record<string, string | number>> => ({
  MINECRAFT_VERSION: 'latest',
  SERVER_JARFILE: 'server.jar',
  DL_PATH: '',
  BUILD_NUMBER: 'latest',
  STARTUP,
  P_SERVER_LOCATION: 'lo',
  P_SERVER_UUID: server.uuid,
  P_SERVER_ALLOCATION_LIMIT: 0,
});

/** The command line; who may not see the startup parameters sees that they are hidden. */
export const commandLine = (visible: boolean): string =>
  STARTUP.replace('{{SERVER_JARFILE}}', visible ? 'server.jar' : '[hidden]');

export const LIMITS = { memory: 1024, swap: 0, disk: 2048, io: 500, cpu: 100, threads: null, oom_disabled: true };
export const FEATURE_LIMITS = { databases: 0, allocations: 0, backups: 0 };
