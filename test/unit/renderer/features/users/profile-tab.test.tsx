// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import type { Description } from '../../../../../electron/domain/description.ts';
import { lab, user } from '../../support/lab.ts';
import { openPanelOf } from '../../support/open-panel.tsx';

vi.mock('../../../../../renderer/lib/bridge.ts', () => import('../../support/fake-bridge.ts'));

const missing = { available: false as const, reason: 'This key may only read.', instead: 'Make another key.' };
const readOnly = {
  ...lab,
  capabilities: Object.fromEntries(Object.keys(lab.capabilities).map((id) => [id, missing])),
} as Description;
const open = (description: Description) =>
  openPanelOf({ description, users: [user('fred', { id: 'fred' })], preview: () => [] });

describe('the profile where nothing can be changed', () => {
  test('says once why, and keeps the values in sight', async () => {
    open(readOnly);
    expect(await screen.findAllByText('This key may only read. Make another key.')).toHaveLength(1);
    expect(screen.getByLabelText('Administrator level').hasAttribute('disabled')).toBe(true);
    expect(screen.getByLabelText('Active').hasAttribute('disabled')).toBe(true);
  });

  test('says why where the server offers no field at all', async () => {
    open({ ...readOnly, editFields: [] });
    expect(await screen.findByText('This key may only read. Make another key.')).toBeTruthy();
  });
});
