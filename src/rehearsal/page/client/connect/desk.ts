import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import type { Locale } from '../../../../kernel/text.ts';
import type { WireConnect } from '../../connect/protocol.ts';
import { Refusal } from '../state/server.ts';
import { readConnect } from './server.ts';
import type { Strings } from './strings.ts';

/** What every part of this page reads and does. */
export interface Desk {
  readonly text: Strings;
  readonly language: Locale;
  readonly known: WireConnect;
  /** Reads everything again. */
  readonly refresh: () => Promise<void>;
  /** Runs an order, then reads again; false if it failed, which is shown. */
  readonly attempt: (order: Promise<unknown>) => Promise<boolean>;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('No desk around this part of the page.');
  return desk;
}

/** In milliseconds: a permission is ticked soon after somebody gave it. */
const lookEvery = 2_000;

export interface Looked {
  readonly known: WireConnect | undefined;
  /** In words; `silent` if the server did not answer. */
  readonly problem: string | undefined;
  readonly refresh: () => Promise<void>;
  readonly attempt: Desk['attempt'];
}

/** What the server says, looked at again and again while the page is seen. */
export function useLooking(language: Locale, silent: string): Looked {
  const [known, setKnown] = useState<WireConnect>();
  const [problem, setProblem] = useState<string>();
  const refresh = useCallback(async () => {
    try {
      setKnown(await readConnect());
      setProblem((before) => (before === silent ? undefined : before));
    } catch (error) {
      setProblem(wordsOf(error) ?? silent);
    }
  }, [silent]);
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => {
      if (!document.hidden) void refresh();
    }, lookEvery);
    return () => clearInterval(timer);
  }, [refresh, language]);
  const attempt = useCallback(
    async (order: Promise<unknown>): Promise<boolean> => {
      setProblem(undefined);
      const failed = await order.then(
        () => undefined,
        (error: unknown) => wordsOf(error) ?? silent,
      );
      await refresh();
      if (failed !== undefined) setProblem(failed);
      return failed === undefined;
    },
    [refresh, silent],
  );
  return { known, problem, refresh, attempt };
}

const wordsOf = (error: unknown): string | undefined =>
  error instanceof Refusal ? error.problem : undefined;
