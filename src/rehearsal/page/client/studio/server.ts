import type {
  WireCheck,
  WireChecked,
  WireDraft,
  WireOpened,
  WireStudioList,
} from '../../studio/protocol.ts';
import { ask } from '../state/server.ts';

export const list = (): Promise<WireStudioList> => ask('/studio/list');
export const open = (from: WireDraft['from']): Promise<WireOpened> =>
  ask(`/studio/open?${new URLSearchParams({ source: from.source, id: from.id })}`);
export const read = (text: string): Promise<WireOpened> => ask('/studio/read', { text });
export const check = (draft: WireCheck): Promise<WireChecked> => ask('/studio/check', draft);
export const save = (draft: WireDraft): Promise<{ readonly file: string }> =>
  ask('/studio/save', draft);
export const play = (draft: WireDraft): Promise<unknown> => ask('/studio/play', draft);
