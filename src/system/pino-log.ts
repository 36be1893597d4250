import { pino, type Logger } from 'pino';
import type { Log } from '../engine/ports.ts';

/** How entries are written: a JSON line each, or a line for people who watch a terminal. */
export type LogFormat = 'json' | 'pretty';

/**
 * One line per entry. Callers never pass secrets or people's words; tokens are redacted
 * anyway.
 */
export async function openLog(level: string, format: LogFormat = 'json'): Promise<Log> {
  const options = {
    level,
    redact: {
      paths: ['*.token', '*.requestBody', 'error.requestBody', 'error.rawError'],
      remove: true,
    },
  };
  if (format === 'json') return logOf(pino(options));
  // Loaded only where somebody watches: a start as a service is quicker without.
  const { prettyLines } = await import('./pretty-lines.ts');
  return logOf(pino(options, prettyLines()));
}

function logOf(logger: Logger): Log {
  return {
    info: (what, given) => logger.info(facts(given), what),
    warn: (what, given) => logger.warn(facts(given), what),
    error: (what, given) => logger.error(facts(given), what),
  };
}

function facts(given: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return 'error' in given ? { ...given, error: errorFacts(given['error']) } : given;
}

/** An error's name, message and stack; its other properties may contain what people wrote. */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error };
  return { name: error.name, message: error.message, stack: error.stack };
}
