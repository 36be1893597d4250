import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/system/package-root.ts';

export type Reader = 'fr' | 'en';

const files: Readonly<Record<Reader, string>> = { fr: 'LISEZMOI.md', en: 'README.md' };

/** What somebody who knows nothing of the project takes from its first page. */
export interface FirstPage {
  /** As typed in a terminal. */
  readonly command: string;
  /** What to look for in the page that the command opens. */
  readonly connect: string;
  /** The texts read before the command is typed, and while it works. */
  readonly before: string;
  readonly after: string;
}

/** Throws where the page does not say it: whoever follows it would be lost just there. */
export function firstPage(reader: Reader): FirstPage {
  const page = readFileSync(join(packageRoot(), files[reader]), 'utf8');
  const [, before = '', command = '', rest = ''] =
    /^([\s\S]*?)```sh\n([^\n]+)\n```\n([\s\S]*)$/u.exec(page) ?? [];
  // Up to the first workshop on one's own server: what comes later is for later.
  const [after = ''] = rest.split('\n### ');
  const [own = ''] = after.split('\n## ').slice(1);
  const [, connect = ''] = /\*\*([^*]+)\*\*/u.exec(own) ?? [];
  if (command === '' || connect === '') throw new Error(`${files[reader]} leads nowhere.`);
  return { command, connect, before: asRead(before), after: asRead(after) };
}

/** Without what a reader doesn't see: what a picture shows, and where a link leads. */
const asRead = (markdown: string): string =>
  markdown.replaceAll(/!\[[^\]]*\]\([^)]*\)/gu, '').replaceAll(/\]\([^)]*\)/gu, ']');
