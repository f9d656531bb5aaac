import { useTranslation } from 'react-i18next';
import type { Profile } from './use-profile.ts';

interface PanelFootProps {
  readonly profile: Profile;
  /** Why nothing about the account can be changed now; null where it can. */
  readonly locked: string | null;
  /** The reason holds for ever and stands above. */
  readonly untouchable: boolean;
}

/** Save, and in words what it would save or why it can't. */
export function PanelFoot({ profile, locked, untouchable }: PanelFootProps) {
  const { t } = useTranslation();
  const { changed, invalid, saved, discard, save } = profile;
  const words =
    (untouchable ? t('user.foot.untouchable') : locked) ??
    (changed === 0
      ? t(saved ? 'user.foot.saved' : 'user.foot.nothing')
      : invalid
        ? t('user.foot.invalid')
        : t('user.foot.unsaved', { count: changed }));
  const possible = changed > 0 && !invalid && locked === null;
  return (
    <>
      <button type="button" className={possible ? 'btn primary' : 'btn'} disabled={!possible} onClick={save}>
        {t('user.foot.save')}
      </button>
      <span className="small faint grow" role="status">
        {words}
      </span>
      {changed > 0 ? (
        <button type="button" className="btn plain" onClick={discard}>
          {t('user.foot.discard')}
        </button>
      ) : null}
    </>
  );
}
