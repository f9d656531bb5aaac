import { useTranslation } from 'react-i18next';
import type { Profile } from './use-profile.ts';

/** Save, and in words what it would save or why there is nothing. */
export function PanelFoot({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const { changed, invalid, saved, discard, save } = profile;
  const words =
    changed === 0
      ? t(saved ? 'user.foot.saved' : 'user.foot.nothing')
      : invalid
        ? t('user.foot.invalid')
        : t('user.foot.unsaved', { count: changed });
  return (
    <>
      <button
        type="button"
        className={changed > 0 && !invalid ? 'btn primary' : 'btn'}
        disabled={changed === 0 || invalid}
        onClick={save}
      >
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
