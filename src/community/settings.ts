import { written } from '../kernel/written.ts';
import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature, Input } from '../engine/requests/command.ts';
import { privately, refused, showing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { changeSettings } from './cases.ts';
import type { CommunityState } from './domain/state.ts';
import { communityPermissions } from './permissions.ts';
import { communityActions } from './view/actions.ts';
import { settingsForm } from './view/form.ts';
import { settingsView } from './view/settings.ts';

const { handle } = under(communityPermissions);

export type InCommunity = Context<AdmittedTo<'community'>>;

export function settingsShown({ defaults, t }: InCommunity, { settings }: CommunityState): Reply {
  return privately(settingsView(settings, defaults, t));
}

async function send(context: InCommunity, _: object, input: Input): Promise<Reply> {
  const { settings } = context.subject.value.community;
  const typed = input.text('territories');
  const territories = typed
    .split('\n')
    .map(written)
    .filter((line) => line !== '');
  const done = await changeSettings(context.subject, { ...settings, territories });
  return done.ok
    ? settingsShown(context, done.value)
    : refused(done.error, settingsForm(settings, context.t, typed));
}

/** The settings that are typed, not chosen. */
export const settingsFormFeature: Feature = {
  handlers: [
    handle(communityActions.settingsSend, send),
    handle(communityActions.settingsEdit, async ({ subject, t }) =>
      showing(settingsForm(subject.value.community.settings, t)),
    ),
  ],
};
