import type { Template } from '../../template/domain/template.ts';
import { createCastPlayer, type CastPlayer } from './cast-player.ts';
import { deleteSaved } from './saved-state.ts';
import { discordCompany } from './discord-company.ts';
import { openRehearsal, type Rehearsal } from './rehearsal.ts';
import type { RehearsalParts } from './start.ts';
import { createStreams, type Streams } from './streams.ts';
import { tellOfActivity } from './telling.ts';
import { tellOfTimeboxes } from './orders.ts';
import { createWireLog, type WireLog } from './wire-log.ts';

export type PageHostParts = RehearsalParts;

/** A rehearsal with its cast and log, between two restarts. */
export interface Session {
  readonly rehearsal: Rehearsal;
  readonly cast: CastPlayer;
  readonly wireLog: WireLog;
}

/** The current rehearsal: windows stay open across restarts. */
export interface PageHost {
  readonly streams: Streams;
  /** During a restart, resolves once it is done. */
  current(): Promise<Session>;
  /** Deletes what was saved and starts over, with a workshop made in the studio if one is given. */
  restart(made?: Template): Promise<void>;
  close(): Promise<void>;
}

export async function openPageHost(parts: PageHostParts): Promise<PageHost> {
  const streams = createStreams();
  let current = openSession(parts, streams);
  await current;
  const startOver = async (old: Promise<Session>, made?: Template): Promise<Session> => {
    await closeSession(await old);
    await deleteSaved(parts.folder);
    return openSession(made === undefined ? parts : { ...parts, made }, streams);
  };
  return {
    streams,
    current: () => current,
    restart: async (made) => {
      current = startOver(current, made);
      await current;
      streams.tellAll({ type: 'restarted' });
    },
    close: async () => {
      streams.close();
      await closeSession(await current);
    },
  };
}

async function openSession(parts: PageHostParts, streams: Streams): Promise<Session> {
  const rehearsal = await openRehearsal(parts);
  const { stage, clock } = rehearsal;
  const wireLog = createWireLog();
  const cast = createCastPlayer(discordCompany(rehearsal), (now) =>
    streams.tellAll({ type: 'cast', cast: now }),
  );
  stage.discord.onActivity((activity) => {
    tellOfActivity(streams, stage, activity);
    const entry = wireLog.note(activity, clock.now());
    if (entry !== undefined) streams.tellAll({ type: 'wire', entry });
  });
  const lookAtTimebox = tellOfTimeboxes(rehearsal, streams, parts.log);
  stage.discord.onActivity(({ type }) => {
    if (type === 'answer') lookAtTimebox();
  });
  return { rehearsal, cast, wireLog };
}

async function closeSession({ rehearsal, cast }: Session): Promise<void> {
  await cast.stop();
  await rehearsal.close();
}
