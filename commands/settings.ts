import type { AdmittedTo } from '../src/engine/requests/admission.ts';
import {
  handle,
  privately,
  refused,
  leaf,
  showing,
  type Context,
  type Feature,
  type Given,
  type Input,
  type Reply,
} from '../src/engine/requests/command.ts';
import { changeSettings } from '../src/community/cases.ts';
import { erasuresOf } from '../src/retention/ahead.ts';
import { choice, role, text } from '../src/engine/requests/options.ts';
import type { CommunityState, Settings } from '../src/community/domain/community.ts';
import { retentions } from '../src/community/domain/retention.ts';
import { locales } from '../src/kernel/text.ts';
import { communityActions } from '../src/community/view/actions.ts';
import { settingsForm } from '../src/community/view/form.ts';
import { settingsView } from '../src/community/view/settings.ts';

const language = choice('language', locales);
const timezone = text('timezone', { limits: { min: 1, max: 60 } });
const facilitatorRole = role('facilitator-role');
const retention = choice('retention', retentions);

type InCommunity = Context<AdmittedTo<'community'>>;

/** What the new retention will erase is told when it is chosen: it cannot be told afterwards. */
async function changeRetention(context: InCommunity, settings: Settings): Promise<Reply> {
  const { subject, defaults, t } = context;
  const done = await change(context, settings);
  if (done.kind === 'refused') return done;
  const ahead = await erasuresOf(subject);
  if (!ahead.ok) return refused(ahead.error);
  return privately(settingsView(settings, defaults, t, ahead.value));
}

async function change(context: InCommunity, settings: Settings): Promise<Reply> {
  const changed = await changeSettings(context.subject, settings);
  return changed.ok ? shown(context, changed.value) : refused(changed.error);
}

function shown({ defaults, t }: Context, { settings }: CommunityState): Reply {
  return privately(settingsView(settings, defaults, t));
}

async function send(context: InCommunity, _: object, input: Input): Promise<Reply> {
  const { settings } = context.subject.value.community;
  const typed = input.text('territories');
  const territories = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const done = await change(context, { ...settings, territories });
  return done.kind === 'refused'
    ? refused(done.error, settingsForm(settings, context.t, typed))
    : done;
}

async function run(context: InCommunity, given: Given): Promise<Reply> {
  const { community } = context.subject.value;
  const asked = {
    locale: given(language),
    timezone: given(timezone),
    facilitatorRole: given(facilitatorRole),
    retention: given(retention),
  };
  const changes = Object.entries(asked).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return shown(context, community);
  const settings = { ...community.settings, ...Object.fromEntries(changes) };
  return given(retention) === undefined
    ? change(context, settings)
    : changeRetention(context, settings);
}

export const settingsFeature: Feature = {
  commands: [
    {
      name: 'settings',
      access: 'administrator',
      subcommands: {},
      leaf: leaf('settings', [language, timezone, facilitatorRole, retention], run),
    },
  ],
  handlers: [
    handle(communityActions.settingsSend, send),
    handle(communityActions.settingsEdit, async ({ subject, t }) =>
      showing(settingsForm(subject.value.community.settings, t)),
    ),
  ],
};
