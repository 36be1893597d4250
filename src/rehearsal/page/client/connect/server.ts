import type {
  WireConnect,
  WireGiven,
  WirePasted,
  WireStart,
  WireTaken,
  WireTry,
} from '../../connect/protocol.ts';
import { ask } from '../state/server.ts';

export const readConnect = (): Promise<WireConnect> => ask('/connect/state');
export const sendPasted = (text: string): Promise<WirePasted> => ask('/connect/token', { text });
export const forget = (): Promise<unknown> => ask('/connect/forget', {});
export const start = (order: WireStart): Promise<unknown> => ask('/connect/start', order);
export const tryThere = (place: WireTry): Promise<{ readonly address: string }> =>
  ask('/connect/try', place);
export const sendAccount = (given: WireGiven): Promise<WireTaken> =>
  ask('/connect/matrix/account', given);
export const forgetAccount = (): Promise<unknown> => ask('/connect/matrix/forget', {});
export const startMatrix = (order: WireStart): Promise<unknown> =>
  ask('/connect/matrix/start', order);
export const tryRoom = (room: string): Promise<{ readonly address: string }> =>
  ask('/connect/matrix/try', { room });
export const backUp = (): Promise<unknown> => ask('/connect/backup', {});
