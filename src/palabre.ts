#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { primaryPlatform } from './program/platforms.ts';
import { runCommandLine } from './program/operating/command-line.ts';
import { backUp, restore, verify } from './program/operating/keeping.ts';
import { copy } from './program/operating/copying.ts';
import { examine } from './program/operating/doctor.ts';
import { loadDotEnv, tellNotices, type Desk } from './program/operating/setting.ts';
import { terminalLocale } from './program/operating/terminal-words.ts';
import { readTexts } from './program/texts.ts';
import { packageRoot } from './system/package-root.ts';

const t = readTexts(primaryPlatform).translatorOf(terminalLocale(process.env), 'UTC');
const setUp = loadDotEnv();
const { version }: { version: string } = JSON.parse(
  readFileSync(join(packageRoot(), 'package.json'), 'utf8'),
);
/** The doctor tells of them among the rest, a start by itself. */
const told = async <T>(work: () => Promise<T>): Promise<T> => {
  tellNotices(setUp, t);
  return work();
};
const install = async (at: Desk, system: boolean): Promise<void> =>
  (await import('./program/operating/service/here.ts')).installHere(at, system);
const desk = { t, say: (line: string) => console.log(line) };
const code = await runCommandLine(process.argv.slice(2), version, desk, {
  start: () => import('./main.ts'),
  rehearse: () => told(() => import('./rehearsal/main.ts')),
  doctor: (at) => examine(at, setUp),
  backup: (at, folder) => told(() => backUp(at, folder, Date.now())),
  restore: (at, file) => told(() => restore(at, file)),
  installService: (at, system) => told(() => install(at, system)),
  copy: (at, from, to) => told(() => copy(at, from, to)),
  verify: (at, file) => told(() => verify(at, file)),
});
// What was asked of Discord may keep a connection open for a while.
if (code !== undefined) process.exit(code);
