import { useTranslation } from 'react-i18next';

/** Control characters, marks that turn the writing direction, and invisible characters that make look-alikes. */
const HIDDEN = /([\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb])/u;

/** A piece of a text: as it is, or a hidden character by its code. */
export interface TextPart {
  readonly text: string;
  /** `text` is the code of a character that must not stand by itself. */
  readonly isCode: boolean;
}

/** The pieces of a text that a server or another person wrote; null where it can be shown as it is. */
export function hiddenParts(text: string): TextPart[] | null {
  if (!HIDDEN.test(text)) return null;
  // Every second part is the separator that the expression captured.
  return text
    .split(HIDDEN)
    .map((part, index) => (index % 2 === 0 ? { text: part, isCode: false } : { text: codePoint(part), isCode: true }));
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

interface ServerTextProps {
  readonly children: string;
  /** For what cuts long text itself: so it is cut at the text's own end, whichever side that is on. */
  readonly className?: string;
}

/**
 * Text that a server or another person wrote: always plain text, kept apart from its surroundings' direction, with
 * control, direction and invisible characters shown by their code.
 */
export function ServerText({ children, className }: ServerTextProps) {
  const { t } = useTranslation();
  const parts = hiddenParts(children);
  if (!parts) return <bdi className={className}>{children}</bdi>;
  return (
    <bdi className={className}>
      {parts.map(({ text, isCode }, index) =>
        isCode ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
          <span key={index} className="hidden-character" title={t('format.controlCharacter', { code: text })}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </bdi>
  );
}
