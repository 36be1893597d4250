import { pino } from 'pino';
import type { Log } from '../engine/ports.ts';

/**
 * One JSON line per entry. Callers never pass secrets or people's words; tokens are redacted
 * anyway.
 */
export function openLog(level: string): Log {
  const logger = pino({
    level,
    redact: {
      paths: ['*.token', '*.requestBody', 'error.requestBody', 'error.rawError'],
      remove: true,
    },
  });
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
