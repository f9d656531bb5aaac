import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { PanelResizer, usePanelWidth } from './panel-resizer.tsx';

interface SidePanelProps {
  /** The name of the panel, for assistive technology. */
  readonly label: string;
  readonly title: ReactNode;
  /** A quiet line below the title. */
  readonly subtitle?: ReactNode;
  /** Buttons before the closing one. */
  readonly actions?: ReactNode;
  readonly tabs?: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The panel at the right. Escape closes it; where there is little room it lies over the table. Its head takes the focus. */
export function SidePanel({ label, title, subtitle, actions, tabs, foot, children, onClose }: SidePanelProps) {
  const { t } = useTranslation();
  const [width, setWidth] = usePanelWidth();
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
  }, []);
  // What had the focus may be gone, such as a button that is disabled once its change is saved: keys are the panel's then.
  useEffect(() => {
    let isCovered = false;
    // Heard first: a dialog over the panel may be gone by the time that the key arrives here.
    const look = () => {
      isCovered = document.querySelector('[aria-modal="true"]') !== null;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (isCovered) return;
      // The target tells who had the focus when the key went down: a dialog that Escape closes gives it up meanwhile.
      if (event.target !== document.body || event.defaultPrevented) return;
      if (event.key === 'Tab') head.current?.focus({ preventScroll: true });
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
    };
    window.addEventListener('keydown', look, { capture: true });
    document.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [onClose]);
  return (
    <aside
      className="panel"
      aria-label={label}
      style={{ width }}
      onKeyDown={(event) => {
        // What lies over the panel, a dialog or a menu, closes by itself.
        const inside = event.currentTarget.contains(event.target as Node);
        if (event.key !== 'Escape' || event.defaultPrevented || !inside) return;
        event.preventDefault();
        onClose();
      }}
    >
      <PanelResizer width={width} onResize={setWidth} />
      <div className="panel-head" ref={head} tabIndex={-1}>
        <div className="panel-title">
          {title}
          <span className="grow" />
          {actions}
          <button type="button" className="btn plain square" aria-label={t('common.closePanel')} onClick={onClose}>
            <Icon name="x" />
          </button>
        </div>
        {subtitle ? <div className="small faint">{subtitle}</div> : null}
      </div>
      {tabs}
      <div className="panel-body">{children}</div>
      {foot ? <div className="panel-foot">{foot}</div> : null}
    </aside>
  );
}
