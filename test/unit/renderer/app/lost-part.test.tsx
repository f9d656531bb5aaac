// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LostPartBoundary, ScreenError } from '../../../../renderer/app/error-boundary.tsx';
import { renderRoutes } from '../support/render-app.tsx';

/** An error that the build's loader announced. */
function announced(): Error {
  const error = new TypeError('Failed to fetch dynamically imported module');
  window.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: error }));
  return error;
}

/** Opens a screen with a part beside its text that fails with this error. */
function openBeside(error: Error) {
  const Part = () => {
    throw error;
  };
  const screenWithPart = (
    <>
      <p>the table</p>
      <LostPartBoundary lost={<p>the part is lost</p>}>
        <Part />
      </LostPartBoundary>
    </>
  );
  renderRoutes([{ path: '/', element: screenWithPart, errorElement: <p>the screen failed</p> }], '/');
}

/** Opens a screen whose part ends with an error; the build's loader announces what it could not load. */
function openFailing(error: Error, isAnnounced: boolean) {
  const lazy = async () => {
    if (isAnnounced) window.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: error }));
    throw error;
  };
  renderRoutes([{ errorElement: <ScreenError />, HydrateFallback: () => null, children: [{ path: '/', lazy }] }], '/');
}

test('a part that an update replaced is said to be gone, and the page can be loaded again', async () => {
  openFailing(new TypeError('Failed to fetch dynamically imported module'), true);
  expect(await screen.findByText(/^Roster was updated while this page was open/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();
});

test('any other error of a screen is still a mistake to report', async () => {
  openFailing(new TypeError('undefined is no function'), false);
  expect(await screen.findByText(/^This screen failed\./)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Load again' })).toBeNull();
});

test('what stands around a part that is lost stays in use', async () => {
  openBeside(announced());
  expect(await screen.findByText('the part is lost')).toBeTruthy();
  expect(screen.getByText('the table')).toBeTruthy();
});

test('a part that fails by a mistake is not taken for a lost one', async () => {
  openBeside(new RangeError('a mistake'));
  expect(await screen.findByText('the screen failed')).toBeTruthy();
  expect(screen.queryByText('the part is lost')).toBeNull();
});
