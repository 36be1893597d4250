import type { Log } from '../../engine/ports.ts';
import type { Template } from '../../template/domain/template.ts';
import { createCastPlayer, type CastPlayer } from './cast-player.ts';
import { deleteSaved } from './saved-state.ts';
import { openRehearsal, type Rehearsal, type RehearsalParts } from './rehearsal.ts';
import { createStreams, type Streams } from './streams.ts';
import { wireClock } from './wire.ts';
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
  const cast = createCastPlayer(rehearsal, (now) => streams.tellAll({ type: 'cast', cast: now }));
  stage.discord.onActivity((activity) => {
    streams.tell(stage, activity);
    const entry = wireLog.note(activity, clock.now());
    if (entry !== undefined) streams.tellAll({ type: 'wire', entry });
  });
  announceTimeboxes(rehearsal, streams, parts.log);
  return { rehearsal, cast, wireLog };
}

async function closeSession({ rehearsal, cast }: Session): Promise<void> {
  await cast.stop();
  await rehearsal.close();
}

/** A timebox only changes through gestures, so it is checked when the bot has answered one. */
function announceTimeboxes(rehearsal: Rehearsal, streams: Streams, log: Log): void {
  let last: number | undefined;
  const look = async (): Promise<void> => {
    const clock = await wireClock(rehearsal);
    if (clock.timeboxEndsAt === last) return;
    last = clock.timeboxEndsAt;
    streams.tellAll({ type: 'clock', clock });
  };
  rehearsal.stage.discord.onActivity(({ type }) => {
    if (type !== 'answer') return;
    look().catch((error: unknown) => log.error('the timebox could not be read', { error }));
  });
}
