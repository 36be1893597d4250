import type { MessageKey, Translator } from '../i18n/translator.ts';
import { oneLine } from '../kernel/view/one-line.ts';

/**
 * What an examination found of one thing: the message that says it is well, or what to do. Never a
 * secret, never what people wrote.
 */
export interface Finding {
  readonly well: boolean;
  /** Nothing stops people, but it may not be what was meant. */
  readonly doubtful?: true;
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string | number>>;
}

export const well = (key: MessageKey, values: Finding['values'] = {}): Finding => ({
  well: true,
  key,
  values,
});

export const ill = (key: MessageKey, values: Finding['values'] = {}): Finding => ({
  well: false,
  key,
  values,
});

export const doubtful = (key: MessageKey, values: Finding['values'] = {}): Finding => ({
  well: true,
  doubtful: true,
  key,
  values,
});

/** A channel where something is open. */
export interface OpenPlace {
  readonly community: string;
  readonly channel: string;
}

/**
 * Examines what Palabre needs and changes nothing. `places`: where it has something open; nothing is
 * told of others. Takes seconds, and never rejects for what a platform answers.
 */
export type Examine = (places: readonly OpenPlace[], t: Translator) => Promise<readonly Finding[]>;

/** One line: ✓, ! where it may not be what was meant, ✗ with what to do. */
export const findingLine = (finding: Finding, t: Translator): string =>
  `${signOf(finding)} ${oneLine(t.dynamic(finding.key, finding.values))}`;

function signOf({ well: isWell, doubtful: isDoubtful }: Finding): string {
  if (!isWell) return '✗';
  return isDoubtful === true ? '!' : '✓';
}

/** How many of them stop people. */
export const illsIn = (findings: readonly Finding[]): number =>
  findings.filter((finding) => !finding.well).length;
