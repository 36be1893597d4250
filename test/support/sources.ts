import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/adapters/system/package-root.ts';

export interface Source {
  /** From the root of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file under these folders, what is generated left out. */
export function sourcesIn(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(packageRoot(), folder), { recursive: true }).map((name) =>
        join(folder, String(name)),
      ),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/u.test(path) && !/\.(gen|d)\.ts$/u.test(path))
    .map((path) => ({ path, text: readFileSync(join(packageRoot(), path), 'utf8') }));
}
