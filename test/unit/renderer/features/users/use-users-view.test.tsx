// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, useLocation, useNavigate } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { useUsersView } from '../../../../../renderer/features/users/use-users-view.ts';

let path = '';
let arrival = Promise.withResolvers<null>();
beforeEach(() => {
  arrival = Promise.withResolvers<null>();
});

/** The hook inside of a router, with a way to go elsewhere. */
function render() {
  const wrapper = ({ children }: { children: ReactNode }) => {
    const slow = { path: '/slow', loader: () => arrival.promise, element: null, HydrateFallback: () => null };
    const router = createMemoryRouter([slow, { path: '*', element: children }], { initialEntries: ['/users'] });
    router.subscribe(({ location }) => {
      path = location.pathname;
    });
    return createElement(RouterProvider, { router });
  };
  return renderHook(() => ({ users: useUsersView(), navigate: useNavigate(), location: useLocation() }), { wrapper });
}

test('two keystrokes in a row both stay, whenever the address of the first one arrives', async () => {
  const { result } = render();
  const [view, change] = result.current.users;
  act(() => change({ ...view, search: 'a' }));
  act(() => change({ ...view, search: 'ag' }));
  await waitFor(() => expect(result.current.location.search).toBe('?q=ag'));
  expect(result.current.users[0].search).toBe('ag');
});

test('the address is written where one has gone to meanwhile', async () => {
  const { result } = render();
  const [view, change] = result.current.users;
  act(() => change({ ...view, search: 'ag' }));
  await act(async () => result.current.navigate('/users/42'));
  await waitFor(() => expect(result.current.location).toMatchObject({ pathname: '/users/42', search: '?q=ag' }));
});

test('an address that comes from elsewhere is shown', async () => {
  const { result } = render();
  const [view, change] = result.current.users;
  act(() => change({ ...view, search: 'ag' }));
  await act(async () => result.current.navigate('/users?q=smith'));
  await waitFor(() => expect(result.current.users[0].search).toBe('smith'));
});

test('an address that is still to be written is dropped for who writes the view into their own', async () => {
  const { result } = render();
  const [view, change, drop] = result.current.users;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  act(() => change({ ...view, search: 'ag' }));
  act(() => drop());
  await act(() => vi.advanceTimersByTimeAsync(1000));
  vi.useRealTimers();
  expect(result.current.location.search).toBe('');
  expect(result.current.users[0].search).toBe('ag');
});

test('nobody is called back who left for a screen that takes a while to come', async () => {
  const { result } = render();
  const [view, change] = result.current.users;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  act(() => change({ ...view, search: 'ag' }));
  await act(async () => void result.current.navigate('/slow'));
  await act(() => vi.advanceTimersByTimeAsync(1000));
  vi.useRealTimers();
  await act(async () => arrival.resolve(null));
  await waitFor(() => expect(path).toBe('/slow'));
});
