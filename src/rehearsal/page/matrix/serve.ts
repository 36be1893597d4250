import type { ServerResponse } from 'node:http';
import { sendFile, sendJson, writeStreamHead } from '../answers.ts';
import { attachmentHeaders } from '../door.ts';
import { openedAs } from '../files.ts';
import type { Asked } from '../side-routes.ts';
import { Problem } from '../problem.ts';
import { say } from '../words.ts';
import { matrixRoutes, personOn } from './routes.ts';
import type { MatrixHost } from './session.ts';

/** Answers a request of the page on Matrix, past the page's door. `name`: its method and path. */
export async function serveMatrix(
  host: MatrixHost,
  name: string,
  asked: Asked,
  response: ServerResponse,
): Promise<void> {
  const [method, path = ''] = name.split(' /matrix');
  const call = { ...asked, host, ...(await host.current()) };
  if (method === 'GET' && path === '/stream') {
    const person = personOn(call);
    writeStreamHead(response);
    return call.watches.open(person, response);
  }
  if (method === 'GET' && path.startsWith('/media/')) {
    const { stage } = call.rehearsal;
    const file = stage.server.file(path.split('/')[2] ?? '');
    const sent = file && { type: openedAs(file.type), bytes: file.bytes };
    return sendFile(response, sent, attachmentHeaders, asked.language);
  }
  const route = matrixRoutes.get(`${method} ${path}`);
  if (route === undefined) throw new Problem(404, say(asked.language, 'nothing'));
  return sendJson(response, 200, await route(call));
}
