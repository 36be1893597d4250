import { beforeEach, describe, expect, it } from 'vitest';
import { features } from '../../commands/index.ts';
import { openedWorkshop } from '../../src/workshop/stream.ts';
import { upkeep } from '../../src/poll/upkeep.ts';
import { createPollIn, updatePoll } from '../../src/poll/cases.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import type { Template } from '../../src/template/domain/template.ts';
import type { Guest } from '../support/guest.ts';
import { moderator } from '../support/people.ts';
import { rules } from '../support/polls.ts';
import { openSession, type Session } from '../support/session.ts';
import { smallTemplate } from '../support/small-template.ts';

const name = 'L’Écosystème du jardin';
const both = { fr: name, en: name };

/** Everything that may be suggested has the same name. */
const template: Template = {
  ...smallTemplate,
  title: both,
  pillars: smallTemplate.pillars.map((pillar) => ({
    ...pillar,
    title: both,
    board: { ...pillar.board, title: both },
  })),
  exercises: smallTemplate.exercises.map((exercise) => ({ ...exercise, title: both })),
  steps: smallTemplate.steps.map((step) =>
    step.kind === 'poll' ? { ...step, question: both } : step,
  ),
};

const named = [
  ['workshop start', 'template'],
  ['workshop plan', 'template'],
  ['pillar open', 'pillar'],
  ['exercise start', 'exercise'],
  ['contribute', 'board'],
  ['poll create', 'model'],
  ['poll open', 'poll'],
  ['poll close', 'poll'],
  ['poll results', 'poll'],
  ['poll export', 'poll'],
  ['summary preview', 'workshop'],
  ['summary export', 'workshop'],
] as const;

/** Read as days and hours, or of names that the world gives. */
const others = [
  ['workshop plan', 'when', 'MÀRDI', 'mardi'],
  ['recap schedule', 'time', '17', '17'],
  ['recap schedule', 'timezone', 'São Paulo', 'sao_paulo'],
  ['settings', 'timezone', 'São Paulo', 'sao_paulo'],
] as const;

let session: Session;
let ana: Guest;

async function poll(isOpen: boolean): Promise<void> {
  const { context } = session.app;
  const options = ['Un', 'Deux'].map((label, index) => ({ id: `o${index}`, label }));
  const place = { community: 'g', channel: 'c' };
  const by = moderator('ana');
  const made = await createPollIn(context, place, by, { question: name, options, rules });
  if (made.ok && isOpen) await updatePoll(context, made.value.id, by, true, { type: 'open' });
}

/** A workshop that ended in a channel that is gone. */
async function orphan(): Promise<void> {
  const there = session.app.as('ana', { channel: 'gone', managesEvents: true });
  await there.use('workshop start', { template: 'small' });
  const community = await session.app.context.streams.communities.read('g');
  const workshop = community.ok ? (community.value.workshops['gone'] ?? '') : '';
  await there.press(agendaActions.endConfirm.ref({ workshop }));
  const ended = await openedWorkshop(session.app.context, workshop);
  if (ended.ok) await upkeep(session.app.context, ended.value);
}

beforeEach(async () => {
  session = await openSession(template);
  ana = session.app.as('ana', { managesEvents: true, administers: true, gone: ['gone'] });
  await ana.use('pillar open', { pillar: 'community' });
  await poll(false);
  await poll(true);
  await orphan();
});

const labels = async (command: string, option: string, typed: string) =>
  (await ana.complete(command, option, typed)).map(({ label }) => label);

describe('suggestions', () => {
  it.each(named)(
    'of /%s for %s are found without accents, in any case',
    async (command, option) => {
      const all = await labels(command, option, '');
      expect(all.filter((label) => label.includes(name))).not.toEqual([]);
      for (const typed of ['ecosysteme', 'ÉCOSYSTÈME', ' Ecosystème ', 'ecosystème  du'])
        expect(await labels(command, option, typed), typed).toEqual(all);
      expect(await labels(command, option, 'marécage')).toEqual([]);
    },
  );

  it.each(others)('of /%s for %s are: %s', async (command, option, typed, plain) => {
    const found = await labels(command, option, typed);
    expect(found).not.toEqual([]);
    expect(found).toEqual(await labels(command, option, plain));
  });

  it('are tried here wherever there are any', () => {
    const leaves = features
      .flatMap(({ commands = [] }) => commands)
      .flatMap(({ leaf, subcommands }) => [...(leaf ? [leaf] : []), ...Object.values(subcommands)]);
    const offered = leaves.flatMap(({ entry, options }) =>
      options.flatMap(({ name, complete }) => (complete === undefined ? [] : [`${entry}/${name}`])),
    );
    const tried = [...named, ...others].map(([command, option]) => `${command}/${option}`);
    expect(tried.toSorted()).toEqual(offered.toSorted());
  });
});
