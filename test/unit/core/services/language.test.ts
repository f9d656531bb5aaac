import { describe, expect, test } from 'vitest';
import { SHARED_WORDS } from '../../../../electron/core/adapters/shared-words.ts';
import { sayIn } from '../../../../electron/core/adapters/words.ts';
import { createEvents } from '../../../../electron/core/services/events.ts';
import { createLanguage } from '../../../../electron/core/services/language.ts';

describe('the language of the core', () => {
  test('adapters speak the language that a face asked for last, and English where a sentence has no translation', () => {
    const language = createLanguage(createEvents());
    const say = sayIn(language.current);
    expect(say('create users')).toBe('create users');
    expect(language.speak('de')).toBe(true);
    expect(say('create users')).toBe('Benutzer anlegen');
    expect(say('Nobody translated {what}.', { what: 'this' })).toBe('Nobody translated this.');
    expect(language.speak('de')).toBe(false);
  });

  test('the shared words are the same in all languages', () => {
    expect(Object.keys(SHARED_WORDS.fr)).toEqual(Object.keys(SHARED_WORDS.de));
  });
});
