import type { ServerResponse } from 'node:http';
import type { Asked } from './side-routes.ts';
import type { RehearsalParts } from './start.ts';

/** The rehearsal on Matrix: neither its code nor its server is there until a page asks for it. */
export interface LazyMatrix {
  serve(name: string, asked: Asked, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

export function lazyMatrix(parts: RehearsalParts): LazyMatrix {
  let loading: ReturnType<typeof load> | undefined;
  return {
    serve: async (name, asked, response) => {
      loading ??= load(parts);
      const { host, serveMatrix } = await loading;
      await serveMatrix(host, name, asked, response);
    },
    close: async () => {
      await (await loading)?.host.close();
    },
  };
}

async function load(parts: RehearsalParts) {
  const [{ matrixHost }, { serveMatrix }] = await Promise.all([
    import('./matrix/session.ts'),
    import('./matrix/serve.ts'),
  ]);
  return { host: matrixHost(parts), serveMatrix };
}
