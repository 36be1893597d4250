import { open } from 'lmdb';
import { matrixApi } from '../src/platforms/matrix/client/api.ts';
import { openHttp } from '../src/platforms/matrix/client/http.ts';

/** The least that a vote can cost with the same client: one flushed LMDB record, and a receipt of the same size. */
const { URL: url = '', TOKEN: token = '', STORE: path = '', RECEIPT = '{}' } = process.env;
const receipt = JSON.parse(RECEIPT);
const api = matrixApi(openHttp({ url, token }));
const { user } = await api.whoami();
const db = open({ path: `${path}/floor` });
let { next_batch: since } = await api.sync(undefined, { waitMs: 0 });
console.log('{"msg":"ready"}');
for (;;) {
  const { next_batch: next, rooms } = await api.sync(since, { waitMs: 30_000 });
  since = next;
  for (const [room, { timeline }] of Object.entries(rooms.join))
    for (const { event_id: id, type, sender, content } of timeline.events)
      if (type === 'm.room.message' && sender !== user)
        void db
          .put(id, { sender, content, at: Date.now() })
          .then(() => db.flushed)
          .then(() => api.send(room, type, receipt, id));
}
