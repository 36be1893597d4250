import type { TranslatorOf } from '../i18n/translator.ts';
import { ok } from '../kernel/result.ts';
import type { AppContext } from '../engine/context.ts';
import { surroundingsOf } from '../community/cases.ts';
import { kind } from '../engine/delivery/loading.ts';
import { recordPlacement } from '../engine/delivery/recording.ts';
import type { Kind, SubjectRef } from '../engine/delivery/subject.ts';
import { isShown } from './domain/state.ts';
import { nextMoment } from './domain/time.ts';
import { closeOnTime } from './upkeep.ts';
import { pollSurfaces } from './view/surfaces.ts';

/** A poll: its card, its notices, its result. */
export function pollSubjects(
  app: AppContext,
  translatorOf: TranslatorOf,
): Kind<SubjectRef<'poll'>> {
  const { polls } = app.streams;
  return kind({
    read: async ({ id }) => {
      const found = await polls.read(id);
      if (!found.ok) return found;
      const poll = found.value;
      if (!isShown(poll)) return ok(undefined);
      return ok({ poll, ...(await surroundingsOf(app, poll.setUp.community)) });
    },
    catchUp: (_, { poll }) => closeOnTime(app, poll),
    show: ({ poll, zone, notesPad }, _, now) => ({
      community: poll.setUp.community,
      channel: poll.setUp.channel,
      since: 0,
      placement: poll.placement,
      surfaces: pollSurfaces(poll, translatorOf(poll.setUp.locale, zone), now, notesPad),
      nextAt: nextMoment(poll, now),
    }),
    record: ({ id }, placing) =>
      recordPlacement(polls, id, placing, ({ status }) => status !== 'none'),
  });
}
