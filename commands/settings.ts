import type { Feature, Given } from '../src/engine/requests/command.ts';
import { choice, role, text } from '../src/engine/requests/options.ts';
import { privately, refused, type Reply } from '../src/engine/requests/reply.ts';
import { under } from '../src/engine/requests/under.ts';
import { changeSettings } from '../src/community/cases.ts';
import { retentions } from '../src/community/domain/retention.ts';
import { communityPermissions } from '../src/community/permissions.ts';
import { aroundNow, type InCommunity, settingsShown } from '../src/community/settings.ts';
import { settingsView } from '../src/community/view/settings.ts';
import { zoneChoices } from '../src/kernel/hours/zone-choices.ts';
import { locales } from '../src/kernel/text.ts';
import { erasuresOf } from '../src/retention/ahead.ts';

const { leaf, helpLine } = under(communityPermissions);

const language = choice('language', locales);
const timezone = text('timezone', {
  complete: async (_, typed) => zoneChoices(typed),
  limits: { min: 1, max: 60 },
});
const facilitatorRole = role('facilitator-role');
const retention = choice('retention', retentions);

async function run(context: InCommunity, given: Given): Promise<Reply> {
  const { subject, t } = context;
  const { community } = subject.value;
  const asked = {
    locale: given(language),
    timezone: given(timezone),
    facilitatorRole: given(facilitatorRole),
    retention: given(retention),
  };
  const changes = Object.entries(asked).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return settingsShown(context, community);
  const settings = { ...community.settings, ...Object.fromEntries(changes) };
  const done = await changeSettings(subject, settings);
  if (!done.ok) return refused(done.error);
  if (given(retention) === undefined) return settingsShown(context, done.value);
  // What the new retention will erase is said now: it cannot be said afterwards.
  const ahead = await erasuresOf(subject);
  if (!ahead.ok) return refused(ahead.error);
  return privately(settingsView(settings, aroundNow(context), t, ahead.value));
}

export const settingsFeature: Feature = {
  help: [helpLine('settings', ({ t }) => t.say('help.settings'))],
  commands: [
    {
      name: 'settings',
      access: 'administrator',
      subcommands: {},
      leaf: leaf('settings', [language, timezone, facilitatorRole, retention], run),
    },
  ],
};
