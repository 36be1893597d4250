import { maxActionLength } from './action.ts';
import { pageRoom } from './split.ts';

/**
 * What a platform can show. Views and forms say everything, what matters most first; the platform
 * cuts what it shows to these limits.
 */
export interface Limits {
  /** For one message: characters once rendered, and blocks. */
  readonly characters: number;
  readonly blocks: number;
  /** In characters, for a button's or form's address. */
  readonly address: number;
  /**
   * For a form: the number of questions, characters of a question's label and of its help, and the
   * number of options in a list.
   */
  readonly fields: number;
  readonly fieldLabel: number;
  readonly fieldHelp: number;
  readonly listed: number;
  /** In characters, for the label of an option or a button, and the name of a thread. */
  readonly optionLabel: number;
  readonly buttonLabel: number;
  readonly threadName: number;
  /** The size of a file that is always accepted, in bytes. */
  readonly fileBytes: number;
}

/**
 * The least that rooms rely on: templates are checked against these figures, and no room asks which
 * platform it is on.
 */
export const leastLimits: Limits = {
  ...pageRoom,
  address: maxActionLength,
  fields: 5,
  fieldLabel: 45,
  fieldHelp: 100,
  listed: 25,
  optionLabel: 80,
  buttonLabel: 80,
  threadName: 100,
  fileBytes: 1024 * 1024,
};

/** The limits that are below what rooms rely on; empty for a platform that Palabre can run on. */
export function tooSmall(limits: Limits, least: Limits = leastLimits): (keyof Limits)[] {
  const names = Object.keys(least).filter((name) => isLimit(name, least));
  return names.filter((name) => limits[name] < least[name]);
}

const isLimit = (name: string, least: Limits): name is keyof Limits => Object.hasOwn(least, name);
