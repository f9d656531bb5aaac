/** Where the offline copy of a directory is kept, what it is a copy of, and the key that seals it: 32 bytes. */
export interface CopyPlace {
  readonly file: string;
  /** Names the instance, its address and the account; a copy of another one is not opened. */
  readonly subject: string;
  readonly key: Uint8Array;
}
