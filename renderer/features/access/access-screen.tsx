import { useTranslation } from 'react-i18next';
import { DescribedPage } from './described-page.tsx';
import { WhoCan } from './who-can.tsx';

/** Who effectively holds a permission on one instance, or is an administrator of it. */
export function AccessScreen() {
  const { t } = useTranslation();
  return (
    <DescribedPage crumbs={() => [{ label: t('access.who.title') }]} failed={t('access.who.failed')}>
      {(connection, description) => <WhoCan connection={connection} description={description} />}
    </DescribedPage>
  );
}
