import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog.tsx';
import { CommandContext } from './commands.ts';
import { shortcutWords } from './shortcuts.ts';

/** Every key that does something now, taken from the list of commands, and those of tables and panels. */
export function KeyList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('app.keys.title')} width={560}>
      <Keys />
    </Dialog>
  );
}

interface KeyLine {
  readonly keys: string;
  readonly label: string;
  readonly section: string;
}

function useKeyLines(): KeyLine[] {
  const { t } = useTranslation();
  const { registry } = use(CommandContext);
  const section = t('app.keys.table');
  const ofCommands = registry
    .all()
    .flatMap(({ shortcut, label, section }) => (shortcut ? [{ keys: shortcutWords(shortcut), label, section }] : []));
  const ofTables = [
    { keys: t('app.keys.up'), label: t('app.keys.rows'), section },
    { keys: t('app.keys.sideways'), label: t('app.keys.cells'), section },
    { keys: t('app.keys.space'), label: t('app.keys.select'), section },
    { keys: t('app.keys.shift'), label: t('app.keys.range'), section },
    { keys: t('app.keys.enter'), label: t('app.keys.open'), section },
    { keys: t('app.keys.escape'), label: t('app.keys.close'), section },
    { keys: shortcutWords('mod+a'), label: t('app.keys.selectAll'), section },
    { keys: shortcutWords('mod+c'), label: t('app.keys.copy'), section },
  ];
  return [...ofCommands, ...ofTables];
}

function Keys() {
  const lines = useKeyLines();
  const sections = [...new Set(lines.map(({ section }) => section))];
  return sections.map((section) => (
    <section key={section} className="key-section">
      <h3 className="section-title">{section}</h3>
      <dl className="key-lines">
        {lines
          .filter((line) => line.section === section)
          .map(({ keys, label }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <kbd>{keys}</kbd>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  ));
}
