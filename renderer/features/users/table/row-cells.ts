import type { TFunction } from 'i18next';
import type { ColumnId } from '../../../../electron/domain/description.ts';
import type { User } from '../../../../electron/domain/user.ts';
import { hiddenParts } from '../../../components/server-text.tsx';
import { formatDate, formatFullTime } from '../../../lib/format.ts';
import { type CellWords, leadingGroup, levelLabel, NOTHING, statusWords } from './cell-words.ts';

/** Characters of a value that a cell takes; the panel shows the whole. No column is ever wide enough for more. */
const LONGEST = 300;

/** Writes one user into a cell; `undefined` empties it. */
export type CellFiller = (user: User | undefined, words: CellWords) => void;

/** Finds the parts of a cell that was copied from the pattern, and answers with what fills them. */
export function cellFiller(t: TFunction, column: ColumnId, cell: Element): CellFiller {
  switch (column) {
    case 'handle':
      return handleFiller(t, cell);
    case 'status':
      return statusFiller(cell);
    case 'administrator':
      return levelFiller(cell);
    case 'groups':
      return groupsFiller(t, cell);
    case 'created':
    case 'lastSeen':
    case 'passwordChanged':
      return timeFiller(cell, column);
    default: {
      const write = serverTextWriter(t, part(cell, 'bdi'));
      return (user) => write(user && (user[column] || NOTHING));
    }
  }
}

function part(cell: Element, selector: string): HTMLElement {
  const found = cell.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The pattern of a row has no ${selector}.`);
  return found;
}

function handleFiller(t: TFunction, cell: Element): CellFiller {
  const write = serverTextWriter(t, part(cell, 'bdi'));
  const mark = part(cell, '[data-part=untouchable]');
  const reason = textWriter(part(mark, '.sr-only'));
  const setTitle = titleOnHover(mark);
  return (user) => {
    write(user && (user.handle || NOTHING));
    const why = user?.untouchable;
    setHidden(mark, why === undefined);
    setTitle(() => why ?? '');
    reason(why === undefined ? '' : `. ${why}`);
  };
}

function statusFiller(cell: Element): CellFiller {
  const mark = part(cell, '.state');
  const write = textWriter(part(mark, '.cut'));
  const setTitle = titleOnHover(mark);
  return (user, { statuses }) => {
    const known = user && statuses.length > 0 ? statusWords(user.status, statuses) : null;
    const look = known === null ? '' : known.tone === 'good' ? 'state' : `state ${known.tone}`;
    if (mark.className !== look) mark.className = look;
    setTitle(() => known?.label ?? '');
    write(known?.label ?? '');
  };
}

function levelFiller(cell: Element): CellFiller {
  const mark = part(cell, 'span');
  const write = textWriter(mark);
  return (user, { administratorLevels }) => {
    const label = user && levelLabel(user.administrator, administratorLevels);
    const look = label ? 'strong' : '';
    if (mark.className !== look) mark.className = look;
    write(label === null ? NOTHING : (label ?? ''));
  };
}

function groupsFiller(t: TFunction, cell: Element): CellFiller {
  const names = part(cell, '.group-names');
  const write = serverTextWriter(t, part(names, 'bdi'));
  const more = part(names, '.more');
  const count = textWriter(more);
  const setTitle = titleOnHover(names);
  return (user) => {
    const others = user ? user.groups.length - 1 : 0;
    write(user && (leadingGroup(user)?.name ?? NOTHING));
    setTitle(() => user?.groups.map((group) => group.name).join(', ') ?? '');
    setHidden(more, others <= 0);
    count(others > 0 ? `+${others}` : '');
  };
}

function timeFiller(cell: Element, column: 'created' | 'lastSeen' | 'passwordChanged'): CellFiller {
  const time = part(cell, 'time') as HTMLTimeElement;
  const write = textWriter(time);
  const setTitle = titleOnHover(time);
  return (user) => {
    const at = user?.[column] ?? null;
    time.dateTime = at ?? '';
    setTitle(() => (at === null ? '' : formatFullTime(at)));
    write(at === null ? (user ? NOTHING : '') : formatDate(at));
  };
}

/** Takes what a pointer over an element is told: written with every user, it would be styled with every user. */
function titleOnHover(element: HTMLElement): (title: () => string) => void {
  let present = () => '';
  element.addEventListener('pointermove', () => {
    element.title = present();
  });
  return (title) => {
    present = title;
    if (element.title !== '') element.removeAttribute('title');
  };
}

/** An attribute that is set again is styled again, whatever it was. */
function setHidden(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** Writes into one text that stays where it is: a new one would have to be styled and laid out anew. */
function textWriter(element: HTMLElement): (text: string) => void {
  const node = element.appendChild(document.createTextNode(''));
  return (text) => {
    if (node.data !== text) node.data = text;
  };
}

/** As `ServerText`: hidden characters stand by their code. */
function serverTextWriter(t: TFunction, element: HTMLElement): (text: string | undefined) => void {
  const write = textWriter(element);
  const [plain] = element.childNodes;
  let codes = false;
  return (text = '') => {
    const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    const parts = hiddenParts(shown);
    if (codes) element.replaceChildren(...(plain ? [plain] : []));
    codes = parts !== null;
    if (!parts) return write(shown);
    element.replaceChildren(
      ...parts.map((one) => {
        if (!one.isCode) return one.text;
        const mark = document.createElement('span');
        mark.className = 'hidden-character';
        mark.title = t('format.controlCharacter', { code: one.text });
        mark.textContent = one.text;
        return mark;
      }),
    );
  };
}
