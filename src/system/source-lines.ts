import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Has stack traces told in lines of the sources where the bundle has its maps beside it, as Node would:
 * but Node reads each file and its map a second time when it loads it, and most starts need none.
 */
export function tellSourceLines(): void {
  const mapOf = reader();
  Error.prepareStackTrace = (error, frames) =>
    [Error.prototype.toString.call(error), ...frames.map(String)]
      .map((line, at) => (at === 0 ? line : `    at ${inSources(line, mapOf)}`))
      .join('\n');
}

type MapOf = (file: string) => SourceMap | undefined;

/** Reads the map of a file once; undefined for one that has none. */
function reader(): MapOf {
  const known = new Map<string, SourceMap | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, readMap(file));
    return known.get(file);
  };
}

function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${file}.map`), 'utf8')));
  } catch {
    return undefined;
  }
}

const place = /(?<![^(\s])(?<file>file:\/\/\/[^()\s]+):(?<line>\d+):(?<column>\d+)/u;

function inSources(frame: string, mapOf: MapOf): string {
  return frame.replace(place, (found, file: string, line: string, column: string) => {
    const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    // Of libraries the maps know the file at most, and no line.
    if (entry === undefined || !('originalSource' in entry) || isLibrary(entry)) return found;
    const source = fileURLToPath(new URL(entry.originalSource, file));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

const isLibrary = ({ originalSource }: { readonly originalSource: string }): boolean =>
  originalSource.includes('node_modules/');
