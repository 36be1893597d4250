import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/system/package-root.ts';

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

/** What a module names, as it is written there: what it imports, exports anew, loads, or resolves. */
export function specifiersIn(text: string): string[] {
  const declared = text.matchAll(/^(?:import|export)\s(?:[^']*?\sfrom\s)?'([^']+)'/gmu);
  const loaded = text.matchAll(/\b(?:import|require(?:\.resolve)?)\(\s*'([^']+)'/gu);
  return [...declared, ...loaded].map(([, what = '']) => what);
}
