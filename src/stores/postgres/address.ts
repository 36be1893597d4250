import { err, ok, type Result } from '../../kernel/result.ts';

/** What can be told of where a database is, without the password that its address may contain. */
export interface Database {
  readonly url: string;
  /** `db.example.org:5432/palabre`. */
  readonly name: string;
}

/** True of what `STORE_URL` holds for a PostgreSQL database. */
export const isPostgres = (url: string): boolean => /^postgres(?:ql)?:\/\//u.test(url);

/** Refuses an address that cannot be one, without a word of it. */
export function databaseIn(url: string): Result<Database, 'unreadable'> {
  try {
    const { hostname, port, pathname } = new URL(url);
    // A password with a `/` ends what is read as the host: the rest of it would be taken for the name.
    if (/@|%40/u.test(pathname)) return err('unreadable');
    const where = `${hostname || 'localhost'}${port === '' ? '' : `:${port}`}`;
    return ok({ url, name: `${where}${decodeURIComponent(pathname)}` });
  } catch {
    return err('unreadable');
  }
}
