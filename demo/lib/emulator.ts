import type { FaultControl } from './faults.ts';

/** The server software that an emulator imitates. */
export type EmulatorKind = 'virtool' | 'virtool-legacy' | 'arvados' | 'pterodactyl';

/** How a client gets in as the most powerful account; every field is null on a virgin server. */
export interface SignIn {
  readonly method: 'password' | 'key' | 'token' | 'application-key' | null;
  readonly handle: string | null;
  readonly password: string | null;
  readonly key: string | null;
  /** Further keys of the same account, by what they are for; missing where one is enough. */
  readonly extraSecrets?: Readonly<Record<string, string>>;
}

/** What a caller may ask of an emulator; only the profile has no default. */
export interface EmulatorOptions {
  /** A name from the registry in `profiles.ts`. */
  readonly profile: string;
  /** Accounts in a populated server, the administrator included: 1 to 1,000,000; default of the profile, or 1,000. */
  readonly users?: number;
  /** Groups beside the usual ones, all invented users spread over them; modern Virtool only. 0 to 10,000, default 0. */
  readonly groups?: number;
  /** How many of those groups each invented user is in; default 1. */
  readonly groupsEach?: number;
  /** Starts with no account at all; `users` is ignored then. */
  readonly virgin?: boolean;
  /** The port on 127.0.0.1; 0, the default, lets the system choose one. */
  readonly port?: number;
  /** Fault switches as on the command line, for example `['latency=50', '429=0.1']`. */
  readonly faults?: readonly string[];
  /** Decides people, ids, tokens and faults: the same seed gives the same server. Default 1. */
  readonly seed?: number;
  /** Puts the server behind a web interface: the API moves below `/api`, every other path answers HTML. */
  readonly ui?: boolean;
  /** The server's clock in milliseconds since 1970; default `Date.now`. */
  readonly now?: () => number;
}

/** The options with every default filled in, as a profile's `start` gets them. */
export type EmulatorSettings = Required<EmulatorOptions>;

/** A running emulator. It keeps its state in memory until it is closed. */
export interface Emulator {
  readonly profile: string;
  readonly kind: EmulatorKind;
  /** Scheme, address and port without a path, for example `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Number of accounts at the start. */
  readonly users: number;
  readonly signIn: SignIn;
  /** Changes the faults of the running server. */
  readonly faults: FaultControl;
  /** Stops listening, ends what is under way and frees the port. May be called more than once. */
  close(): Promise<void>;
}

/** One entry of the registry. */
export interface Profile {
  readonly name: string;
  readonly kind: EmulatorKind;
  /** One line for people: which server and which releases. */
  readonly title: string;
  /** Number of accounts when the options name none. */
  readonly users?: number;
  start(settings: EmulatorSettings): Promise<Emulator>;
}

/** Nobody to sign in as: what a virgin server offers. */
export const noSignIn: SignIn = { method: null, handle: null, password: null, key: null };
