import { matrixApi } from '../../src/platforms/matrix/client/api.ts';
import { openHttp } from '../../src/platforms/matrix/client/http.ts';
import { keysApi } from '../../src/platforms/matrix/client/keys-api.ts';
import { Device } from '../../src/platforms/matrix/encryption/device.ts';
import { openFile } from '../../src/platforms/matrix/encryption/files.ts';
import { loadLibrary } from '../../src/platforms/matrix/encryption/library.ts';
import { encryptedRoom, secretType } from '../../src/platforms/matrix/encryption/secret-api.ts';
import { Room } from '../../src/platforms/matrix/rooms/room.ts';
import { MatrixPerson } from '../../src/rehearsal/matrix/person.ts';

export const encryption = {
  type: 'm.room.encryption',
  state_key: '',
  content: { algorithm: 'm.megolm.v1.aes-sha2' },
};

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Somebody whose client encrypts, with keys in memory. */
export async function secretPerson(
  url: string,
  { id, token }: { readonly id: string; readonly token: string },
): Promise<MatrixPerson> {
  const library = await loadLibrary();
  const http = openHttp({ url, token });
  const { device: name = '' } = await matrixApi(http).whoami();
  const [user, which] = [new library.UserId(id), new library.DeviceId(name)];
  const olm = await library.OlmMachine.initialize(user, which, undefined, undefined, quiet);
  const saidOnce = { isAgain: async () => false };
  const device = new Device({ library, olm, keys: keysApi(http), saidOnce, flush: async () => {} });
  await device.sendAll();
  await device.sign(undefined);
  const rooms = new Map<string, Room>();
  return new MatrixPerson(
    url,
    { id, token },
    {
      take: async (answer) => {
        for (const [room, { state, timeline }] of Object.entries(answer.rooms.join)) {
          const known = rooms.get(room) ?? new Room(room, id);
          rooms.set(room, known);
          for (const event of [...state.events, ...timeline.events]) known.apply(event);
        }
        await device.take(answer);
        await device.sendAll();
      },
      open: async (room, event) =>
        event.type === secretType ? ((await device.decrypt(room, event)) ?? event) : event,
      seal: async (room, type, content) => {
        const known = rooms.get(room);
        if (known?.isEncrypted !== true || type === 'm.reaction') return { type, content };
        const sealed = await device.encrypt(encryptedRoom(known, id), type, content);
        return { type: secretType, content: sealed };
      },
      openFile: (bytes, keys) => openFile(library, bytes, keys),
    },
  );
}
