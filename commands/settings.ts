import {
  handle,
  privately,
  refused,
  showing,
  type Context,
  type Feature,
  type Input,
  type Reply,
} from '../src/app/command.ts';
import { choice, role, text } from '../src/app/options.ts';
import { erasuresAhead } from '../src/app/retention.ts';
import type { CommunityState, Settings } from '../src/domain/community.ts';
import { retentions } from '../src/domain/retention.ts';
import { locales } from '../src/domain/text.ts';
import { actions } from '../src/view/actions.ts';
import { settingsForm } from '../src/view/forms.ts';
import { settingsView } from '../src/view/settings.ts';

const language = choice('language', locales);
const timezone = text('timezone', { limits: { min: 1, max: 60 } });
const facilitatorRole = role('facilitator-role');
const retention = choice('retention', retentions);

/** What the new retention will erase is told when it is chosen: it cannot be told afterwards. */
async function changeRetention(context: Context, settings: Settings): Promise<Reply> {
  const { palabre, place, t } = context;
  const done = await change(context, settings);
  if (done.kind === 'refused') return done;
  const ahead = await erasuresAhead(palabre.house, place.community);
  if (!ahead.ok) return refused(ahead.error);
  return privately(settingsView(settings, palabre.defaults, t, ahead.value));
}

async function change(context: Context, settings: Settings): Promise<Reply> {
  const { palabre, place, asker } = context;
  const changed = await palabre.changeCommunity(place.community, asker, {
    type: 'changeSettings',
    settings,
  });
  return changed.ok ? shown(context, changed.value) : refused(changed.error);
}

function shown({ palabre, t }: Context, { settings }: CommunityState): Reply {
  return privately(settingsView(settings, palabre.defaults, t));
}

async function send(context: Context, _: object, input: Input): Promise<Reply> {
  const { palabre, place, asker, t } = context;
  if (!asker.administers) return refused({ kind: 'notAdministrator' });
  const found = await palabre.community(place.community);
  if (!found.ok) return refused(found.error);
  const typed = input.text('territories');
  const territories = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const done = await change(context, { ...found.value.settings, territories });
  return done.kind === 'refused'
    ? refused(done.error, settingsForm(found.value.settings, t, typed))
    : done;
}

export const settingsFeature: Feature = {
  commands: [
    {
      name: 'settings',
      access: 'administrator',
      subcommands: {},
      leaf: {
        options: [language, timezone, facilitatorRole, retention],
        run: async (context, given) => {
          if (!context.asker.administers) return refused({ kind: 'notAdministrator' });
          const found = await context.palabre.community(context.place.community);
          if (!found.ok) return refused(found.error);
          const asked = {
            locale: given(language),
            timezone: given(timezone),
            facilitatorRole: given(facilitatorRole),
            retention: given(retention),
          };
          const changes = Object.entries(asked).filter(([, value]) => value !== undefined);
          if (changes.length === 0) return shown(context, found.value);
          const settings = { ...found.value.settings, ...Object.fromEntries(changes) };
          return given(retention) === undefined
            ? change(context, settings)
            : changeRetention(context, settings);
        },
      },
    },
  ],
  handlers: [
    handle(actions.settingsSend, send),
    handle(actions.settingsEdit, async (context) => {
      if (!context.asker.administers) return refused({ kind: 'notAdministrator' });
      const found = await context.palabre.community(context.place.community);
      return found.ok
        ? showing(settingsForm(found.value.settings, context.t))
        : refused(found.error);
    }),
  ],
};
