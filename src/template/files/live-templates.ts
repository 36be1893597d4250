import { statSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Template } from '../domain/template.ts';
import { templatesIn } from './folder.ts';
import { loadTemplates, type FileProblem } from './read-templates.ts';

type Refused = (problems: readonly FileProblem[]) => void;

/**
 * The templates of some folders as they stand when they are asked for: what was saved since the start is
 * offered too. A mistake changes nothing of what was known.
 */
export class LiveTemplates {
  readonly #folders: () => readonly string[];
  #known: readonly Template[];
  #sign: string;
  #refused: Refused = () => {};

  private constructor(folders: () => readonly string[], known: readonly Template[], sign: string) {
    this.#folders = folders;
    this.#known = known;
    this.#sign = sign;
  }

  /** `folders`: asked again each time, since a first one may be chosen while the program runs. */
  static open(folders: () => readonly string[]): Result<LiveTemplates, FileProblem[]> {
    // Before they are read: what is saved meanwhile is read again, rather than missed.
    const sign = signOf(folders());
    const loaded = loadTemplates(folders());
    return loaded.ok ? ok(new LiveTemplates(folders, loaded.value, sign)) : err(loaded.error);
  }

  readonly now = (): readonly Template[] => {
    const folders = this.#folders();
    const sign = signOf(folders);
    if (sign === this.#sign) return this.#known;
    this.#sign = sign;
    const loaded = loadTemplates(folders);
    if (loaded.ok) this.#known = loaded.value;
    else this.#refused(loaded.error);
    return this.#known;
  };

  /** Told of the mistakes of what was saved, once each time. */
  onRefused(tell: Refused): void {
    this.#refused = tell;
  }
}

/** Changes with any of their files; it takes no look into them. */
function signOf(folders: readonly string[]): string {
  return folders
    .flatMap((folder) => templatesIn(folder).map((name) => join(folder, name)))
    .map((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return `${file} ${found?.mtimeMs} ${found?.size} ${found?.ino}`;
    })
    .join('\n');
}
