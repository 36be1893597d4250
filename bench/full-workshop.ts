import { textFor } from '../src/kernel/text.ts';
import { loadTemplates } from '../src/template/files/read-templates.ts';
import { templateDirs } from '../src/program/texts.ts';
import { emptyPoll, type PollEvent, type PollState } from '../src/poll/domain/state.ts';
import { evolvePoll } from '../src/poll/domain/fold.ts';
import { boardsOf } from '../src/template/domain/lookup.ts';
import type { Board, Template } from '../src/template/domain/template.ts';
import {
  emptyWorkshop,
  wasOpened,
  type OpenedWorkshop,
  type WorkshopEvent,
} from '../src/workshop/domain/state.ts';
import { evolveWorkshop } from '../src/workshop/domain/fold.ts';
import { upTo } from './figures.ts';
import { ballotOf, newPoll } from './bench-app.ts';

/** About what somebody writes in a form, marks to escape included. */
const words =
  "Nous mettons en commun nos outils, nos *savoirs* et un local ; il manque surtout du temps pour documenter ce qui se décide d'une rencontre à l'autre.";

/** The workshop that ships, all of its boards open and as many contributions on them in turn. */
export function fullWorkshop(contributions: number): OpenedWorkshop {
  const template = templateNamed('en-commun');
  const boards = boardsOf(template).map(({ board }) => board);
  const state = emptyWorkshop('w');
  const fold = (event: WorkshopEvent): void => void evolveWorkshop(state, event);
  fold({ type: 'workshop.opened', ...openingOf(template) });
  for (const { id } of boards) fold({ type: 'board.opened', board: id });
  for (const index of upTo(contributions)) {
    const board = boards[index % boards.length];
    if (board !== undefined) fold(contribution(board, index));
  }
  if (!wasOpened(state)) throw new Error('The workshop is not open.');
  return state;
}

export function templateNamed(id: string): Template {
  const loaded = loadTemplates(templateDirs(undefined));
  const found = loaded.ok ? loaded.value.find((template) => template.id === id) : undefined;
  if (found === undefined) throw new Error(`The template ${id} does not load.`);
  return found;
}

function openingOf(template: Template) {
  return {
    community: 'c',
    channel: '1',
    title: textFor(template.title, 'fr'),
    locale: 'fr' as const,
    timezone: 'America/Toronto',
    territories: [],
    facilitator: '9',
    facilitatorName: 'Alix',
    at: 0,
    template,
  };
}

function contribution(board: Board, index: number): WorkshopEvent {
  const form = board.forms[Math.floor(index / 7) % board.forms.length];
  const values = form?.fields.map(({ id, max }) => [id, words.slice(0, max)]) ?? [];
  return {
    type: 'contribution.added',
    id: `contribution${index}`,
    board: board.id,
    ...(form === undefined ? {} : { form: form.id }),
    author: `${1000 + (index % 500)}`,
    authorName: `Membre ${index % 500}`,
    anonymous: index % 10 === 0,
    values: Object.fromEntries(values),
    at: index,
  };
}

export function fullPoll(ballots: number): PollState {
  const state = emptyPoll('p');
  const fold = (event: PollEvent): void => void evolvePoll(state, event);
  const setUp = { community: 'c', channel: '1', locale: 'fr' as const, ...newPoll };
  fold({ type: 'poll.created', by: '9', ...setUp, options: [...newPoll.options] });
  fold({ type: 'poll.opened', at: 0 });
  for (const index of upTo(ballots))
    fold({
      type: 'ballot.cast',
      voter: `${1000 + index}`,
      name: `Membre ${index}`,
      at: index,
      ...ballotOf(index),
    });
  return state;
}
