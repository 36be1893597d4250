import { answeredTime, type AnsweredTime } from '../../engine/schedule/answered-time.ts';
import { drawersOf, type Drawer } from '../../engine/drawers.ts';
import type { PlatformTools, Served } from '../../engine/platform.ts';
import { translatorsOf } from '../../i18n/locale-files.ts';
import type { TranslatorOf } from '../../i18n/translator.ts';
import { atHand } from './at-hand.ts';
import { matrixApi, type Api } from './client/api.ts';
import type { Proof } from './client/account.ts';
import { openHttp, type Http } from './client/http.ts';
import { keysApi } from './client/keys-api.ts';
import { openOutbox, type Outbox } from './client/outbox.ts';
import { Encryption } from './encryption/encryption.ts';
import { secretApi } from './encryption/secret-api.ts';
import { platformId } from './limits.ts';
import { pendingLoss, type PendingLoss } from '../../engine/lost-connection.ts';
import { Pins } from './posting/pins.ts';
import { openPresses, type Presses } from './posting/presses.ts';
import { recordsIn } from './posting/record.ts';
import { openStanding } from './posting/standing.ts';
import type { PostingTools } from './posting/tools.ts';
import { halfMadeIn } from './rooms/half-made.ts';
import { homesIn, type KeptHomes } from './rooms/homes.ts';
import { meaningIn } from './rooms/meaning.ts';
import { createRoomMaker, type RoomMaker } from './rooms/room-maker.ts';
import { Rooms } from './rooms/rooms.ts';
import { memoryIn, type Kept } from './talk/memory.ts';

export interface MatrixAccount {
  readonly url: string;
  readonly proof: Proof;
  /**
   * Whose invitations are accepted: people, servers, or `*`; its own server's people if undefined.
   */
  readonly invitedBy: readonly string[] | undefined;
}

/** What is known only once the account is connected. */
export interface Session {
  self: string;
  served: Served | undefined;
  fileBytes: number;
}

/** The parts of the platform, before it is connected. */
export interface Parts {
  readonly tools: PlatformTools;
  readonly account: MatrixAccount;
  readonly session: Session;
  readonly drawer: ReturnType<typeof drawersOf>;
  readonly http: Http;
  readonly api: Api;
  /** The same without encryption: everything is sent and read as it is. */
  readonly plainApi: Api;
  readonly encryption: Encryption;
  readonly outbox: Outbox;
  /** For creating rooms and inviting people, which servers limit strictly. */
  readonly roomsOutbox: Outbox;
  /** For accepting invitations, which servers limit separately and strictly. */
  readonly joinsOutbox: Outbox;
  readonly time: AnsweredTime;
  readonly homes: KeptHomes;
  readonly rooms: Rooms;
  readonly maker: RoomMaker;
  readonly posting: PostingTools;
  /** What conversations must remember. */
  readonly said: Drawer;
  /** The same, by person. */
  readonly kept: Kept;
  readonly presses: Presses;
  readonly pins: Pins;
  readonly loss: PendingLoss;
}

const monotonic = (): number => performance.now();
/** The largest file until the server gives its limit, in bytes. */
const unsaidFileBytes = 10 * 1024 * 1024;

export function openParts(
  account: MatrixAccount,
  tools: PlatformTools,
  call: PostingTools['call'],
): Parts {
  const { log, clock } = tools;
  const session: Session = { self: '', served: undefined, fileBytes: unsaidFileBytes };
  const { token } = 'token' in account.proof ? account.proof : { token: undefined };
  const { http, time } = openWire(account.url, token, tools);
  const drawer = drawersOf(platformId, tools.drawers);
  const encryption = new Encryption({ keys: keysApi(http), drawer, log });
  const outbox = openOutbox({ monotonic, log });
  const roomsOutbox = openOutbox({ monotonic, log });
  const joinsOutbox = openOutbox({ monotonic, log });
  const homes = homesIn(drawer('rooms'), (error) => log.error('a room was not saved', { error }));
  const rooms = new Rooms(
    () => session.self,
    homes,
    () => encryption.isOn,
  );
  const plainApi = matrixApi(http);
  const api = secretApi(plainApi, { rooms, encryption });
  const halfMade = halfMadeIn(drawer('making'));
  const maker = createRoomMaker({ api, outbox, roomsOutbox, rooms, clock, halfMade });
  const translators = lazyTranslators(session);
  const posting: PostingTools = {
    ...tools,
    api,
    outbox,
    rooms,
    standing: openStanding(api, () => session.self),
    records: recordsIn(drawer('posts')),
    meaningIn: (room) => meaningIn(rooms, room, clock, translators),
    translatorIn: (room) => servedIn(session).translatorFor(rooms.communityOf(room) ?? ''),
    call,
    seal: (room, bytes) =>
      rooms.get(room)?.isEncrypted === true ? encryption.sealFile(bytes) : undefined,
    fileBytes: () => session.fileBytes,
  };
  const loss = pendingLoss();
  const ways = { http, api, plainApi, encryption, outbox, roomsOutbox, joinsOutbox, time };
  const shown = {
    presses: openPresses(posting),
    pins: new Pins({ ...posting, drawer: drawer('pins') }),
  };
  const said = atHand(drawer('talk'));
  const known = { homes, rooms, maker, said, kept: memoryIn(said) };
  return { tools, account, session, drawer, ...ways, ...known, posting, ...shown, loss };
}

/** The connection to the server, and the time that its answers give. */
function openWire(url: string, token: string | undefined, { clock, fleet }: PlatformTools) {
  const time = answeredTime({ clock, monotonic, ask: () => matrixApi(http).versions() });
  const maySend = () => fleet?.isSure() !== false;
  const http: Http = openHttp({ url, token, dated: (date) => time.heard(date), maySend });
  return { http, time };
}

function lazyTranslators(session: Session): () => TranslatorOf {
  let made: TranslatorOf | undefined;
  return () => (made ??= translatorsOf(servedIn(session).catalogues));
}

function servedIn({ served }: Session): Served {
  if (served === undefined) throw new Error('Nothing is served before it is connected');
  return served;
}
