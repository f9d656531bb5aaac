/** The part of Conf (and of electron-store, which extends it) that Roster uses. */
export interface ConfShaped {
  store: Record<string, unknown>;
  readonly path: string;
}
export type StoreFactory = (options: { folder: string; name: string }) => ConfShaped;
