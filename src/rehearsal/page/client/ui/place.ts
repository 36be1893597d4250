/** A popup's preferred side of its anchor, and the edge it aligns with. */
export type Placement = 'below-start' | 'below-end' | 'above-start';

const margin = 8;
const gap = 6;
const highest = 340;

interface Room {
  readonly above: number;
  readonly below: number;
}

/** Places a popup next to its anchor, on the side where it fits, within the visible area. */
function place(anchor: HTMLElement, popup: HTMLElement, placement: Placement): void {
  const from = anchor.getBoundingClientRect();
  const screen = window.visualViewport;
  const height = screen?.height ?? window.innerHeight;
  const width = screen?.width ?? window.innerWidth;
  const room = { above: from.top - gap - margin, below: height - from.bottom - gap - margin };
  const above = goesAbove(placement, room, Math.min(highest, popup.scrollHeight));
  popup.style.maxHeight = `${Math.min(highest, above ? room.above : room.below)}px`;
  const { offsetHeight, offsetWidth } = popup;
  const top = above ? from.top - gap - offsetHeight : from.bottom + gap;
  const left = placement === 'below-end' ? from.right - offsetWidth : from.left;
  popup.style.top = `${top}px`;
  popup.style.left = `${Math.max(margin, Math.min(left, width - offsetWidth - margin))}px`;
}

function goesAbove(placement: Placement, { above, below }: Room, needed: number): boolean {
  const [preferred, other] = placement === 'above-start' ? [above, below] : [below, above];
  const stays = preferred >= needed || preferred >= other;
  return (placement === 'above-start') === stays;
}

/**
 * Keeps it in place while anything moves, including a phone's keyboard. Returns a function that
 * stops it.
 */
export function keepPlaced(
  anchor: HTMLElement,
  popup: HTMLElement,
  placement: Placement,
): () => void {
  const again = (): void => place(anchor, popup, placement);
  const sizes = new ResizeObserver(again);
  sizes.observe(anchor);
  sizes.observe(popup);
  const stop = new AbortController();
  const { signal } = stop;
  // Captured, because scroll events don't bubble.
  window.addEventListener('scroll', again, { capture: true, passive: true, signal });
  window.addEventListener('resize', again, { signal });
  window.visualViewport?.addEventListener('resize', again, { signal });
  again();
  return () => {
    sizes.disconnect();
    stop.abort();
  };
}
