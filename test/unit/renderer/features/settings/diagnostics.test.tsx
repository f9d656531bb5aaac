// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { Diagnostics } from '../../../../../renderer/features/settings/diagnostics.tsx';
import { answerWith, failing, os } from '../../support/fake-bridge.ts';
import { renderRoutes } from '../../support/render-app.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

function openSection(answer: () => { text: string }) {
  answerWith({ app: { diagnostics: os.app.diagnostics.handler(answer) } });
  renderRoutes([{ path: '/settings', element: <Diagnostics /> }], '/settings');
}

describe('the report for whoever helps', () => {
  test('is made when it is asked for, shown to be read, and copied only then', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    openSection(() => ({ text: 'Roster 1.2.3, as window' }));
    expect(screen.queryByRole('button', { name: 'Copy the report' })).toBeNull();
    const make = await screen.findByRole('button', { name: 'Make the report' });
    make.focus();
    fireEvent.click(make);
    expect(make).toHaveProperty('disabled', false);
    expect(await screen.findByRole('textbox', { name: 'Report' })).toHaveProperty('value', 'Roster 1.2.3, as window');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Make it anew' }));
    expect(copied).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Copy the report' }));
    expect(copied).toHaveBeenCalledWith('Roster 1.2.3, as window');
    expect(await screen.findByText('Copied.')).toBeTruthy();
    copied.mockRestore();
  });

  test('that cannot be made says so in words', async () => {
    openSection(() => {
      throw failing('internal');
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Make the report' }));
    expect(await screen.findByText('The report could not be made.')).toBeTruthy();
  });
});
