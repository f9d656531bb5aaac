// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { GroupsField } from '../../../../../renderer/features/users/form/groups-field.tsx';
import { renderRoutes } from '../../support/render-app.tsx';

const groups = Array.from({ length: 301 }, (_, place) => ({ id: `g${place}`, name: `Group ${place}` }));

function Field({ count }: { count: number }) {
  const [chosen, setChosen] = useState(groups.slice(0, count).map(({ id }) => id));
  return (
    <GroupsField
      {...{ groups, chosen }}
      label="Groups"
      help={null}
      error={null}
      pending={false}
      disabled={false}
      onWant={() => undefined}
      onChange={setChosen}
    />
  );
}

const open = (count: number) => renderRoutes([{ path: '/', element: <Field count={count} /> }], '/');
const chips = () => screen.getAllByRole('button', { name: /^Leave Group/ });

describe('the groups of an account', () => {
  test('are all shown where they are few', () => {
    open(12);
    expect(chips()).toHaveLength(12);
    expect(screen.queryByRole('button', { name: /more group/ })).toBeNull();
  });

  test('are folded to the first dozen, and a button opens the rest, where they can be searched', () => {
    open(300);
    expect(chips()).toHaveLength(12);
    const more = screen.getByRole('button', { name: '288 more groups' });
    expect(more.getAttribute('aria-expanded')).toBe('false');
    more.focus();
    fireEvent.click(more);
    expect(chips()).toHaveLength(300);
    // The same button, so that whoever came by keyboard stays where they are.
    expect(document.activeElement?.textContent).toBe('Show fewer');
    const search = screen.getByRole('textbox', { name: 'Search the groups chosen' });
    fireEvent.change(search, { target: { value: 'group 29' } });
    expect(chips()).toHaveLength(11);
    fireEvent.click(screen.getByRole('button', { name: /Group 299$/ }));
    expect(chips()).toHaveLength(10);
    fireEvent.change(search, { target: { value: 'nowhere' } });
    expect(screen.getByText('Nothing by that name')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show fewer' }));
    expect(chips()).toHaveLength(12);
    expect(screen.getByRole('button', { name: '287 more groups' })).toBeTruthy();
  });

  test('show one that was just added though the rest is folded', async () => {
    open(300);
    fireEvent.click(screen.getByRole('button', { name: 'Add to a group' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Group 300' }));
    expect(chips()).toHaveLength(13);
    expect(screen.getByRole('button', { name: '288 more groups' })).toBeTruthy();
  });

  test('are not searched by sending the form that they stand in', () => {
    let sent = false;
    const submit = (event: { preventDefault(): void }) => {
      event.preventDefault();
      sent = true;
    };
    renderRoutes(
      [
        {
          path: '/',
          element: (
            <form onSubmit={submit}>
              <Field count={300} />
            </form>
          ),
        },
      ],
      '/',
    );
    fireEvent.click(screen.getByRole('button', { name: '288 more groups' }));
    const search = screen.getByRole('textbox', { name: 'Search the groups chosen' });
    expect(fireEvent.keyDown(search, { key: 'Enter' })).toBe(false);
    expect(sent).toBe(false);
  });
});
