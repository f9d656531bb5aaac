import { useTranslation } from 'react-i18next';

/** Control characters, marks that turn the writing direction, and invisible characters that make look-alikes. */
const HIDDEN = /([\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb])/u;

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Text that a server or another person wrote: always plain text, kept apart from its surroundings' direction, with
 * control, direction and invisible characters shown by their code.
 */
export function ServerText({ children }: { children: string }) {
  if (!HIDDEN.test(children)) return <bdi>{children}</bdi>;
  const parts = children.split(new RegExp(HIDDEN, 'u'));
  return (
    <bdi>
      {parts.map((part, index) =>
        // Every second part is the separator that the expression captured.
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
        index % 2 === 0 ? part : <HiddenCharacter key={index} character={part} />,
      )}
    </bdi>
  );
}

function HiddenCharacter({ character }: { character: string }) {
  const { t } = useTranslation();
  const code = codePoint(character);
  return (
    <span className="hidden-character" title={t('format.controlCharacter', { code })}>
      {code}
    </span>
  );
}
