import type { DestinationStream } from 'pino';
import pretty from 'pino-pretty';

/** Lines for people who watch a terminal. */
export const prettyLines = (): DestinationStream =>
  pretty({ translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', sync: true });
