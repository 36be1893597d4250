import { written } from '../kernel/written.ts';
import type { AdmittedTo } from '../engine/requests/admission.ts';
import type { Context, Feature, Input } from '../engine/requests/command.ts';
import { privately, refused, replacing, showing, type Reply } from '../engine/requests/reply.ts';
import { under } from '../engine/requests/under.ts';
import { findingLine, illsIn } from '../engine/finding.ts';
import { changeSettings, examine } from './cases.ts';
import type { CommunityState } from './domain/state.ts';
import { communityPermissions } from './permissions.ts';
import { communityActions } from './view/actions.ts';
import { examinationView } from './view/examination.ts';
import { settingsForm } from './view/form.ts';
import { settingsView, type Around } from './view/settings.ts';

const { handle } = under(communityPermissions);

export type InCommunity = Context<AdmittedTo<'community'>>;

export const aroundNow = ({ defaults, now }: InCommunity): Around => ({ defaults, now: now() });

export function settingsShown(context: InCommunity, { settings }: CommunityState): Reply {
  return privately(settingsView(settings, aroundNow(context), context.t));
}

async function send(context: InCommunity, _: object, input: Input): Promise<Reply> {
  const { settings } = context.subject.value.community;
  const { notesPad: _former, ...others } = settings;
  const typed = { territories: input.text('territories'), notesPad: input.text('notesPad') };
  const territories = typed.territories
    .split('\n')
    .map(written)
    .filter((line) => line !== '');
  const notesPad = written(typed.notesPad);
  const done = await changeSettings(context.subject, {
    ...others,
    territories,
    ...(notesPad === '' ? {} : { notesPad }),
  });
  return done.ok
    ? settingsShown(context, done.value)
    : refused(done.error, settingsForm(settings, context.t, typed));
}

/** What happens to all of it when Palabre is removed; the button says what pressing it does. */
async function leaving(
  context: InCommunity,
  { atOnce }: Readonly<Record<'atOnce', string>>,
): Promise<Reply> {
  const { eraseWhenLeft: _former, ...rest } = context.subject.value.community.settings;
  const chosen = atOnce === 'yes' ? { ...rest, eraseWhenLeft: true as const } : rest;
  const done = await changeSettings(context.subject, chosen);
  if (!done.ok) return refused(done.error);
  return replacing(settingsView(done.value.settings, aroundNow(context), context.t));
}

async function examined({ subject, t }: InCommunity): Promise<Reply> {
  const found = await examine(subject, t);
  if (!found.ok) return refused(found.error);
  const lines = found.value.map((finding) => findingLine(finding, t));
  return privately(examinationView(lines, illsIn(found.value), t));
}

/** The settings that are typed, or switched, and the doctor beside them. */
export const settingsFormFeature: Feature = {
  handlers: [
    handle(communityActions.settingsSend, send),
    handle(communityActions.settingsLeaving, leaving),
    handle(communityActions.settingsExamine, examined),
    handle(communityActions.settingsEdit, async ({ subject, t }) =>
      showing(settingsForm(subject.value.community.settings, t)),
    ),
  ],
};
