import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature } from '../engine/requests/command.ts';
import { refused, replacing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { chooseNaming } from './naming.ts';
import { communityPermissions } from './permissions.ts';
import { communityActions } from './view/actions.ts';
import { namingReceipt } from './view/attribution.ts';

const { handle } = under(communityPermissions);

async function choose(
  { subject, t }: Context<AdmittedTo<'channel'>>,
  named: boolean,
): Promise<Reply> {
  const done = await chooseNaming(subject, named);
  return done.ok ? replacing(namingReceipt(named, t)) : refused(done.error);
}

/** Each person's own choice to be named in summaries and recaps; its buttons stand in /contributions. */
export const namingFeature: Feature = {
  handlers: [
    handle(communityActions.hideName, (context) => choose(context, false)),
    handle(communityActions.showName, (context) => choose(context, true)),
  ],
};
