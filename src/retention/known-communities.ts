import { looksAfter, type AppContext } from '../engine/context.ts';
import { sweepKind } from '../engine/streams/rewriting.ts';
import { attend } from './removed.ts';

const nobody = async (): Promise<boolean> => false;

/**
 * Every community the store knows and this process looks after, one after the other; `isThere` says whether Palabre is on its
 * server. What belongs to one that removed Palabre a while ago is erased. Those that are there and `isAtRest` are passed by.
 */
export async function* knownCommunities(
  app: AppContext,
  isThere: (community: string) => boolean,
  isAtRest: (community: string) => Promise<boolean> = nobody,
): AsyncGenerator<string, void> {
  const { tools, streams } = app;
  const isOurs = (id: string | undefined): boolean =>
    tools.termOf === undefined || (id !== undefined && looksAfter(tools, id));
  await sweepKind(tools.journal, 'community', streams.communities, isOurs);
  await sweepKind(tools.journal, 'workshop', streams.workshops, (_, { opening }) =>
    isOurs(opening?.community),
  );
  await sweepKind(tools.journal, 'poll', streams.polls, (_, { setUp }) => isOurs(setUp?.community));
  await sweepKind(tools.journal, 'plan', streams.plans, isOurs);
  await sweepKind(tools.journal, 'recap', streams.recaps, isOurs);
  const seen = new Set<string>();
  // A community may have nothing but a plan or a recap.
  for (const kind of ['community', 'plan', 'recap'])
    for await (const id of tools.journal.list(kind)) {
      if (seen.has(id)) continue;
      seen.add(id);
      if (!isOurs(id) || (isThere(id) && (await isAtRest(id)))) continue;
      // Read once for all that is looked at.
      await streams.communities.read(id);
      await attend(app, id, () => isThere(id), false);
      yield id;
    }
}
