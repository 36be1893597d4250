import type {
  KeysClaimRequest,
  KeysQueryRequest,
  KeysUploadRequest,
  OlmMachine,
  SignatureUploadRequest,
  ToDeviceRequest,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import type { KeysApi } from '../client/keys-api.ts';
import { inTurn } from './in-turn.ts';
import type { Library } from './library.ts';

export interface ExchangeTools {
  readonly library: Library;
  readonly olm: OlmMachine;
  readonly keys: KeysApi;
  /** Resolves once everything so far would survive a power cut. */
  readonly flush: () => Promise<void>;
}

/** A request that the library wants sent, and whose answer it needs. */
type Wanted =
  | KeysUploadRequest
  | KeysQueryRequest
  | KeysClaimRequest
  | SignatureUploadRequest
  | ToDeviceRequest;

/** Carries the library's requests to the server, and the answers back. */
export interface Exchange {
  /** Flushes first, so that nothing is sent before what it is about is on disk. */
  send(wanted: Wanted): Promise<void>;
  /** Sends everything that is due now. */
  sendAll(): Promise<void>;
}

/** Answers lead to further requests, but not for ever. */
const mostRounds = 10;

export function openExchange(tools: ExchangeTools): Exchange {
  const { olm, flush } = tools;
  const turn = inTurn();
  const send = async (wanted: Wanted): Promise<void> => {
    await flush();
    const answer = await carry(tools, wanted);
    if (wanted.id === undefined) return;
    await olm.markRequestAsSent(wanted.id, wanted.type, answer);
    await flush();
  };
  return {
    send,
    sendAll: () =>
      turn(async () => {
        for (let round = 0; round < mostRounds; round += 1) {
          const all = (await olm.outgoingRequests()).filter((each) => isOurs(each));
          if (all.length === 0) return;
          for (const wanted of all) await send(wanted);
        }
      }),
  };
}

/** Leaves out verification requests in rooms and key backups on the server, which are not used. */
const isOurs = (
  wanted: Awaited<ReturnType<OlmMachine['outgoingRequests']>>[number],
): wanted is Wanted => !('room_id' in wanted) && !('version' in wanted);

function carry({ keys, library: { RequestType } }: ExchangeTools, wanted: Wanted): Promise<string> {
  if ('event_type' in wanted) return keys.toDevice(wanted.event_type, wanted.txn_id, wanted.body);
  switch (wanted.type) {
    case RequestType.KeysUpload:
      return keys.upload(wanted.body);
    case RequestType.KeysQuery:
      return keys.query(wanted.body);
    case RequestType.KeysClaim:
      return keys.claim(wanted.body);
    case RequestType.SignatureUpload:
      return keys.signatures(wanted.body);
    default:
      throw new Error(`The library made an unknown request: ${wanted.type}`);
  }
}
