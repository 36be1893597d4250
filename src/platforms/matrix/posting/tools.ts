import type { Painting } from '../../../engine/painting.ts';
import type { Clock } from '../../../engine/ports.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { View } from '../../../kernel/view/view.ts';
import type { Api } from '../client/api.ts';
import type { Outbox } from '../client/outbox.ts';
import type { SealedFile } from '../encryption/files.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Meaning } from '../talk/rich-text.ts';
import type { Records } from './record.ts';
import type { Standing } from './standing.ts';

/** What tells somebody that a message announces their turn. */
export interface Call {
  readonly person: string;
  readonly room: string;
  readonly root: string | undefined;
  readonly message: string;
  readonly view: View;
  /** Equal for the same call, however often it is tried. */
  readonly key: string;
}

/** What posting works with. */
export interface PostingTools extends Painting {
  readonly api: Api;
  readonly outbox: Outbox;
  readonly rooms: Rooms;
  readonly standing: Standing;
  readonly records: Records;
  readonly clock: Clock;
  /** How ids and times are shown in that room. */
  readonly meaningIn: (room: string) => Meaning;
  /** The translator for a room's readers. */
  readonly translatorIn: (room: string) => Promise<Translator>;
  /** Tells somebody, where only they read it, that it is their turn. */
  readonly call: (call: Call) => Promise<void>;
  /** Encrypts a file for an encrypted room; undefined for any other room. */
  readonly seal: (room: string, bytes: Uint8Array) => SealedFile | undefined;
  /** In bytes. */
  readonly fileBytes: () => number;
}
