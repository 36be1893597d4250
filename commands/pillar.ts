import type { AdmittedTo } from '../src/engine/requests/admission.ts';
import { handle, leaf, type Context, type Feature } from '../src/engine/requests/command.ts';
import { workshopAt } from '../src/program/door.ts';
import { requiredText } from '../src/engine/requests/options.ts';
import { workshopActions } from '../src/workshop/view/actions.ts';
import { pillarSign } from '../src/kernel/view/accent.ts';
import { confirming, actSilently } from '../src/workshop/acting.ts';

const pillar = requiredText('pillar', { complete: completePillar });

async function completePillar({ subject, t }: Context<AdmittedTo<'channel'>>, typed: string) {
  const found = await workshopAt(subject);
  if (!found.ok) return [];
  return found.value.value.workshop.opening.template.pillars
    .map(({ id, title }) => ({ id, label: `${pillarSign(id)}${t.pick(title)}` }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
}

export const pillarFeature: Feature = {
  commands: [
    {
      name: 'pillar',
      access: 'everyone',
      subcommands: {
        open: leaf('pillar open', [pillar], (context, given) =>
          confirming(context, { type: 'openPillar', pillar: given(pillar) }, 'done.pillarOpened'),
        ),
      },
    },
  ],
  handlers: [
    handle(workshopActions.pillarOpen, (context, { pillar: id }) =>
      actSilently(context, { type: 'openPillar', pillar: id }),
    ),
  ],
};
