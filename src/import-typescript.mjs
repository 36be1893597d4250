import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A module written in TypeScript, for what the build computes with it. */
export async function importTypeScript(url) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(url)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
