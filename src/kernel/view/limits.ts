import { maxActionLength } from './action.ts';
import { pageRoom } from './split.ts';

/**
 * What a platform can show. Views and forms say all there is to say, what matters most first; the
 * platform cuts what it shows to these.
 */
export interface Limits {
  /** Of one message: characters once written out, blocks. */
  readonly characters: number;
  readonly blocks: number;
  /** Characters of a button's or form's address. */
  readonly address: number;
  /** Of a form: questions, characters of a question's label and of its help, options of a list. */
  readonly fields: number;
  readonly fieldLabel: number;
  readonly fieldHelp: number;
  readonly listed: number;
  /** Characters of an option's label, of a button's, of a thread's name. */
  readonly optionLabel: number;
  readonly buttonLabel: number;
  readonly threadName: number;
  /** Bytes of a file, at the least. */
  readonly fileBytes: number;
}

/**
 * The least that rooms count on: what a template may hold is held against these figures, and no room
 * asks which platform it speaks to.
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

/** What a platform has less of than rooms count on; empty for one that Palabre can run on. */
export function tooSmall(limits: Limits, least: Limits = leastLimits): (keyof Limits)[] {
  const names = Object.keys(least).filter((name) => isLimit(name, least));
  return names.filter((name) => limits[name] < least[name]);
}

const isLimit = (name: string, least: Limits): name is keyof Limits => Object.hasOwn(least, name);
