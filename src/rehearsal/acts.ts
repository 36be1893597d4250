import { textFor } from '../kernel/text.ts';
import type { CastBallot } from './cast.ts';
import type { Outcome } from './local-discord/index.ts';
import { formOf, messageWith, press, until } from './look.ts';
import type { Play } from './play-parts.ts';
import { member } from './stage.ts';

/** The facilitator finds the workshop by its title and opens it in the channel. */
export async function openWorkshop({ stage, template, cast }: Play): Promise<void> {
  const { facilitator, channel } = stage;
  const typed = textFor(template.title, cast.language).slice(0, 6);
  const all = await facilitator.complete(
    channel.id,
    'workshop start',
    { template: typed },
    'template',
  );
  const offered = all.find(({ value }) => value === template.id) ?? all[0];
  if (offered === undefined) throw new Error('No workshop was offered.');
  await facilitator.slash(channel.id, 'workshop start', { template: offered.value });
  await until('the facilitator card', () => messageWith(facilitator, 'agenda.next'));
}

export async function join({ stage }: Play, who: string): Promise<void> {
  await press(member(stage, who), 'join');
}

/** Moves to the step at that index, alternating between the command and the card's button. */
export async function moveOn({ stage, template }: Play, index: number): Promise<void> {
  const { facilitator, channel } = stage;
  // A card that is out of date has the button of an earlier step, which would be refused.
  const from = template.steps[index - 1]?.id ?? '';
  if (index % 3 === 0) await press(facilitator, `agenda.next:[a-z0-9]+:${from}`);
  else await facilitator.slash(channel.id, 'workshop next');
}

export async function openPillar({ stage }: Play, pillar: string): Promise<void> {
  const { facilitator, channel } = stage;
  await facilitator.complete(channel.id, 'pillar open', { pillar: '' }, 'pillar');
  await facilitator.slash(channel.id, 'pillar open', { pillar });
}

export async function startExercise({ stage }: Play, exercise: string): Promise<void> {
  const { facilitator, channel } = stage;
  await facilitator.complete(channel.id, 'exercise start', { exercise: '' }, 'exercise');
  await facilitator.slash(channel.id, 'exercise start', { exercise });
}

export function extend({ stage }: Play): Promise<Outcome> {
  return press(stage.facilitator, 'time.extend');
}

export async function pauseAndResume({ stage }: Play): Promise<void> {
  const { facilitator, channel } = stage;
  await facilitator.slash(channel.id, 'workshop pause');
  await facilitator.slash(channel.id, 'workshop resume');
}

export async function vote({ stage }: Play, who: string, ballot: CastBallot): Promise<void> {
  const voter = member(stage, who);
  const { yes, ifNeedBe } = ballot;
  await voter.submit(formOf(await press(voter, 'poll.vote')), { yes, ifNeedBe });
}
