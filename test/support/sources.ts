import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/system/package-root.ts';

export interface Source {
  /** Relative to the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file in these folders, except generated ones. */
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

/** The modules that a file imports, re-exports, loads or resolves, as written there. */
export function specifiersIn(text: string): string[] {
  const declared = text.matchAll(/^(?:import|export)\s(?:[^']*?\sfrom\s)?'([^']+)'/gmu);
  const loaded = text.matchAll(/\b(?:import|require(?:\.resolve)?)\(\s*'([^']+)'/gu);
  return [...declared, ...loaded].map(([, what = '']) => what);
}
