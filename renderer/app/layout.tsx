import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { SlotProvider, SlotTarget } from '../components/slots.tsx';
import { useConnections } from '../lib/connections.ts';
import { useAppCommands } from './app-commands.ts';
import { Banners } from './banners.tsx';
import { useCommands } from './commands.ts';
import { InstanceBanner, WriteState } from './instance-state.tsx';
import { Overlays } from './overlays.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** The window: rail, top bar, banners, the present screen, status bar. */
export function Layout() {
  useCommands(Object.values(useAppCommands()));
  return (
    <SlotProvider>
      <div className="app">
        <Rail />
        <main className="main">
          <TopBar />
          <Banners />
          <InstanceBanner />
          <div className="screen">
            <Suspense fallback={<ScreenLoading />}>
              <Outlet />
            </Suspense>
          </div>
        </main>
        <footer className="statusbar">
          <InstanceCount />
          <SlotTarget name="status" className="status-slot" />
          <WriteState />
        </footer>
      </div>
      <Overlays />
    </SlotProvider>
  );
}

/** The number of saved instances, at the left of the status bar. */
function InstanceCount() {
  const { t } = useTranslation();
  const { data } = useConnections();
  if (!data) return null;
  return <span className="instance-count">{t('app.instances', { count: data.length })}</span>;
}

function ScreenLoading() {
  const { t } = useTranslation();
  return (
    <p className="page faint" role="status">
      {t('app.loading')}
    </p>
  );
}
