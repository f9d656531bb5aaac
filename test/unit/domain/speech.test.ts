import { describe, expect, test } from 'vitest';
import type { Confirmation } from '../../../electron/domain/confirmation.ts';
import { confirmationWords } from '../../../electron/domain/confirmation-words.ts';
import { speechFor } from '../../../electron/domain/speech.ts';

const question: Confirmation = {
  id: 'q',
  purpose: 'unlock',
  instance: { id: 'i', name: 'lab-01', origin: 'https://lab-01.example.org', environment: 'production' },
  changes: [],
  facts: { minutes: '15' },
  typed: null,
  digest: '0',
};

describe('what faces say outside of the renderer', () => {
  test.each([
    ['de', 'lab-01 zum Schreiben entsperren?', 'Gesperrt lassen'],
    ['fr', 'Déverrouiller lab-01 en écriture ?', 'Laisser verrouillé'],
    ['tlh', 'Unlock lab-01 for writing?', 'Keep it locked'],
  ])('asks in the language %s', (language, title, refuse) => {
    expect(confirmationWords(speechFor(language), question)).toMatchObject({ title, refuse });
  });

  test('counts as the language does', () => {
    expect(speechFor('fr').say('changes.line.members', { count: 0 })).toBe('0 membre le quitte');
    expect(speechFor('de').say('changes.line.members', { count: 12_000 })).toBe('12.000 Mitglieder verlassen sie');
  });

  test('a secret that a server made is shown with what it is', () => {
    const facts = { label: 'Token of ann', text: 'v2/zzzzz-gj3su-1/abc' };
    const words = confirmationWords(speechFor('en'), { ...question, purpose: 'reveal', facts });
    expect(words.intro).toContain('Token of ann');
    expect(words.place).toContainEqual(['Secret', 'v2/zzzzz-gj3su-1/abc']);
  });
});
