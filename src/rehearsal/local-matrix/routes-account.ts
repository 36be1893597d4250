import { z } from 'zod';
import { ApiError, forbidden, notFound } from './api-error.ts';
import { at, bodyOf, type Call, type Route } from './call.ts';
import { memberOf } from './making.ts';
import { append, membershipOf, newSecret, type World } from './world.ts';

const loginSchema = z.object({
  type: z.literal('m.login.password'),
  identifier: z.object({ type: z.literal('m.id.user'), user: z.string() }),
  password: z.string(),
});

/** Of any length as `@name:server`, or by its name alone. */
function logIn(world: World, call: Call) {
  const { identifier, password } = bodyOf(call, loginSchema);
  const id = identifier.user.startsWith('@')
    ? identifier.user
    : `@${identifier.user}:${world.server}`;
  const user = [...world.users.values()].find((each) => each.id === id);
  if (user === undefined || user.password !== password)
    throw forbidden('Invalid username or password');
  const session = { user: id, device: newSecret() };
  const token = newSecret();
  world.sessions.set(token, session);
  return { body: { user_id: id, access_token: token, device_id: session.device } };
}

function logOut(world: World, { user }: Call) {
  world.sessions.delete(user.token);
  return { body: {} };
}

function rename(world: World, call: Call) {
  const { displayname } = bodyOf(call, z.object({ displayname: z.string() }));
  if (call.params['user'] !== call.user.id) throw forbidden('Not your own');
  const user = world.users.get(call.user.id);
  if (user !== undefined) user.displayName = displayname;
  for (const room of world.rooms.values())
    if (membershipOf(room, call.user.id) === 'join')
      append(world, room, {
        type: 'm.room.member',
        sender: call.user.id,
        state_key: call.user.id,
        content: memberOf(world, call.user.id, 'join'),
      });
  return { body: {} };
}

function upload(world: World, call: Call) {
  if (call.bytes.length > call.options.uploadBytes)
    throw new ApiError(413, 'M_TOO_LARGE', 'Upload request body is too large');
  const id = newSecret();
  const name = call.query.get('filename') ?? '';
  world.media.set(id, { bytes: call.bytes, type: call.type, name });
  return { body: { content_uri: `mxc://${world.server}/${id}` } };
}

function download(world: World, call: Call) {
  const file = world.media.get(call.params['media'] ?? '');
  if (file === undefined) throw notFound('No such media');
  return { bytes: file.bytes, type: file.type };
}

export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: at('/client/versions'),
    open: true,
    run: () => ({ body: { versions: ['v1.1', 'v1.11', 'v1.15'] } }),
  },
  { method: 'POST', path: at('/client/v3/login'), open: true, run: logIn },
  { method: 'POST', path: at('/client/v3/logout'), run: logOut },
  {
    method: 'GET',
    path: at('/client/v3/account/whoami'),
    run: (_, { user }) => ({ body: { user_id: user.id, device_id: user.device } }),
  },
  { method: 'PUT', path: at('/client/v3/profile/:user/displayname'), run: rename },
  {
    method: 'GET',
    path: at('/client/v1/media/config'),
    run: (_, { options }) => ({ body: { 'm.upload.size': options.uploadBytes } }),
  },
  { method: 'POST', path: at('/media/v3/upload'), run: upload },
  { method: 'GET', path: at('/client/v1/media/download/:server/:media'), run: download },
];
