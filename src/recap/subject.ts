import type { PlacementEvent } from '../kernel/placement.ts';
import type { RecapEvent } from './domain/state.ts';
import { ok } from '../kernel/result.ts';
import { recapView } from './view/post.ts';
import { recapRevision, type RecapScene } from './view/scene.ts';
import type { Post } from '../kernel/view/surfaces.ts';
import type { AppContext } from '../engine/context.ts';
import { postName, type Subject } from '../engine/delivery/pass.ts';
import { postedRecap, recapScene } from './sources.ts';
import type { TranslatorOf } from '../i18n/translator.ts';

const key = 'recap';
const minuteMs = 60_000;

const subjectOf = (community: string, week: string) => `recap/${community}/${week}`;

/** What a recap's message is called, by who sends it and who edits it. */
export const recapName = (community: string, week: string): string =>
  postName(subjectOf(community, week), key);

/**
 * A recap that is posted, so that its message is edited as answers come and quotes go; never
 * posted a second time, were it deleted by hand.
 */
export async function loadRecap(
  app: AppContext,
  translatorOf: TranslatorOf,
  community: string,
  week: string,
): Promise<Subject | undefined> {
  const recap = await postedRecap(app, community, week);
  if (recap === undefined) return undefined;
  const { channel, message, revision } = recap;
  const shown = app.tools.sight.knows(community)
    ? { items: [postOf(await recapScene(app, translatorOf, community, recap))] }
    : undefined;
  return {
    id: subjectOf(community, week),
    community,
    channel,
    since: 0,
    placement: { begun: {}, posts: { [key]: { channel, message, revision } }, threads: {} },
    // During an outage nobody knows what its readers may read: it stays as it is until that is over.
    surfaces: shown ?? { items: [] },
    nextAt: shown === undefined ? app.tools.clock() + minuteMs : undefined,
    record: async (event) => {
      const news = recapEventOf(event, week);
      const done = await app.streams.recaps.update(community, null, () => ok(news));
      return done.ok;
    },
  };
}

function postOf(scene: RecapScene): { readonly post: Post } {
  const revision = recapRevision(scene);
  return { post: { key, thread: undefined, revision, view: () => recapView(scene) } };
}

function recapEventOf(event: PlacementEvent, week: string): RecapEvent[] {
  if (event.type === 'post.placed')
    return [{ type: 'recap.shown', week, revision: event.revision }];
  return event.type === 'post.removed' ? [{ type: 'recap.removed', week }] : [];
}
