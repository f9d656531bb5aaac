// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { describe, expect, test } from 'vitest';
import { failure } from '../../../../electron/domain/failure.ts';
import { FailureNotice } from '../../../../renderer/components/failure-notice.tsx';
import { CheckField, PasswordField, SelectField, TextField } from '../../../../renderer/components/field.tsx';
import { healthOf } from '../../../../renderer/components/health-dot.tsx';
import { Segmented } from '../../../../renderer/components/segmented.tsx';
import { ServerText } from '../../../../renderer/components/server-text.tsx';
import { SidePanel } from '../../../../renderer/components/side-panel.tsx';
import { renderRoutes } from '../support/render-app.tsx';
import { connection } from '../support/samples.ts';

const show = (element: ReactNode) => renderRoutes([{ path: '/', element }], '/');

describe('text that a server wrote', () => {
  test('is text, whatever it looks like', () => {
    const { container } = show(<ServerText>{'<img src=x onerror=alert(1)>'}</ServerText>);
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  });

  test('shows control, direction and invisible characters by their code', () => {
    const { container } = show(<ServerText>{'a\u202Egnp.exe\u0000\u200Bb'}</ServerText>);
    expect(container.querySelector('bdi')?.textContent).toBe('aU+202Egnp.exeU+0000U+200Bb');
  });

  test('leaves the scripts of the world alone', () => {
    const { container } = show(<ServerText>{'Łukasz 山田 אבג é'}</ServerText>);
    expect(container.querySelector('bdi')?.textContent).toBe('Łukasz 山田 אבג é');
  });
});

describe('fields', () => {
  test('a text field is named by its label and described by its error', () => {
    show(<TextField label="Name" value="fred" onChange={() => undefined} help="Any name." error="It is taken." />);
    const field = screen.getByRole('textbox', { name: 'Name', description: 'It is taken.' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByText('Any name.')).toBeNull();
  });

  test('a secret is hidden until the eye is pressed', () => {
    show(<PasswordField label="Password" value="secret" onChange={() => undefined} />);
    const field = screen.getByLabelText('Password');
    expect(field.getAttribute('type')).toBe('password');
    fireEvent.click(screen.getByRole('button', { name: 'Show what is typed in Password' }));
    expect(field.getAttribute('type')).toBe('text');
    fireEvent.click(screen.getByRole('button', { name: 'Hide what is typed in Password' }));
    expect(field.getAttribute('type')).toBe('password');
  });

  test('choices and check boxes tell what was chosen', () => {
    function Form() {
      const [colour, setColour] = useState<'red' | 'blue'>('red');
      const [on, setOn] = useState(false);
      const options = [
        { value: 'red' as const, label: 'Red' },
        { value: 'blue' as const, label: 'Blue' },
      ];
      return (
        <>
          <SelectField label="Colour" value={colour} onChange={setColour} options={options} />
          <Segmented label="Shade" segments={options} value={colour} onChange={setColour} />
          <CheckField label="On" checked={on} onChange={setOn} help="For now." />
          <p>{`${colour} ${on}`}</p>
        </>
      );
    }
    show(<Form />);
    fireEvent.change(screen.getByRole('combobox', { name: 'Colour' }), { target: { value: 'blue' } });
    fireEvent.click(screen.getByRole('checkbox', { name: 'On', description: 'For now.' }));
    expect(screen.getByText('blue true')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Red' }));
    expect(screen.getByText('red true')).toBeTruthy();
  });
});

describe('a failure', () => {
  test('says what happened, what to do next, the server’s words, and unfolds its detail', () => {
    const refused = failure('refused-by-server', { origin: 'https://lab' }, { serverMessage: 'No \u202Eway' });
    show(<FailureNotice failure={refused} title="fred was not saved." />);
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(screen.getByText('fred was not saved.')).toBeTruthy();
    expect(screen.getByText('https://lab refused this.')).toBeTruthy();
    expect(screen.getByText('code: refused-by-server')).toBeTruthy();
    expect(screen.getAllByText('U+202E').length).toBeGreaterThan(0);
  });

  test('is no alarm in its look where somebody was asked and said no', () => {
    show(<FailureNotice failure={failure('not-confirmed')} title="lab-01 stays read-only." />);
    const { className } = screen.getByRole('alert');
    expect(className).toContain('note');
    expect(className).not.toMatch(/danger|warn/);
  });

  test('a failed contact makes an instance unreachable only if nothing answered', () => {
    const at = '2026-05-04T10:00:00.000Z';
    expect(healthOf(connection({ lastContact: null }))).toBe('unknown');
    expect(healthOf(connection({ lastContact: { at, failure: null } }))).toBe('good');
    expect(healthOf(connection({ lastContact: { at, failure: failure('credentials-wrong') } }))).toBe('slow');
    expect(healthOf(connection({ lastContact: { at, failure: failure('unreachable') } }))).toBe('off');
  });
});

describe('the side panel', () => {
  test('takes the focus and closes with Escape', () => {
    let closed = 0;
    show(
      <SidePanel label="fred" title="fred" onClose={() => (closed += 1)}>
        <p>Profile</p>
      </SidePanel>,
    );
    const panel = screen.getByRole('complementary', { name: 'fred' });
    expect(panel.contains(document.activeElement)).toBe(true);
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    expect(closed).toBe(1);
  });

  test('stays when Escape closes a dialog over it, and closes when nothing has the focus', () => {
    let closed = 0;
    const view = show(
      <SidePanel label="fred" title="fred" onClose={() => (closed += 1)}>
        <p>Profile</p>
      </SidePanel>,
    );
    const dialog = document.createElement('button');
    document.body.append(dialog);
    dialog.focus();
    // As the dialogs do: they listen before everybody else, and give the focus up at once.
    const close = () => dialog.blur();
    window.addEventListener('keydown', close, { capture: true });
    fireEvent.keyDown(dialog, { key: 'Escape' });
    window.removeEventListener('keydown', close, { capture: true });
    dialog.remove();
    expect([closed, document.activeElement]).toEqual([0, document.body]);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(closed).toBe(1);
    view.unmount();
  });

  test('stays when Escape closes a dialog over it in which nothing has the focus any more', () => {
    let closed = 0;
    show(
      <SidePanel label="fred" title="fred" onClose={() => (closed += 1)}>
        <p>Profile</p>
      </SidePanel>,
    );
    const dialog = document.createElement('div');
    dialog.setAttribute('aria-modal', 'true');
    document.body.append(dialog);
    const close = () => dialog.remove();
    window.addEventListener('keydown', close, { capture: true });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    window.removeEventListener('keydown', close, { capture: true });
    expect([closed, dialog.isConnected]).toEqual([0, false]);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(closed).toBe(1);
  });
});
