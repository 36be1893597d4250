import {
  chosen,
  handle,
  privately,
  refused,
  replacing,
  showing,
  type Context,
  type Feature,
  type Input,
  type Reply,
} from '../src/app/command.ts';
import type { Outcome } from '../src/app/house.ts';
import { contributionsOf, standing, type Contribution } from '../src/domain/board.ts';
import { entryOf } from '../src/domain/dictionary.ts';
import { findBoard } from '../src/domain/template-lookup.ts';
import type { Board, BoardForm } from '../src/domain/template.ts';
import { facilitates } from '../src/domain/workshop.ts';
import type { OpenedWorkshop } from '../src/domain/workshop-state.ts';
import { actions } from '../src/view/actions.ts';
import { contributionForm } from '../src/view/contribution-form.ts';
import { contributionInFull } from '../src/view/contribution-post.ts';
import { markButton } from '../src/view/mark-button.ts';
import { namingRow } from '../src/view/naming.ts';
import {
  contributionReceipt,
  moderatedContribution,
  note,
  ownContribution,
  ownContributions,
} from '../src/view/receipts.ts';
import { buttons, type View } from '../src/view/view.ts';
import { sceneFor } from './acting.ts';
import { refusalToWrite, typedIn } from './contribute.ts';

interface Ids {
  readonly workshop: string;
  readonly contribution: string;
}

interface Found {
  readonly workshop: OpenedWorkshop;
  readonly entry: Contribution;
}

/** One's own, and the choice to be named or not, which is there even before any workshop. */
async function mine(context: Context, find: () => Outcome<OpenedWorkshop>): Promise<Reply> {
  const { palabre, place, asker, t } = context;
  const community = await palabre.community(place.community);
  if (!community.ok) return refused(community.error);
  const named = !community.value.unnamed.includes(asker.id);
  const found = await find();
  if (found.ok) return privately(listOf(context, found.value, named));
  if (found.error.kind !== 'noWorkshop') return refused(found.error);
  return privately({ ...note(t.say('error.noWorkshop')), rows: namingRow(named, t) });
}

function listOf({ asker, t }: Context, workshop: OpenedWorkshop, named: boolean): View {
  const own = contributionsOf(workshop.boards, asker.id);
  const others = facilitates(workshop, asker)
    ? standing(workshop.boards).filter(({ author }) => author !== asker.id)
    : [];
  return ownContributions({ workshop, t }, own, others, named);
}

async function findEntry(context: Context, ids: Ids): Promise<Found | Reply> {
  const found = await context.palabre.workshop(ids.workshop);
  if (!found.ok) return refused(found.error);
  const entry = entryOf(found.value.boards.contributions, ids.contribution);
  if (entry === undefined || entry.withdrawn) return refused({ kind: 'contributionUnknown' });
  return { workshop: found.value, entry };
}

function formOfEntry({ workshop, entry }: Found): { board: Board; form: BoardForm } | undefined {
  const board = findBoard(workshop.opening.template, entry.board);
  const form = board?.forms.find(({ id }) => id === entry.form);
  return board === undefined || form === undefined ? undefined : { board, form };
}

async function edit(context: Context, ids: Ids): Promise<Reply> {
  const found = await findEntry(context, ids);
  if ('kind' in found) return found;
  // Somebody else's words are never put in a form, even one that could not be sent.
  if (found.entry.author !== context.asker.id) return refused({ kind: 'notYourContribution' });
  const refusal = refusalToWrite(context, found.workshop, found.entry.board);
  if (refusal !== undefined) return refused(refusal);
  const place = formOfEntry(found);
  if (place === undefined) return refused({ kind: 'contributionUnknown' });
  const action = actions.contributionSave.ref(ids);
  return showing(contributionForm(place.board, place.form, action, context.t, found.entry));
}

async function save(context: Context, ids: Ids, input: Input): Promise<Reply> {
  const found = await findEntry(context, ids);
  if ('kind' in found) return found;
  const place = formOfEntry(found);
  if (place === undefined) return refused({ kind: 'contributionUnknown' });
  const typed = typedIn(place.form, input);
  const acted = await context.palabre.act(ids.workshop, context.asker, {
    type: 'editContribution',
    id: ids.contribution,
    ...typed,
  });
  if (!acted.ok) {
    const action = actions.contributionSave.ref(ids);
    return refused(
      acted.error,
      contributionForm(place.board, place.form, action, context.t, typed),
    );
  }
  const { workshop } = acted.value;
  const entry = entryOf(workshop.boards.contributions, ids.contribution) ?? found.entry;
  return privately(contributionReceipt(sceneFor(context, workshop), entry, true));
}

async function withdraw(context: Context, ids: Ids): Promise<Reply> {
  const acted = await context.palabre.act(ids.workshop, context.asker, {
    type: 'withdrawContribution',
    id: ids.contribution,
  });
  return acted.ok ? privately(note(context.t.say('done.withdrawn'))) : refused(acted.error);
}

export const contributionsFeature: Feature = {
  commands: [
    {
      name: 'contributions',
      access: 'everyone',
      subcommands: {},
      leaf: {
        options: [],
        run: (context) => mine(context, () => context.palabre.lastWorkshopIn(context.place)),
      },
    },
  ],
  handlers: [
    handle(actions.mine, (context, { workshop }) =>
      mine(context, () => context.palabre.workshop(workshop)),
    ),
    handle(actions.mineChoose, async (context, { workshop }, input) => {
      const contribution = input.list(chosen)[0] ?? '';
      const found = await findEntry(context, { workshop, contribution });
      if ('kind' in found) return found;
      if (found.entry.author !== context.asker.id) return refused({ kind: 'notYourContribution' });
      return replacing(ownContribution(sceneFor(context, found.workshop), found.entry));
    }),
    handle(actions.moderateChoose, async (context, { workshop }, input) => {
      const contribution = input.list(chosen)[0] ?? '';
      const found = await findEntry(context, { workshop, contribution });
      if ('kind' in found) return found;
      const { facilitators } = found.workshop;
      if (!facilitates(found.workshop, context.asker))
        return refused({ kind: 'notFacilitator', facilitators });
      const scene = { workshop: found.workshop, t: context.t };
      return replacing(moderatedContribution(scene, found.entry));
    }),
    handle(actions.contributionRead, async (context, ids) => {
      const found = await findEntry(context, ids);
      if ('kind' in found) return found;
      const scene = { workshop: found.workshop, t: context.t };
      const whole = contributionInFull(scene, found.entry);
      return privately(
        facilitates(found.workshop, context.asker)
          ? { ...whole, rows: buttons(markButton(scene, found.entry)) }
          : whole,
      );
    }),
    handle(actions.contributionEdit, edit),
    handle(actions.contributionSave, save),
    handle(actions.contributionWithdraw, withdraw),
  ],
};
