import { useEffect, useState } from 'preact/hooks';

/** The keyboard's position in a list that changes during typing. */
export function useActive(count: number): [number, (index: number) => void] {
  const [active, setActive] = useState(0);
  useEffect(() => {
    if (active >= count) setActive(0);
  }, [active, count]);
  return [Math.min(active, Math.max(0, count - 1)), setActive];
}

/** Where an arrow key leads, wrapping around; undefined for any other key. */
export function arrowed(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (active + 1) % count;
  if (key === 'ArrowUp') return (active - 1 + count) % count;
  return undefined;
}
