/** What Discord said of a server's channels, threads and roles, for as long as nobody asks. */
export interface Packed {
  /** The ids of its channels and threads, in order. */
  readonly channels: readonly string[];
  readonly roles: readonly string[];
  /** All of it, as JSON: outside of what Node searches for garbage. */
  readonly bytes: Buffer;
}

export interface Unpacked {
  /** Channels, then the threads in them. */
  readonly channels: readonly object[];
  readonly roles: readonly object[];
}

type Fields = Readonly<Record<string, unknown>>;
type Item = Fields & { readonly id: string };

/** What is still known of a channel, a thread or a role once it was packed, and of what is in those. */
const keptFields = [
  'channels roles id type name position permissions managed parent_id owner_id nsfw',
  'permission_overwrites allow deny thread_metadata archived locked invitable',
  'tags bot_id integration_id premium_subscriber subscription_listing_id',
].flatMap((line) => line.split(' '));

/** Undefined if it is not made as Discord makes it. */
export function packed({ channels, threads = [], roles }: Fields): Packed | undefined {
  if (!isList(channels) || !isList(threads) || !isList(roles)) return undefined;
  const places = [...channels, ...threads];
  return {
    channels: places.map(({ id }) => id),
    roles: roles.map(({ id }) => id),
    bytes: Buffer.from(JSON.stringify({ channels: places, roles }, keptFields)),
  };
}

export const unpacked = ({ bytes }: Packed): Unpacked => JSON.parse(bytes.toString());

const isList = (value: unknown): value is readonly Item[] =>
  Array.isArray(value) && value.every(isItem);

const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'id') === 'string';
