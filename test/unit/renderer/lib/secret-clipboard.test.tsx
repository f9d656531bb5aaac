// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PasswordOnce } from '../../../../renderer/components/password-once.tsx';
import { startTranslations } from '../../../../renderer/i18n/index.ts';
import { CLEARED_AFTER_MS } from '../../../../renderer/lib/secret-clipboard.ts';

await startTranslations();

/** What stands in the clipboard of the computer, and whether the page may look. */
let clipboard = '';
let leave: 'granted' | 'prompt' = 'granted';

beforeEach(() => {
  clipboard = '';
  leave = 'granted';
  vi.useFakeTimers();
  vi.stubGlobal('navigator', {
    ...navigator,
    clipboard: {
      writeText: async (text: string) => {
        clipboard = text;
      },
      readText: async () => clipboard,
    },
    permissions: { query: async () => ({ state: leave }) },
  });
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function copyPassword() {
  render(<PasswordOnce name="fred" password="a new password" onForget={() => undefined} />);
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy the password' })));
}
const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const leaveWindow = () => window.dispatchEvent(new Event('blur'));

test('a copied password is taken out of the clipboard after a minute, in words', async () => {
  await copyPassword();
  expect(clipboard).toBe('a new password');
  expect(screen.getByText(/after 60 seconds/)).toBeTruthy();
  leaveWindow();
  await wait(CLEARED_AFTER_MS - 1);
  expect(clipboard).toBe('a new password');
  await wait(1);
  expect(clipboard).toBe('');
  expect(screen.getByText('It is no longer in the clipboard.')).toBeTruthy();
});

test('what somebody copied meanwhile stays', async () => {
  await copyPassword();
  leaveWindow();
  clipboard = 'something else';
  await wait(CLEARED_AFTER_MS);
  expect(clipboard).toBe('something else');
});

test('where the page may not look, it says that the password may still be there', async () => {
  leave = 'prompt';
  await copyPassword();
  leaveWindow();
  await wait(CLEARED_AFTER_MS);
  expect(clipboard).toBe('a new password');
  expect(screen.getByText(/It may still be in the clipboard/)).toBeTruthy();
});

test('where the window was never left, looking is not needed', async () => {
  leave = 'prompt';
  await copyPassword();
  await wait(CLEARED_AFTER_MS);
  expect(clipboard).toBe('');
});

test('a window in the background clears it when one comes back', async () => {
  await copyPassword();
  leaveWindow();
  vi.mocked(document.hasFocus).mockReturnValue(false);
  await wait(CLEARED_AFTER_MS);
  expect(clipboard).toBe('a new password');
  vi.mocked(document.hasFocus).mockReturnValue(true);
  await act(async () => void window.dispatchEvent(new Event('focus')));
  await wait(0);
  expect(clipboard).toBe('');
});

test('leaving the page takes it out at once', async () => {
  await copyPassword();
  await act(async () => void window.dispatchEvent(new Event('pagehide')));
  expect(clipboard).toBe('');
});

test('the minute runs on after the password is no longer shown', async () => {
  await copyPassword();
  cleanup();
  await wait(CLEARED_AFTER_MS);
  expect(clipboard).toBe('');
});
