import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context } from '../engine/requests/command.ts';
import { orphansFor } from '../program/door.ts';
import { text } from '../engine/requests/options.ts';

/** Which workshop, where its channel is gone; without it, the one that is here. */
export const orphan = text('workshop', { complete });

async function complete({ subject }: Context<AdmittedTo<'channel'>>, typed: string) {
  const orphans = await orphansFor(subject);
  return orphans
    .map(({ value: { workshop } }) => ({
      id: workshop.id,
      label: workshop.opening.title,
    }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()))
    .toReversed();
}
