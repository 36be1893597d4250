import type { OpenPlatform, Platform, Served } from '../../engine/platform.ts';
import type { Trouble } from '../../engine/trouble.ts';
import { openAccount } from './client/account.ts';
import { Listening } from './client/listening.ts';
import { openProgress } from './client/progress.ts';
import { Arriving } from './arriving.ts';
import { meetsEncryption } from './encryption/secret-api.ts';
import { secrecyFindings, secrecyTrouble } from './encryption/standing.ts';
import { matrixCapabilities, matrixLimits, platformId } from './limits.ts';
import { openParts, type MatrixAccount, type Parts } from './parts.ts';
import { openCalls } from './posting/calling.ts';
import { matrixMessages } from './posting/messages.ts';
import { matrixThreads } from './posting/threads.ts';
import { telling } from './telling.ts';
import { matrixGround, matrixSight } from './rooms/ground.ts';
import { keptBeside } from './kept-beside.ts';
import { levelFindings } from './rooms/rights.ts';
import { matrixNames } from './rooms/names-in.ts';
import { openReading, type Reading } from './reading.ts';
import { talkToolsOf } from './talk-tools.ts';
import { sweepUnfinished } from './talk/sweeping.ts';
import { createTalk } from './talk/talk.ts';
import { Watching } from './watching.ts';

/** In milliseconds: longer than the server waits before answering when nothing happens. */
const silentMs = 90_000;
const sweepEveryMs = 60 * 60_000;
/** In milliseconds: so long that people notice. */
const heldMs = 10_000;

/** The term of a process that shares its store with no other. */
const always = new AbortController().signal;

/** Matrix, as a platform that Palabre runs on. */
export function matrixFor(account: MatrixAccount): OpenPlatform {
  return (tools): Platform => {
    const parts = openParts(account, tools, (call) => telling(parts, call));
    const { rooms, time, loss, encryption, posting, presses, pins } = parts;
    const messages = matrixMessages(posting, { presses, pins, calls: openCalls(posting) });
    let listening: Listening | undefined;
    let reading: Reading | undefined;
    let sweeping: NodeJS.Timeout | undefined;
    const { term } = tools;
    const hush = (): void => hushed(parts, listening);
    term?.addEventListener('abort', hush, { once: true });
    return {
      id: platformId,
      capabilities: matrixCapabilities,
      limits: matrixLimits,
      chat: { ...messages, ...matrixThreads(posting, parts.maker) },
      ground: matrixGround(rooms),
      sight: matrixSight(rooms),
      namesIn: matrixNames(rooms),
      keptBeside: keptBeside({
        rooms,
        memory: parts.kept,
        unread: () => reading?.unread,
      }),
      time,
      connect: async (served) => {
        ({ listening, reading } = await listen(parts, served));
        sweeping = setInterval(() => void sweep(parts), sweepEveryMs).unref();
        return { user: parts.session.self, rooms: rooms.all().length };
      },
      termOf: () => (term?.aborted === true ? undefined : (term ?? always)),
      communities: () => rooms.communities(),
      isGone: async () => false,
      troubles: () => troublesOf(parts, listening),
      findings: (places) => [...secrecyFindings(encryption), ...levelFindings(rooms, places)],
      lost: loss.promise,
      close: async () => {
        clearInterval(sweeping);
        term?.removeEventListener('abort', hush);
        hush();
        await listening?.stop();
        reading?.close();
        await encryption.close();
      },
    };
  };
}

/** Stops sending and listening. */
function hushed(
  { encryption, pins, outbox, roomsOutbox, joinsOutbox, http }: Parts,
  listening: Listening | undefined,
): void {
  encryption.closing();
  pins.close();
  outbox.close();
  roomsOutbox.close();
  joinsOutbox.close();
  http.close();
  void listening?.stop();
}

const sweep = ({ said, tools: { clock, log } }: Parts): Promise<void> =>
  sweepUnfinished(said, clock).catch((error: unknown) =>
    log.error('unfinished forms could not be removed', { error }),
  );

async function listen(
  parts: Parts,
  served: Served,
): Promise<{ listening: Listening; reading: Reading }> {
  const { session, tools, api, drawer, rooms, homes, pins, loss, encryption } = parts;
  const { log } = tools;
  session.served = served;
  await Promise.all([homes.load(), pins.load()]);
  const self = await openSession(parts);
  session.fileBytes = (await api.uploadBytes().catch(() => undefined)) ?? session.fileBytes;
  const talkTools = talkToolsOf(parts, served);
  const talk = createTalk(talkTools);
  const arriving = new Arriving(parts, talkTools.show);
  const { standing } = parts.posting;
  const { listeners } = served;
  const arrived = (room: string) => arriving.arrived(room);
  const watching = new Watching({ rooms, standing, pins, listeners, arrived });
  await sweep(parts);
  const progress = await openProgress(drawer('sync'), (error) =>
    log.error('the sync position could not be saved', { error }),
  );
  const reading = await openReading(parts, (room, event) =>
    listening.inLine(event.sender, () => talk.hear({ room, ...event })),
  );
  const listening = new Listening({
    api,
    progress,
    log,
    monotonic: () => performance.now(),
    self,
    unlock: async (answer) => {
      if (meetsEncryption(answer)) await encryption.meet();
      await encryption.take(answer);
    },
    take: (answer) => {
      watching.take(answer);
      arriving.invited(answer.rooms.invite);
    },
    hear: async (room, event) => {
      watching.stirred(room, event);
      const heard = await reading.read(room, event);
      if (heard !== undefined) await talk.hear({ room, ...heard });
    },
    refused: () => loss.lose('matrix.lost.token'),
  });
  await listening.begin();
  watching.report();
  return { listening, reading };
}

/** Connects the account, with its encryption if it was ever used. */
async function openSession({ session, api, http, account, drawer, encryption }: Parts) {
  const { proof } = account;
  const known = await openAccount({ http, api, proof, drawer: drawer('account') });
  session.self = known.user;
  await encryption.begin({ ...known, password: 'password' in proof ? proof : undefined });
  return known.user;
}

function troublesOf(
  { outbox, encryption: { obstacle } }: Parts,
  listening: Listening | undefined,
): readonly Trouble[] {
  const silent = listening === undefined || listening.silentMs() > silentMs;
  return [
    ...(silent ? [{ reason: 'disconnected', detail: 'The homeserver does not answer.' }] : []),
    ...(outbox.heldMs() > heldMs
      ? [{ reason: 'limited', detail: 'The homeserver limits how much Palabre sends.' }]
      : []),
    ...(obstacle === undefined ? [] : [secrecyTrouble(obstacle)]),
  ];
}
