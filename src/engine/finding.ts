import type { MessageKey, Translator } from '../i18n/translator.ts';
import { oneLine } from '../kernel/view/one-line.ts';

/**
 * What an examination found about one thing, as a message that says it is well or what to do. Never
 * contains a secret, nor what people wrote.
 */
export interface Finding {
  readonly well: boolean;
  /** It blocks nobody, but may not be what the operator meant. */
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
 * Examines what Palabre needs, without changing anything. `places`: where it has something open;
 * other places are not reported on. Takes seconds; never rejects because of a platform's answer.
 */
export type Examine = (places: readonly OpenPlace[], t: Translator) => Promise<readonly Finding[]>;

/** A finding in one line: ✓ if well, ! if doubtful, ✗ and what to do if ill. */
export const findingLine = (finding: Finding, t: Translator): string =>
  `${signOf(finding)} ${oneLine(t.dynamic(finding.key, finding.values))}`;

function signOf({ well: isWell, doubtful: isDoubtful }: Finding): string {
  if (!isWell) return '✗';
  return isDoubtful === true ? '!' : '✓';
}

/** How many findings block people; doubtful ones do not. */
export const illsIn = (findings: readonly Finding[]): number =>
  findings.filter((finding) => !finding.well).length;
