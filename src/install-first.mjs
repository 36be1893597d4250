// So that `npm start` is the only command: in a folder where nothing is installed yet, installs first.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { exit, platform } from 'node:process';

if (!existsSync(new URL('../node_modules/.package-lock.json', import.meta.url))) {
  console.log('Première fois : installation… / First time: installing…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    // On Windows npm is a script of the shell's.
    shell: platform === 'win32',
  });
  if (status !== 0) exit(status ?? 1);
}
