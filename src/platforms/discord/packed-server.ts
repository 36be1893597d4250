import { deflateRawSync, inflateRawSync } from 'node:zlib';

type Fields = Readonly<Record<string, unknown>>;
type Item = Fields & { readonly id: string };

/** What Discord said of a server, for as long as nobody asks: a byte in each character. */
export type Packed = string;

export interface Unpacked {
  /** Without its channels and roles. */
  readonly server: Fields;
  /** Channels, then the threads in them. */
  readonly channels: readonly Item[];
  readonly roles: readonly Item[];
}

/** What is still known of a channel, a thread or a role once it was packed, and of what is in those. */
const keptFields = [
  'channels roles id type name position permissions managed parent_id owner_id nsfw',
  'permission_overwrites allow deny thread_metadata archived locked invitable',
  'tags bot_id integration_id premium_subscriber subscription_listing_id',
].flatMap((line) => line.split(' '));

/** What nearly every server says, so that it is not kept ten thousand times. The last is found first. */
const dictionary = Buffer.from(
  [
    '"features":[],"icon":null,"splash":null,"banner":null,"description":null,"large":false,"owner_id":"',
    '"afk_channel_id":null,"system_channel_id":null,"rules_channel_id":null,"premium_tier":0,',
    '"preferred_locale":"fr","members":[{"user":{"id":"","username":"","bot":true},"roles":[],"flags":0,',
    '"managed":true,"tags":{"bot_id":"","integration_id":"","premium_subscriber":null},',
    '"thread_metadata":{"archived":false,"locked":false,"invitable":true},"owner_id":"',
    '"permission_overwrites":[{"id":"","type":0,"allow":"0","deny":"1024"},"type":11,"type":4,"type":2,',
    '"type":0,"parent_id":null,"parent_id":"1","nsfw":false,"permission_overwrites":[],"position":1},',
    '"roles":[{"id":"1","name":"@everyone","permissions":"2248473465835073","position":0,"managed":false}',
    ',{"id":"1","type":0,"name":"',
  ].join(''),
);
/** The least that holds one server: each time, Node takes this much memory and gives it back. */
const pace = { dictionary, windowBits: 13, memLevel: 6 };

/** Undefined if it is not made as Discord makes it. */
export function unpackedOf({
  channels,
  threads = [],
  roles,
  ...server
}: Fields): Unpacked | undefined {
  if (!isList(channels) || !isList(threads) || !isList(roles)) return undefined;
  return { server, channels: [...channels, ...threads], roles };
}

export function packed({ server, channels, roles }: Unpacked): Packed {
  const listed = JSON.stringify({ channels, roles }, keptFields);
  return deflateRawSync(`[${JSON.stringify(server)},${listed}]`, pace).toString('latin1');
}

export function unpacked(said: Packed): Unpacked {
  const [server, listed] = JSON.parse(
    inflateRawSync(Buffer.from(said, 'latin1'), { dictionary, windowBits: 13 }).toString(),
  );
  return { server, ...listed };
}

/** The ids of its channels and threads, and of its roles, in order. */
export const idsIn = ({ channels, roles }: Unpacked) => ({
  channels: channels.map(({ id }) => id),
  roles: roles.map(({ id }) => id),
});

const isList = (value: unknown): value is readonly Item[] =>
  Array.isArray(value) && value.every(isItem);

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'id') === 'string';
