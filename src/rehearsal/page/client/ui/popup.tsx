import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { keepPlaced, type Placement } from './place.ts';

export interface PopupProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly placement: Placement;
  /** As wide as its anchor. */
  readonly fitAnchor?: boolean;
  readonly onClose?: () => void;
  readonly children: ComponentChildren;
}

/** Attached to its anchor and above everything, even an open <dialog>; `autofocus` works in it. */
export function Popup({ anchor, placement, fitAnchor = false, onClose, children }: PopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [from, floating] = [anchor.current, popup.current];
    if (from === null || floating === null) return undefined;
    floating.showPopover();
    if (fitAnchor) floating.style.width = `${from.offsetWidth}px`;
    return keepPlaced(from, floating, placement);
  }, [placement, fitAnchor]);
  useOutside(anchor, popup, onClose);
  return (
    <div class="popup" popover="manual" ref={popup}>
      {children}
    </div>
  );
}

/** Pressing anywhere else closes it, as for any menu. */
function useOutside(
  anchor: RefObject<HTMLElement | null>,
  popup: RefObject<HTMLElement | null>,
  onClose: (() => void) | undefined,
): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const pressed = ({ target }: PointerEvent): void => {
      const inside = [anchor, popup].some(
        ({ current }) => target instanceof Element && current?.contains(target),
      );
      if (!inside) close.current?.();
    };
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, []);
}
