import { readdirSync } from 'node:fs';

/** Hidden files are those of a system or an editor: `._jardin.yaml` of a Mac, `.#jardin.yaml` of Emacs. */
const isHidden = (name: string): boolean => /^[.~#]/u.test(name);

/** What systems and editors leave visible: a copy from before, a lock, the looks of a folder. */
const leftBehind =
  /~$|#$|\.(?:sw[a-z]|bak|tmp|orig|rej|lock)$|^(?:(?:eh)?thumbs\.db|desktop\.ini|icon\r|__macosx|@eadir|\$recycle\.bin|lost\+found|system volume information)$/iu;

/** Whether a file of a folder of templates is one, by its name. */
export function isTemplate(name: string): boolean {
  return /\.ya?ml$/iu.test(name) && !isHidden(name);
}

/** The templates in a folder, sorted by name; none if it cannot be opened. */
export function templatesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => isTemplate(name))
      .toSorted();
  } catch {
    return [];
  }
}

/**
 * What stands in a folder of templates and is not read, such as `jardin.yaml.txt`; without what a
 * system or an editor left there, and notes for people (`*.md`). Empty if it cannot be opened.
 */
export function unreadIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !isTemplate(name) && !isHidden(name))
      .filter((name) => !leftBehind.test(name) && !/\.md$/iu.test(name))
      .toSorted();
  } catch {
    return [];
  }
}
