import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Locale } from '../../../../kernel/text.ts';
import type { Draft, WireChecked, WireDraft } from '../../studio/protocol.ts';
import { Refusal } from '../state/server.ts';
import { changed, fieldsOf, isFields, type Path } from './draft.ts';
import { check } from './server.ts';

/** In milliseconds: long enough for the next key, short enough to see what it does. */
const restMs = 350;

export interface Opened {
  readonly from: WireDraft['from'];
  readonly draft: Draft;
}

export interface Drafting {
  readonly checked: WireChecked | undefined;
  readonly change: (path: Path, value: unknown) => void;
  readonly setDraft: (draft: Draft) => void;
}

/** Judged by the server a moment after each change; the last cards stay until there are new ones. */
export function useDraft(
  { from, draft }: Opened,
  step: number,
  language: Locale,
  setOpened: (opened: Opened) => void,
  onProblem: (words: string | undefined) => void,
): Drafting {
  const [checked, setChecked] = useState<WireChecked>();
  useEffect(() => {
    let stale = false;
    const judge = async (): Promise<void> => {
      const found = await check({ from, data: draft, step: Math.max(0, step) });
      if (stale) return;
      setChecked((before) => ({
        ...found,
        ...(found.shown === undefined && before?.shown !== undefined
          ? { shown: before.shown }
          : {}),
      }));
      onProblem(undefined);
    };
    const timer = setTimeout(() => {
      judge().catch((error: unknown) => onProblem(problemOf(error)));
    }, restMs);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [from, draft, step, language]);
  const setDraft = useCallback((next: Draft) => setOpened({ from, draft: next }), [from]);
  const change = useCallback(
    (path: Path, value: unknown) => setDraft(changed(draft, path, value)),
    [draft, setDraft],
  );
  return { checked, change, setDraft };
}

export const problemOf = (error: unknown): string | undefined =>
  error instanceof Refusal ? (error.problem ?? '') : '';

/** Those that the title is written in: a workshop's languages, the author's own first. */
export function languagesOf(draft: Draft, own: string): string[] {
  const all = Object.keys(fieldsOf(draft['title']));
  return [...all.filter((each) => each === own), ...all.filter((each) => each !== own)];
}

/** Without the texts of one language, wherever they are. */
export function withoutLanguage(value: unknown, language: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutLanguage(each, language));
  if (!isFields(value)) return value;
  const isText = typeof value[language] === 'string' && !('id' in value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !(isText && key === language))
      .map(([key, inner]) => [key, withoutLanguage(inner, language)]),
  );
}
