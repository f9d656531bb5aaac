import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../electron/domain/connection.ts';
import type { Description, ObjectType } from '../../../electron/domain/description.ts';
import type { ObjectRef, ObjectRight } from '../../../electron/domain/user.ts';
import { Icon } from '../icon.tsx';
import type { ProposalState } from '../review/use-proposal.ts';
import { RightDialog } from './right-dialog.tsx';
import { RightList } from './right-list.tsx';
import { type Editing, type NamedHolder, useRightActions } from './use-right-actions.tsx';

interface HeldRightsProps {
  readonly connection: Connection;
  readonly description: Description;
  readonly holder: NamedHolder;
  readonly rights: readonly ObjectRight[];
  readonly proposal: ProposalState;
  /** Why none can be changed now; null where they can. */
  readonly unavailable: string | null;
  /** Why this instance changes none at all, as sentences. */
  readonly missing: string | null;
  /** Told once something was changed. */
  readonly onDone: () => void;
  readonly children?: ReactNode;
}

/** What an account or a group itself has on single objects, and the ways to give, change and take it. */
export function HeldRights(props: HeldRightsProps) {
  const { connection, description, holder, rights, proposal, unavailable, missing, onDone, children } = props;
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Editing<ObjectRight> | null>(null);
  const actions = useRightActions<ObjectRight>({ connection, description, proposal, onEditing: setEditing, onDone });
  const fits = ({ canGrant, forGroups }: ObjectType) => canGrant && (holder.type === 'user' || forGroups === true);
  const grantable = description.objectTypes.filter(fits);
  const types = withUnknown(description.objectTypes, rights);
  return (
    <>
      <div className="section-title">
        <h3>{t('user.rights.title')}</h3>
        <span className="count">{rights.length}</span>
        <span className="grow" />
        {grantable.length > 0 ? (
          <button
            type="button"
            className="btn plain small"
            disabled={unavailable !== null}
            title={unavailable ?? undefined}
            onClick={() => setEditing({ subject: null, failure: null })}
          >
            <Icon name="plus" size="s" />
            {t('user.rights.give')}
          </button>
        ) : null}
      </div>
      {missing ? <p className="small faint why-not">{missing}</p> : null}
      {rights.length === 0 ? <p className="faint">{t('user.rights.none', { name: holder.name })}</p> : null}
      {types.map((type) => {
        const own = rights.filter((right) => right.object.type === type.id);
        if (own.length === 0) return null;
        return <RightList key={type.id} {...{ type, holder, actions, unavailable }} rights={own} />;
      })}
      {children}
      {editing ? (
        <RightDialog
          {...{ connection, holder, editing, grantable }}
          types={types}
          held={rights}
          hidden={proposal.proposal !== null}
          onSubmit={(object, right) => {
            const before = rights.find((one) => isOn(one, object)) ?? null;
            actions.set({ holder, object }, before, right, before);
          }}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}

/** A right that was given on this object; what is owned counts apart. */
function isOn({ object, owner }: ObjectRight, { type, id }: ObjectRef): boolean {
  return !owner && object.type === type && object.id === id;
}

/** The types of the description, and one without anything for each that rights have and it doesn't name. */
function withUnknown(types: readonly ObjectType[], rights: readonly ObjectRight[]): ObjectType[] {
  const known = new Set(types.map((type) => type.id));
  const others = new Set(rights.map(({ object }) => object.type).filter((type) => !known.has(type)));
  const bare = { explanation: '', levels: [], permissions: [], canGrant: false };
  return [...types, ...[...others].map((id) => ({ ...bare, id, label: id }))];
}
