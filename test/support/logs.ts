import type { Log } from '../../src/engine/ports.ts';

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

export interface Entry {
  readonly level: keyof Log;
  readonly what: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A log that keeps its entries. */
export function keptLog(): { log: Log; entries: Entry[] } {
  const entries: Entry[] = [];
  const keep =
    (level: Entry['level']) =>
    (what: string, facts: Entry['facts'] = {}): void =>
      void entries.push({ level, what, facts });
  return { log: { info: keep('info'), warn: keep('warn'), error: keep('error') }, entries };
}
