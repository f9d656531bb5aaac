import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

/** Milliseconds after which a copied secret is taken out of the clipboard. */
export const CLEARED_AFTER_MS = 60_000;

const SHOWN_MS = 2000;

/** What became of the secret that was copied last: none was, it is there, it was taken out, or nobody can tell. */
export type SecretCopyState = 'none' | 'held' | 'cleared' | 'unsure';

/**
 * Copies secrets and takes them out of the clipboard again: after a minute, and when the page is left. What somebody
 * copied meanwhile stays. The minute runs on when the component that copied is gone.
 */
class SecretClipboard {
  readonly #listeners = new Set<() => void>();
  #state: SecretCopyState = 'none';
  #text: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Nothing else can have come into the clipboard: the page had the focus all the time, and nobody copied in it. */
  #undisturbed = true;

  get = () => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.#stop();
    this.#text = text;
    this.#undisturbed = true;
    window.addEventListener('blur', this.#disturb);
    window.addEventListener('pagehide', this.#leave);
    document.addEventListener('copy', this.#disturb);
    document.addEventListener('cut', this.#disturb);
    this.#timer = setTimeout(this.#expire, CLEARED_AFTER_MS);
    this.#become('held');
  }

  /** Empties the clipboard whatever is in it: somebody asked for that. */
  async forget(): Promise<void> {
    this.#stop();
    this.#become('none');
    await navigator.clipboard.writeText('').catch(() => undefined);
  }

  #expire = () => void this.#clear();

  async #clear(): Promise<void> {
    if (this.#text === null) return;
    // A page without the focus may neither look nor write.
    if (!document.hasFocus()) return window.addEventListener('focus', this.#expire, { once: true });
    const text = this.#text;
    const isThere = this.#undisturbed || (await isInClipboard(text));
    if (this.#text !== text) return;
    this.#stop();
    if (!isThere) return this.#become(isThere === null ? 'unsure' : 'none');
    await navigator.clipboard.writeText('').then(
      () => this.#become('cleared'),
      () => this.#become('unsure'),
    );
  }

  #disturb = () => {
    this.#undisturbed = false;
  };

  #leave = () => {
    if (this.#undisturbed) void navigator.clipboard.writeText('').catch(() => undefined);
  };

  #stop() {
    clearTimeout(this.#timer);
    this.#text = null;
    window.removeEventListener('blur', this.#disturb);
    window.removeEventListener('focus', this.#expire);
    window.removeEventListener('pagehide', this.#leave);
    document.removeEventListener('copy', this.#disturb);
    document.removeEventListener('cut', this.#disturb);
  }

  #become(state: SecretCopyState) {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Whether the text is in the clipboard; null where the page may not look. Never asks the person for leave to look. */
async function isInClipboard(text: string): Promise<boolean | null> {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
    return state === 'granted' ? (await navigator.clipboard.readText()) === text : null;
  } catch {
    return null;
  }
}

const clipboard = new SecretClipboard();

/** Copies secrets; `copied` says for two seconds that it did, `state` what became of the last one. */
export function useSecretCopy() {
  const state = useSyncExternalStore(clipboard.subscribe, clipboard.get);
  const [copied, setCopied] = useState(false);
  /** Only who copied says what became of it. */
  const [own, setOwn] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async (text: string) => {
    await clipboard.copy(text);
    setOwn(true);
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return { copied, copy, forget: () => clipboard.forget(), state: own ? state : ('none' as const) };
}
