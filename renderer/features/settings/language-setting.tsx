import { useTranslation } from 'react-i18next';
import { LANGUAGE_CHOICES, LANGUAGE_NAMES } from '../../../electron/domain/languages.ts';
import { Segmented } from '../../components/segmented.tsx';
import { chooseLanguage, useLanguageChoice } from '../../i18n/language-choice.ts';
import { Section } from './section.tsx';

/** The language that Roster speaks; each is named in its own words, so that one finds back. */
export function LanguageSetting() {
  const { t } = useTranslation();
  const choice = useLanguageChoice();
  return (
    <Section title={t('settings.language.title')}>
      <Segmented
        label={t('settings.language.label')}
        segments={LANGUAGE_CHOICES.map((value) => ({
          value,
          label: value === 'system' ? t('settings.language.system') : LANGUAGE_NAMES[value],
        }))}
        value={choice}
        help={t('settings.language.help')}
        onChange={(value) => void chooseLanguage(value)}
      />
    </Section>
  );
}
