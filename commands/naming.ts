import { handle, refused, replacing, type Feature } from '../src/app/command.ts';
import { chooseNaming } from '../src/app/naming-cases.ts';
import { actions } from '../src/view/actions.ts';
import { namingReceipt } from '../src/view/naming.ts';
import type { Context } from '../src/app/command.ts';
import type { AdmittedTo } from '../src/app/admission.ts';

async function choose({ subject, t }: Context<AdmittedTo<'channel'>>, named: boolean) {
  const done = await chooseNaming(subject, named);
  return done.ok ? replacing(namingReceipt(named, t)) : refused(done.error);
}

/** Each person's own choice to be named in summaries and recaps; its buttons stand in /contributions. */
export const namingFeature: Feature = {
  handlers: [
    handle(actions.unnamed, (context) => choose(context, false)),
    handle(actions.named, (context) => choose(context, true)),
  ],
};
