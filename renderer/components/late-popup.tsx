import { type ComponentProps, type ComponentType, cloneElement, type ReactElement, Suspense, useState } from 'react';
import { LostOverlay, LostPartBoundary } from '../app/error-boundary.tsx';
import { late, useLatePart } from '../lib/late.ts';

/** A button and what opens from it. */
interface PopupProps {
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly target: ReactElement<ComponentProps<'button'>>;
}

/** The same once what opens has been loaded. */
export interface LayerProps extends PopupProps {
  /** The button was used by its own click, so that the focus comes back to it. */
  readonly takesFocus: boolean;
}

/**
 * Makes a popup whose insides come when it is first opened: what draws menus and popovers is large, and a screen that is
 * opening needs no more than their buttons. Where they can't be had any more, that is said in place of them.
 */
export function latePopup<Props extends LayerProps>(
  kind: 'menu' | 'dialog',
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Omit<Props, 'takesFocus'>> {
  const layer = late(load);
  return function LatePopup(props) {
    const { opened, onOpened, target } = props;
    const [clicked, setClicked] = useState(false);
    const Layer = useLatePart(layer, opened);
    const open = () => {
      setClicked(true);
      onOpened(!opened);
    };
    const plain = cloneElement(target, { 'aria-haspopup': kind, 'aria-expanded': opened, onClick: open });
    if (!Layer) return plain;
    const lost = (
      <>
        {plain}
        {opened ? <LostOverlay onClose={() => onOpened(false)} /> : null}
      </>
    );
    return (
      <LostPartBoundary lost={lost}>
        <Suspense fallback={plain}>
          <Layer {...({ ...props, takesFocus: clicked } as Props)} />
        </Suspense>
      </LostPartBoundary>
    );
  };
}
