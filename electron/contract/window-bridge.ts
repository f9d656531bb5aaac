import type { ORPCErrorJSON } from '@orpc/client';

/** An error as it crosses from the preload script to the page, where classes and stacks don't. */
export type CrossedError = ORPCErrorJSON<string, unknown>;

/** How a call through the window's bridge ends. A refused sender rejects instead. */
export type Crossing<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: CrossedError };

/** One step of a stream: a value, or its end. */
export interface StreamStep {
  readonly done: boolean;
  readonly value: unknown;
}

/** A stream as it crosses: pulled by the page, so that a slow page holds a fast core back. */
export interface CrossedStream {
  next(): Promise<Crossing<StreamStep>>;
  return(): Promise<void>;
}

/** Calls one procedure; a stream's value is a `CrossedStream`. */
export type BridgeFunction = (input: unknown) => Promise<Crossing>;

/** The frozen global `roster` of the window: a function for each procedure of the contract, grouped as the contract is. */
export interface WindowBridge {
  readonly [name: string]: BridgeFunction | WindowBridge;
}

/** What the preload script asks of the core: a stream is opened, then pulled by its id, then let go. */
export type StreamAction = 'open' | 'next' | 'return';
