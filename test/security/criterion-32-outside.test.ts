import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeAddress } from '../../electron/shell/outside-address.ts';

const INSTANCES = [
  { baseUrl: 'https://lab-01.example.org/api', allowHttp: false },
  { baseUrl: 'http://lab-02.example.org:8080', allowHttp: true },
  { baseUrl: 'http://127.0.0.1:9950', allowHttp: false },
];

test.each([
  ['https://lab-01.example.org/', 'open'],
  ['https://lab-01.example.org/setup?step=1#first', 'open'],
  ['https://LAB-01.example.org:443/', 'open'],
  ['http://lab-02.example.org:8080/setup', 'open'],
  ['http://127.0.0.1:9950/setup', 'open'],
  ['https://lab-01.example.org:8443/', 'ask'],
  ['https://lab-01.example.org.elsewhere.example/', 'ask'],
  ['https://elsewhere.example/?https://lab-01.example.org/', 'ask'],
  ['https://lab-02.example.org:8080/', 'ask'],
  ['http://127.0.0.1:9951/', 'ask'],
  ['http://localhost:9950/', 'ask'],
  ['http://[::1]:9950/', 'ask'],
])('criterion 32: for %s the verdict is %s', (address, verdict) => {
  expect(judgeAddress(address, INSTANCES)).toEqual({ verdict, url: new URL(address) });
});

test.each([
  ['http://elsewhere.example/', 'plain-http'],
  ['http://lab-01.example.org/', 'plain-http'],
  ['http://lab-02.example.org/', 'plain-http'],
  ['http://127.0.0.1.elsewhere.example/', 'plain-http'],
  ['https://admin:secret@lab-01.example.org/', 'credentials'],
  ['https://lab-01.example.org@elsewhere.example/', 'credentials'],
  ['javascript:alert(1)', 'foreign-scheme'],
  ['file:///etc/passwd', 'foreign-scheme'],
  ['data:text/html,x', 'foreign-scheme'],
  ['roster://settings', 'foreign-scheme'],
  ['ms-settings:privacy', 'foreign-scheme'],
  ['mailto:fred@example.org', 'foreign-scheme'],
  ['blob:https://lab-01.example.org/1', 'foreign-scheme'],
  ['', 'unreadable'],
  ['about', 'unreadable'],
  ['//elsewhere.example/', 'unreadable'],
  ['\\\\server\\share', 'unreadable'],
  ['https://elsewhere.example/\u202egnol', 'unreadable'],
  ['https://elsewhere.example/ x', 'unreadable'],
  [`https://elsewhere.example/${'a'.repeat(2000)}`, 'unreadable'],
])('criterion 32: %s is refused as %s', (address, why) => {
  expect(judgeAddress(address, INSTANCES)).toEqual({ verdict: 'refuse', why });
});

test('criterion 32: with no instance saved, nothing is opened without a question', () => {
  expect(judgeAddress('https://lab-01.example.org/', [])).toMatchObject({ verdict: 'ask' });
});

test('criterion 32: whatever the page hands over, only https passes, or what the person agreed to', () => {
  const scheme = fc.constantFrom('https:', 'http:', 'HTTP:', 'javascript:', 'file:', 'roster-app:', 'ws:', '');
  const host = fc.constantFrom('lab-01.example.org', 'lab-02.example.org:8080', '127.0.0.1:9950', 'a@b', '[::1]', '');
  const address = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ validSchemes: ['http', 'https', 'ftp'], withFragments: true, withQueryParameters: true }),
    fc.tuple(scheme, fc.constantFrom('//', '/', '///', '\\\\'), host, fc.string()).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(address, (text) => {
      const judgement = judgeAddress(text, INSTANCES);
      if (judgement.verdict === 'refuse') return;
      const { protocol, username, password, hostname, origin } = judgement.url;
      expect(username + password).toBe('');
      const agreed =
        origin === 'http://lab-02.example.org:8080' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
      expect([text, protocol === 'https:' || (protocol === 'http:' && agreed)]).toEqual([text, true]);
      if (judgement.verdict === 'open')
        expect(INSTANCES.map(({ baseUrl }) => new URL(baseUrl).origin)).toContain(origin);
    }),
    { numRuns: 2000 },
  );
});
