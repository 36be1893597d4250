import { writableBoards } from '../agenda/domain/closing.ts';
import type { AdmittedTo } from '../engine/requests/admission.ts';
import { requiredText, text } from '../engine/requests/options.ts';
import { matching } from '../kernel/matching.ts';
import { pillarSign } from '../kernel/view/accent.ts';
import { findBoard } from '../template/domain/lookup.ts';
import { boardName } from '../template/view/board-name.ts';
import type { OpenedWorkshop } from './domain/state.ts';
import { orphansFor, workshopAt } from './here.ts';

/** The options that name a workshop or a part of one, and what each suggests. */

async function workshopHere(subject: AdmittedTo<'channel'>): Promise<OpenedWorkshop | undefined> {
  const found = await workshopAt(subject);
  return found.ok ? found.value.value.workshop : undefined;
}

export const pillar = requiredText('pillar', {
  complete: async ({ subject, t }, typed) => {
    const { pillars = [] } = (await workshopHere(subject))?.opening.template ?? {};
    const labelled = pillars.map(({ id, title }) => ({
      id,
      label: `${pillarSign(id)}${t.pick(title)}`,
    }));
    return matching(labelled, typed);
  },
});

export const exercise = requiredText('exercise', {
  complete: async ({ subject, t }, typed) => {
    const { exercises = [] } = (await workshopHere(subject))?.opening.template ?? {};
    const labelled = exercises.map(({ id, title }) => ({ id, label: t.pick(title) }));
    return matching(labelled, typed);
  },
});

/** One that can be written on now, the latest first. */
export const board = requiredText('board', {
  complete: async ({ subject, t, now }, typed) => {
    const workshop = await workshopHere(subject);
    if (workshop === undefined) return [];
    const boards = writableBoards(workshop, now())
      .flatMap((id) => findBoard(workshop.opening.template, id) ?? [])
      .map((each) => ({ id: each.id, label: boardName(each, t.pick) }));
    return matching(boards, typed).toReversed();
  },
});

/** Which workshop, where its channel is gone; without it, the one that is here. */
export const orphan = text('workshop', {
  complete: async ({ subject }, typed) => {
    const orphans = await orphansFor(subject);
    const titled = orphans.map(({ value: { workshop } }) => ({
      id: workshop.id,
      label: workshop.opening.title,
    }));
    return matching(titled, typed).toReversed();
  },
});
