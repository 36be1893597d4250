import { useMemo, useRef } from 'preact/hooks';

/** When phones consider a press long, in milliseconds. */
const longMs = 550;
const steadyPx = 12;

/** Holding a finger on a message: some phones have no other way to open a menu. */
export function useLongPress(onPress: () => void) {
  const press = useRef(onPress);
  press.current = onPress;
  return useMemo(() => {
    let timer: number | undefined;
    let from = { x: 0, y: 0 };
    const stop = (): void => window.clearTimeout(timer);
    return {
      onPointerDown: ({ pointerType, clientX, clientY, target }: PointerEvent): void => {
        stop();
        if (pointerType !== 'touch' || (target instanceof Element && target.closest('button, a')))
          return;
        from = { x: clientX, y: clientY };
        timer = window.setTimeout(() => press.current(), longMs);
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent): void => {
        if (Math.hypot(clientX - from.x, clientY - from.y) > steadyPx) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
    };
  }, []);
}
