import { openPostgres, type PostgresServer, type ServerOptions } from './postgres-server.ts';

/** For the tests that only a real server can pass; `.ci/run` says so where there is none. */
export async function realPostgres(options?: ServerOptions): Promise<PostgresServer> {
  const server = await openPostgres(options);
  if (server === undefined)
    throw new Error('No PostgreSQL on this machine: on Debian, apt-get install postgresql.');
  return server;
}
