import { z } from 'zod';
import { drawersOf } from '../../engine/drawers.ts';
import type { OpenPlatform, PlatformKind } from '../../engine/platform.ts';
import { optional } from '../../system/variables.ts';
import { platformId } from './limits.ts';
import { ConnectionLost } from '../../engine/lost-connection.ts';
import type { MatrixAccount } from './parts.ts';

/** Accepts `example.org` for `https://example.org`. */
export const withScheme = (given: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\//iu.test(given) ? given : `https://${given}`;

const person = /^@[^\s:@]+:[^\s,;@]+$/u;
const server = /^(?:\*|[^\s,;@:/]+(?::\d+)?)$/u;

/** People and servers, separated by commas or spaces. */
const invitedBy = z
  .string()
  .transform((given) => given.split(/[\s,;]+/u).filter((each) => each !== ''))
  .pipe(z.array(z.string().refine((each) => person.test(each) || server.test(each))).min(1));

const variables = {
  MATRIX_HOMESERVER_URL: optional(z.string().transform(withScheme).pipe(z.url())),
  MATRIX_ACCESS_TOKEN: optional(z.string().min(5).regex(/^\S+$/u)),
  MATRIX_USER: optional(z.string().regex(/^\S+$/u)),
  MATRIX_PASSWORD: optional(z.string()),
  MATRIX_INVITED_BY: optional(invitedBy),
};
export type MatrixConfig = z.output<z.ZodObject<typeof variables>>;

/** How to connect; `half` if only some of the settings are there, undefined if none are. */
function accountIn(config: MatrixConfig): MatrixAccount | 'half' | undefined {
  const {
    MATRIX_HOMESERVER_URL: url,
    MATRIX_ACCESS_TOKEN: token,
    MATRIX_USER: user,
    MATRIX_PASSWORD: password,
    MATRIX_INVITED_BY: invitedBy,
  } = config;
  if ([url, token, user, password].every((each) => each === undefined)) return undefined;
  const byPassword = user === undefined || password === undefined ? undefined : { user, password };
  const proof = token === undefined ? byPassword : { token };
  return url === undefined || proof === undefined ? 'half' : { url, proof, invitedBy };
}

const refusing: OpenPlatform = () => {
  throw new ConnectionLost('matrix.lost.half');
};

/** What the program knows of Matrix before it connects. */
export const matrix = {
  id: platformId,
  isHeldAlone: true,
  variables,
  // Loaded only for those who use it: nobody else's start should wait for it.
  open: async (config) => {
    const account = accountIn(config);
    if (account === 'half') return refusing;
    if (account === undefined) return undefined;
    const { matrixFor } = await import('./platform.ts');
    return matrixFor(account);
  },
  examine: async (config, examination) => {
    const { examineMatrix } = await import('./examine.ts');
    return examineMatrix(accountIn(config), examination);
  },
  examineKept: async (drawers, saved) => {
    const { examineSecrecy } = await import('./encryption/standing.ts');
    return examineSecrecy(drawersOf(platformId, drawers), saved);
  },
  // What is sent is checked where it is made.
  trustOwnMessages: () => {},
} as const satisfies PlatformKind<typeof variables>;
