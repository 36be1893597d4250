import { createCastPlayer, type CastPlayer } from '../cast-player.ts';
import { tellOfTimeboxes } from '../orders.ts';
import type { RehearsalParts } from '../start.ts';
import { createStreams, type Streams } from '../streams.ts';
import { matrixCompany } from './company.ts';
import { openMatrixRehearsal, playersOf, type MatrixRehearsal } from './rehearsal.ts';
import { Watches } from './watches.ts';

/** A rehearsal on Matrix with its cast, between two restarts. */
export interface MatrixSession {
  readonly rehearsal: MatrixRehearsal;
  readonly cast: CastPlayer;
  readonly watches: Watches;
}

/** The rehearsal on Matrix, which is opened when it is first asked for. */
export interface MatrixHost {
  readonly streams: Streams;
  /** During a restart, resolves once it is done. */
  current(): Promise<MatrixSession>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export function matrixHost(parts: RehearsalParts): MatrixHost {
  const streams = createStreams();
  let session: Promise<MatrixSession> | undefined;
  const open = (): Promise<MatrixSession> => openSession(parts, streams);
  return {
    streams,
    current: () => (session ??= open()),
    restart: async () => {
      const before = session;
      session = closeSession(before).then(open);
      await session;
      streams.tellAll({ type: 'restarted' });
    },
    close: async () => {
      streams.close();
      await closeSession(session);
    },
  };
}

async function openSession(parts: RehearsalParts, streams: Streams): Promise<MatrixSession> {
  const rehearsal = await openMatrixRehearsal(parts);
  const { stage } = rehearsal;
  const cast = createCastPlayer(matrixCompany(rehearsal), (now) =>
    streams.tellAll({ type: 'cast', cast: now }),
  );
  const watches = new Watches(streams, stage.room);
  for (const { person } of playersOf(rehearsal)) watches.add(person);
  const lookAtTimebox = tellOfTimeboxes(rehearsal, streams, parts.log);
  stage.server.onEvent(({ sender, type }) => {
    if (sender === stage.palabre.id && type === 'm.room.message') lookAtTimebox();
  });
  return { rehearsal, cast, watches };
}

async function closeSession(session: Promise<MatrixSession> | undefined): Promise<void> {
  if (session === undefined) return;
  const { rehearsal, cast } = await session;
  await cast.stop();
  await rehearsal.close();
}
