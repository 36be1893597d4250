import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTypeScript } from '../src/import-typescript.mjs';

// The release as a stranger gets it: packed, installed in an empty folder, and played from there.
const most = { megabytes: 60, files: 1_500 };
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { bakedCatalogues } = await importTypeScript(
  new URL('../src/i18n/baked.ts', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'palabre-release-'));

try {
  const run = (command, ...args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
  const packed = execFileSync(
    npm,
    ['pack', './release', '--pack-destination', folder, '--silent'],
    {
      encoding: 'utf8',
    },
  );
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run(npm, 'install', '--no-audit', '--no-fund', '--silent', packed.trim());
  const files = filesIn(join(folder, 'node_modules'));
  const megabytes = files.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
  const palabre = join(folder, 'node_modules', 'palabre', 'dist', 'src', 'palabre.js');
  const version = run(process.execPath, palabre, '--version').trim();
  const transcript = run(process.execPath, palabre, 'rehearse');
  const played =
    transcript.includes('23/23') && readdirSync(join(folder, 'rehearsal-report')).length > 0;
  const address = await msToAddress(palabre);
  console.log(
    `The release ${version}: ${megabytes.toFixed(1)} MB in ${files.length} files, an address after ${address} ms.`,
  );
  if (megabytes > most.megabytes || files.length > most.files) fail('It is too large.');
  if (bakedCatalogues(join(folder, 'node_modules', 'palabre'), 'discord') === undefined)
    fail('It makes its strings anew at every start.');
  if (!played) fail('The rehearsal did not come to its end.');
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function fail(what) {
  console.error(what);
  process.exitCode = 1;
}

function filesIn(top) {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** From a command typed to an address to open, in milliseconds. */
async function msToAddress(palabre) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [palabre], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const chunk of child.stdout)
      if (String(chunk).includes('http://')) return Math.round(performance.now() - startedAt);
    throw new Error('It ended without an address.');
  } finally {
    child.kill();
    await new Promise((done) => (child.exitCode === null ? child.once('exit', done) : done()));
  }
}
