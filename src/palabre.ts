#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from './program/platform.ts';
import { runCommandLine } from './program/operating/command-line.ts';
import { backUp, restore, verify } from './program/operating/keeping.ts';
import { examine } from './program/operating/doctor.ts';
import { loadDotEnv } from './program/operating/setting.ts';
import { terminalLocale } from './program/operating/terminal-words.ts';
import { readTexts } from './program/texts.ts';
import { packageRoot } from './system/package-root.ts';

const t = readTexts(platform.id).translatorOf(terminalLocale(process.env), 'UTC');
loadDotEnv(t);
const { version }: { version: string } = JSON.parse(
  readFileSync(join(packageRoot(), 'package.json'), 'utf8'),
);
const desk = { t, say: (line: string) => console.log(line) };
const code = await runCommandLine(process.argv.slice(2), version, desk, {
  start: () => import('./main.ts'),
  rehearse: () => import('./rehearsal/main.ts'),
  doctor: examine,
  backup: (at, folder) => backUp(at, folder, Date.now()),
  restore,
  verify,
});
// What was asked of Discord may keep a connection open for a while.
if (code !== undefined) process.exit(code);
