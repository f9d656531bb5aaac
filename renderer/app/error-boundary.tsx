import { Component, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { EmptyState } from '../components/empty-state.tsx';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Icon } from '../components/icon.tsx';
import { failureOf } from '../lib/failure.ts';
import { isLostPart } from '../lib/lost-parts.ts';

/** What stands in place of a screen that failed, or of an address without one. */
export function ScreenError() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 404 ? <NotFoundScreen /> : <FailedScreen error={error} />;
}

/** Says that an address names no screen. */
export function NotFoundScreen() {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="sr-only">{t('app.name')}</h1>
      <EmptyState
        icon="help"
        title={t('app.error.notFoundTitle')}
        action={
          <Link to="/" className="btn">
            {t('app.error.home')}
          </Link>
        }
      >
        {t('app.error.notFoundHint')}
      </EmptyState>
    </>
  );
}

function FailedScreen({ error }: { error: unknown }) {
  return isLostPart(error) ? <LostPart /> : <Broken error={error} />;
}

/** Says that something could not be loaded, and loads the page again. What was typed into forms outlives that by itself. */
export function LostPart() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="refresh"
      title={t('app.error.lostTitle')}
      action={
        <button type="button" className="btn primary" onClick={() => window.location.reload()}>
          {t('app.error.reload')}
        </button>
      }
    >
      {t('app.error.lostHint')}
    </EmptyState>
  );
}

/** Lies over the window in place of what could not be loaded, and leaves everything below it in use. */
export function LostOverlay({ onClose }: { onClose?: () => void }) {
  const { t } = useTranslation();
  const overlay = (
    <div className="lost-overlay" role="alert">
      <LostPart />
      {onClose ? (
        <button type="button" className="btn plain square" aria-label={t('common.close')} onClick={onClose}>
          <Icon name="x" />
        </button>
      ) : null}
    </div>
  );
  return createPortal(overlay, document.body);
}

function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const retry = (
    <button type="button" className="btn" onClick={() => window.location.reload()}>
      {t('common.retry')}
    </button>
  );
  return (
    <div className="page">
      <FailureNotice
        failure={failureOf(error)}
        title={`${t('app.error.title')} ${t('app.error.hint')}`}
        actions={retry}
      />
    </div>
  );
}

interface LostPartBoundaryProps {
  readonly children: ReactNode;
  /** What stands in place of the part that is lost; nothing while nobody wants it. */
  readonly lost: ReactNode;
}

/** Keeps what is around a part of the page that could not be loaded. Any other error goes on. */
export class LostPartBoundary extends Component<LostPartBoundaryProps, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (!isLostPart(error)) throw error;
    return this.props.lost;
  }
}

/** Catches what fails outside of any screen, so that the window is never blank. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === null ? this.props.children : <FailedScreen error={this.state.error} />;
  }
}
