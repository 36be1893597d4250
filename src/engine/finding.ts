import type { MessageKey } from '../i18n/translator.ts';

/**
 * What an examination found of one thing: the message that says it is well, or what to do. Never a
 * secret, never what people wrote.
 */
export interface Finding {
  readonly well: boolean;
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

/** A channel where something is open. */
export interface OpenPlace {
  readonly community: string;
  readonly channel: string;
}
