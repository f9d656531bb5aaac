import { useTranslation } from 'react-i18next';
import { LANGUAGE_CHOICES, LANGUAGE_NAMES } from '../../electron/domain/languages.ts';
import { chooseLanguage } from '../i18n/language-choice.ts';
import type { Command } from './commands.ts';

/** One command for each language, and one for the system's. */
export function useLanguageCommands(): Command[] {
  const { t } = useTranslation();
  return LANGUAGE_CHOICES.map((choice) => ({
    id: `language.${choice}`,
    label:
      choice === 'system'
        ? t('app.commands.systemLanguage')
        : t('app.commands.language', { name: LANGUAGE_NAMES[choice] }),
    section: t('app.commands.general'),
    icon: 'language',
    run: () => void chooseLanguage(choice),
  }));
}
