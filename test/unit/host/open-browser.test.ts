import { expect, test } from 'vitest';
import { findChromium } from '../../../electron/host/find-browser.ts';
import { chooseOpening, type Desk } from '../../../electron/host/open-browser.ts';

const desk: Desk = { platform: 'linux', isRoot: false, hasDisplay: true, chromium: '/usr/bin/chromium' };
const address = 'http://127.0.0.1:1/?t=x';

test('a browser of Chromium’s family opens the page in a window of its own, with its sandbox', () => {
  expect(chooseOpening(address, desk)).toEqual({
    how: 'window',
    command: '/usr/bin/chromium',
    args: [`--app=${address}`, '--window-size=1280,800'],
  });
});

test.each([
  ['linux', 'xdg-open'],
  ['darwin', 'open'],
  ['win32', 'explorer.exe'],
] as const)('without one, %s opens its default browser', (platform, command) => {
  expect(chooseOpening(address, { ...desk, platform, chromium: null })).toEqual({
    how: 'browser',
    command,
    args: [address],
  });
});

test('root and a computer without display open none, and it is known why', () => {
  expect(chooseOpening(address, { ...desk, isRoot: true })).toEqual({ how: 'none', why: 'running as root' });
  expect(chooseOpening(address, { ...desk, hasDisplay: false })).toEqual({ how: 'none', why: 'no display' });
});

test.each([
  ['linux', { PATH: '/opt/bin' }, '/opt/bin/google-chrome'],
  ['linux', {}, '/snap/bin/chromium'],
  ['darwin', { HOME: '/Users/me' }, '/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\Google\\Chrome\\Application\\chrome.exe'],
] as const)('on %s a browser is found in its usual places', (platform, env, file) => {
  expect(findChromium({ platform, env, isExecutable: (candidate) => candidate === file })).toBe(file);
});

test('where there is none, none is found', () => {
  expect(findChromium({ platform: 'linux', env: { PATH: '/bin' }, isExecutable: () => false })).toBeNull();
});
