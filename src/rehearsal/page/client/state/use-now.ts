import { useEffect, useState } from 'preact/hooks';

/** The rehearsal's time, updated every second. */
export function useNow(aheadMs: number): number {
  const [now, setNow] = useState(() => Date.now() + aheadMs);
  useEffect(() => {
    const look = (): void => setNow(Date.now() + aheadMs);
    look();
    const timer = window.setInterval(look, 1_000);
    return () => window.clearInterval(timer);
  }, [aheadMs]);
  return now;
}
