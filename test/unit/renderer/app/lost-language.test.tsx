// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Banners } from '../../../../renderer/app/banners.tsx';
import { speak } from '../../../../renderer/i18n/index.ts';
import { chooseLanguage, followLanguage, forgetLostChoice } from '../../../../renderer/i18n/language-choice.ts';
import { answerWith, os } from '../support/fake-bridge.ts';
import { renderRoutes } from '../support/render-app.tsx';
import { appInfo } from '../support/samples.ts';

vi.mock('../../../../renderer/lib/bridge.ts', () => import('../support/fake-bridge.ts'));
/** A part of the build that can't be fetched any more; an earlier file of tests may have spoken it. */
beforeEach(() => {
  i18next.removeResourceBundle('de', 'translation');
  const add = i18next.addResourceBundle.bind(i18next);
  vi.spyOn(i18next, 'addResourceBundle').mockImplementation((language, ...texts) => {
    if (language === 'de') throw new TypeError('Failed to fetch dynamically imported module');
    return add(language, ...texts);
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  localStorage.clear();
  forgetLostChoice();
  await speak('en');
});

function openBanners() {
  answerWith({ app: { info: os.app.info.handler(() => appInfo) } });
  renderRoutes([{ path: '/', element: <Banners /> }], '/');
}

describe('a language that can’t be loaded', () => {
  test('is told, and the former one and its choice stay', async () => {
    openBanners();
    await act(() => chooseLanguage('fr'));
    await act(() => chooseLanguage('de'));
    const told = await screen.findByRole('alert');
    expect(told.textContent).toContain('La langue Deutsch n’a pas pu être chargée.');
    expect(told.textContent).toContain('Roster garde la langue Français.');
    expect(document.documentElement.lang).toBe('fr');
    expect(localStorage.getItem('roster-language')).toBe('fr');
  });

  test('is no longer told once another one is spoken, or when that is wished', async () => {
    openBanners();
    await act(() => chooseLanguage('de'));
    await screen.findByRole('alert');
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await act(() => chooseLanguage('de'));
    await screen.findByRole('alert');
    await act(() => chooseLanguage('en'));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  test('is told when it is the one to begin with', async () => {
    localStorage.setItem('roster-language', 'de');
    act(() => followLanguage());
    openBanners();
    expect((await screen.findByRole('alert')).textContent).toContain('The language Deutsch could not be loaded.');
  });

  test('that fails after another was chosen changes nothing', async () => {
    openBanners();
    await act(async () => {
      await Promise.all([chooseLanguage('de'), chooseLanguage('fr')]);
    });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(localStorage.getItem('roster-language')).toBe('fr');
  });
});
