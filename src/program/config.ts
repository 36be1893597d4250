import { z } from 'zod';
import { localeSchema } from '../kernel/text.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isTimezone } from '../kernel/hours/zone.ts';
import { optional, withDefault } from '../system/variables.ts';
import { platformVariables } from './platforms.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const address = z.string().regex(/^[a-z]+:\/\//u);

/** Accepts `lmdb:./data` for `lmdb://./data`. */
function withSlashes(url: string): string {
  return url.replace(
    /^([a-z]{2,}):(?:\/\/)?/iu,
    (_, scheme: string) => `${scheme.toLowerCase()}://`,
  );
}

/** The whole environment; `.env.example` explains each variable, and a test keeps the two in line. */
export const environment = z.object({
  ...platformVariables,
  STORE_URL: withDefault(z.string().transform(withSlashes).pipe(address), 'lmdb://./data'),
  DEFAULT_LOCALE: withDefault(localeSchema, 'fr'),
  DEFAULT_TIMEZONE: withDefault(z.string().refine(isTimezone), 'America/Toronto'),
  TEMPLATES_DIR: optional(z.string()),
  LOG_LEVEL: withDefault(z.enum(logLevels), 'info'),
  LOG_FORMAT: optional(z.enum(['json', 'pretty'])),
  SCREEN_URL: optional(z.url({ protocol: /^https?$/u })),
  SCREEN_PORT: optional(z.coerce.number().int().min(1).max(65_535)),
  HEALTH_PORT: optional(z.coerce.number().int().min(1).max(65_535)),
  PAGE_PORT: optional(z.coerce.number().int().min(1).max(65_535)),
});
export type Config = z.output<typeof environment>;

/** The names of the program's variables. */
export const variables: readonly (keyof Config)[] = Object.keys(environment.shape).filter(
  (name): name is keyof Config => name in environment.shape,
);

/** Fails with the names of all invalid variables; never with a value, which may be a secret. */
export function readConfig(
  source: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly (keyof Config)[]> {
  const read = environment.safeParse(source);
  if (read.success) return ok(read.data);
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return err(variables.filter((name) => wrong.has(name)));
}
