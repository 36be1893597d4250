import { err, ok, type Result } from '../../kernel/result.ts';

/**
 * A database's address, and a name for it that may be shown: without the password that the address
 * may contain.
 */
export interface Database {
  readonly url: string;
  /** `db.example.org:5432/palabre`. */
  readonly name: string;
}

/** True if the URL is for a PostgreSQL database. */
export const isPostgres = (url: string): boolean => /^postgres(?:ql)?:\/\//u.test(url);

/** Parses an address. The error never quotes it. */
export function databaseIn(url: string): Result<Database, 'unreadable'> {
  try {
    const { hostname, port, pathname } = new URL(url);
    // A `/` in a password ends what is parsed as the host: the rest of it would be taken for the
    // name.
    if (/@|%40/u.test(pathname)) return err('unreadable');
    const where = `${hostname || 'localhost'}${port === '' ? '' : `:${port}`}`;
    return ok({ url, name: `${where}${decodeURIComponent(pathname)}` });
  } catch {
    return err('unreadable');
  }
}
