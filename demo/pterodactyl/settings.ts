/** What the Panel's operator can set; every one may be changed while the emulator runs. */
export interface PanelSettings {
  /** Maintenance mode, with the seconds for `Retry-After` or without. */
  maintenance: { readonly retryAfter: number | null } | null;
  /** Who must have two-factor authentication to use a key or the website's session. */
  twoFactor: 'nobody' | 'root-admins' | 'everybody';
  /**
   * Users of whom two-factor authentication is demanded in any case. No Panel has this: it shows the refusal without a
   * change of the settings.
   */
  readonly twoFactorDemandedOf: Set<number>;
  /** Requests a minute and owner. */
  applicationLimit: number;
  clientLimit: number;
  /** `failing` is a Panel without queue worker whose mail server is out of reach. */
  mail: 'sent' | 'failing';
  /** Whether `%` and `_` in filters match themselves only: since 1.12. */
  literalWildcards: boolean;
  /** Answers the one route by which a client tells Pelican from Pterodactyl. Nothing else changes. */
  pelican: boolean;
}

/** A stock installation of 1.11. */
export const stockSettings = (): PanelSettings => ({
  maintenance: null,
  twoFactor: 'nobody',
  twoFactorDemandedOf: new Set(),
  applicationLimit: 240,
  clientLimit: 720,
  mail: 'sent',
  literalWildcards: false,
  pelican: false,
});
