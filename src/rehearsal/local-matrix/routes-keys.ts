import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { at, bodyOf, type Call, type Reply, type Route } from './call.ts';
import { changed, claimed, deviceOf, inboxOf, put, sign } from './keys.ts';
import type { Content, World } from './world.ts';

const content = z.record(z.string(), z.unknown());
const byDevice = z.record(z.string(), z.record(z.string(), content));

const uploadSchema = z.object({
  device_keys: content.optional(),
  one_time_keys: content.default({}),
  fallback_keys: content.default({}),
});

function upload(world: World, call: Call): Reply {
  const {
    device_keys: keys,
    one_time_keys: once,
    fallback_keys: fallback,
  } = bodyOf(call, uploadSchema);
  const { id, device } = call.user;
  const known = deviceOf(world, id, device);
  for (const [name, key] of Object.entries(once)) known.oneTime.set(name, key);
  for (const [name, key] of Object.entries(fallback)) {
    known.fallback.clear();
    known.fallback.set(name, key);
  }
  if (keys !== undefined) {
    known.keys = keys;
    changed(world, id);
  }
  return { body: { one_time_key_counts: { signed_curve25519: known.oneTime.size } } };
}

const identityKinds = ['master_key', 'self_signing_key', 'user_signing_key'] as const;

function query(world: World, call: Call): Reply {
  const asked = bodyOf(call, z.object({ device_keys: content })).device_keys;
  const people = Object.keys(asked);
  const { devices, identities } = world.keys;
  const identitiesOf = (kind: string, whose: readonly string[]) =>
    Object.fromEntries(
      whose.flatMap((person) => {
        const key = identities.get(person)?.[kind];
        return key === undefined ? [] : [[person, key]];
      }),
    );
  return {
    body: {
      failures: {},
      device_keys: Object.fromEntries(
        people.map((person) => [
          person,
          Object.fromEntries(
            [...(devices.get(person) ?? [])].map(([device, { keys }]) => [device, keys]),
          ),
        ]),
      ),
      master_keys: identitiesOf('master_key', people),
      self_signing_keys: identitiesOf('self_signing_key', people),
      user_signing_keys: identitiesOf(
        'user_signing_key',
        people.filter((person) => person === call.user.id),
      ),
    },
  };
}

function claim(world: World, call: Call): Reply {
  const asked = bodyOf(
    call,
    z.object({ one_time_keys: z.record(z.string(), z.record(z.string(), z.string())) }),
  ).one_time_keys;
  const given = Object.entries(asked).map(([person, devices]) => {
    const keys = Object.keys(devices).flatMap((device) => {
      const key = claimed(world.keys.devices.get(person)?.get(device));
      return key === undefined ? [] : [[device, key]];
    });
    return [person, Object.fromEntries(keys)];
  });
  return { body: { failures: {}, one_time_keys: Object.fromEntries(given) } };
}

/** The first identity is taken as it comes; another one only from who knows the password. */
function publishIdentity(world: World, call: Call): Reply {
  const auth = z.object({ password: z.string().optional() }).optional();
  const asked = bodyOf(call, z.looseObject({ auth, master_key: content }));
  const { id, password } = call.user;
  const before = world.keys.identities.get(id);
  const isOther =
    JSON.stringify(before?.['master_key']?.['keys']) !== JSON.stringify(asked.master_key['keys']);
  if (before !== undefined && isOther && asked.auth?.password !== password)
    throw new ApiError(401, 'M_FORBIDDEN', 'Who are you?', undefined, {
      session: 'session',
      flows: [{ stages: ['m.login.password'] }],
    });
  const kept: Record<string, Content> = {};
  for (const kind of identityKinds) {
    const key = content.safeParse(asked[kind]).data;
    if (key !== undefined) kept[kind] = key;
  }
  world.keys.identities.set(id, kept);
  changed(world, id);
  return { body: {} };
}

function addSignatures(world: World, call: Call): Reply {
  const signed = bodyOf(call, byDevice);
  for (const [person, all] of Object.entries(signed))
    for (const [what, { signatures }] of Object.entries(all)) {
      const more = content.safeParse(signatures).data ?? {};
      const device = world.keys.devices.get(person)?.get(what);
      if (device !== undefined) device.keys = sign(device.keys, more);
      const identity = world.keys.identities.get(person);
      const master = identity?.['master_key'];
      if (identity !== undefined && master !== undefined && `ed25519:${what}` in keysOf(master))
        identity['master_key'] = sign(master, more);
      changed(world, person);
    }
  return { body: { failures: {} } };
}

const keysOf = (key: Content): Content => content.safeParse(key['keys']).data ?? {};

/** The same transaction sends once. */
function sendToDevice(world: World, call: Call): Reply {
  const { messages } = bodyOf(call, z.object({ messages: byDevice }));
  const transaction = `${call.user.device}\n${call.path}`;
  if (world.transactions.has(transaction)) return { body: {} };
  world.transactions.set(transaction, '');
  const type = call.params['type'] ?? '';
  for (const [person, devices] of Object.entries(messages))
    for (const [device, said] of Object.entries(devices)) {
      const known = [...(world.keys.devices.get(person)?.keys() ?? [])];
      for (const to of device === '*' ? known : [device])
        put(world, inboxOf(person, to), { type, sender: call.user.id, content: said });
    }
  return { body: {} };
}

const post = (path: string, run: Route['run']): Route => ({ method: 'POST', path: at(path), run });

export const keyRoutes: readonly Route[] = [
  post('/client/v3/keys/upload', upload),
  post('/client/v3/keys/query', query),
  post('/client/v3/keys/claim', claim),
  post('/client/v3/keys/device_signing/upload', publishIdentity),
  post('/client/v3/keys/signatures/upload', addSignatures),
  { method: 'PUT', path: at('/client/v3/sendToDevice/:type/:txn'), run: sendToDevice },
];
