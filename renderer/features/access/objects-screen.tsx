import { useTranslation } from 'react-i18next';
import { DescribedPage } from './described-page.tsx';
import { ObjectsView } from './objects-view.tsx';

/** Who has something on one object of an instance: a server, a project, whatever its kind has. */
export function ObjectsScreen() {
  const { t } = useTranslation();
  const crumbs = (instanceId: string) => [
    { label: t('access.who.title'), to: `/instances/${instanceId}/access` },
    { label: t('access.objects.title') },
  ];
  return (
    <DescribedPage crumbs={crumbs} failed={t('access.objects.failed')}>
      {(connection, description) => <ObjectsView connection={connection} description={description} />}
    </DescribedPage>
  );
}
