import { handle, type Context, type Feature } from '../src/app/command.ts';
import { requiredText } from '../src/app/options.ts';
import { actions } from '../src/view/actions.ts';
import { pillarSign } from '../src/view/accent.ts';
import { actHere, quietly, toldAfter } from './acting.ts';

const pillar = requiredText('pillar', { complete: completePillar });

async function completePillar(context: Context, typed: string) {
  const found = await context.palabre.workshopIn(context.place);
  if (!found.ok) return [];
  return found.value.opening.template.pillars
    .map(({ id, title }) => ({ id, label: `${pillarSign(id)}${context.t.pick(title)}` }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
}

export const pillarFeature: Feature = {
  commands: [
    {
      name: 'pillar',
      access: 'everyone',
      subcommands: {
        open: {
          options: [pillar],
          run: (context, given) =>
            toldAfter(
              context,
              actHere(context, { type: 'openPillar', pillar: given(pillar) }),
              'done.pillarOpened',
            ),
        },
      },
    },
  ],
  handlers: [
    handle(actions.pillarOpen, (context, { workshop, pillar: id }) =>
      quietly(context, workshop, { type: 'openPillar', pillar: id }),
    ),
  ],
};
