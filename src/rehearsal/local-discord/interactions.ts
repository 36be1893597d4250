import { ACKNOWLEDGE_WITHIN, TOKEN_LIFE } from './interaction-state.ts';
import type { InteractionKind } from './interaction-state.ts';
import type { InteractionState } from './states.ts';
import { botPermissions, permissionsIn } from './permissions.ts';
import { newSecret } from './new-secret.ts';
import { Refused } from './people/refused.ts';
import type { Activity, InteractionWhat, Outcome } from './types.ts';
import { wireChannel } from './wire/channels.ts';
import { wireMember } from './wire/people.ts';
import { wireMessage } from './wire/messages.ts';
import { recordBreach, tell } from './world.ts';
import type { World } from './world.ts';
import type { ChannelState, MemberState, MessageState } from './states.ts';

export interface NewInteraction {
  kind: InteractionKind;
  what: InteractionWhat;
  /** For log readers: the command, label or title. */
  name: string;
  member: MemberState;
  channel: ChannelState;
  source?: MessageState;
  /** The interaction's `data`, as Discord defines it. */
  data: object;
  customId?: string;
  options?: Record<string, unknown>;
  values?: unknown;
}

/**
 * Sends an interaction to the bot. Resolves with its answer; rejects if the bot does not
 * acknowledge within 3 seconds.
 */
export function interact(world: World, request: NewInteraction): Promise<Outcome> {
  const { member, channel } = request;
  const person = { id: member.user.id, name: member.user.name };
  return new Promise((resolve, reject) => {
    const interaction = register(world, request, {
      settle: (outcome) => {
        clearTimeout(timer);
        tell(world, () => ({ type: 'answer', person, interactionId: interaction.id, outcome }));
        resolve(outcome);
      },
      fail: (reason) => {
        clearTimeout(timer);
        interaction.status = 'failed';
        const what = `${request.what} "${request.name}" of ${person.name}`;
        reject(new Refused('silent', `${what}: ${reason}`));
      },
    });
    const timer = setTimeout(() => giveUp(world, interaction), ACKNOWLEDGE_WITHIN + 20);
    tell(world, () => describe(request, interaction.id, person, channel));
    world.dispatch('INTERACTION_CREATE', payload(world, interaction, request));
  });
}

type Ends = Pick<InteractionState, 'settle' | 'fail'>;

function register(world: World, request: NewInteraction, ends: Ends): InteractionState {
  const id = world.nextId();
  const interaction: InteractionState = {
    id,
    token: newSecret(),
    kind: request.kind,
    what: request.what,
    name: request.name,
    member: request.member,
    channel: request.channel,
    createdAt: world.now(),
    status: 'waiting',
    followUps: [],
    ...(request.source ? { source: request.source } : {}),
    ...ends,
  };
  forgetExpired(world);
  world.interactions.set(interaction.token, interaction);
  return interaction;
}

/** Oldest first. Kept slightly longer than they are valid, so that late uses are recognised. */
function forgetExpired(world: World): void {
  for (const [token, { createdAt }] of world.interactions) {
    if (world.now() - createdAt < 2 * TOKEN_LIFE) return;
    world.interactions.delete(token);
  }
}

function giveUp(world: World, interaction: InteractionState): void {
  if (interaction.status !== 'waiting') return;
  const why = interaction.refusal ? `; its last attempt was refused: ${interaction.refusal}` : '';
  const detail = `the bot did not acknowledge within 3 seconds${why}`;
  const body = { what: interaction.what, name: interaction.name };
  recordBreach(world, { rule: 'noAcknowledgement', route: 'INTERACTION_CREATE', detail, body });
  interaction.fail(detail);
}

function describe(
  request: NewInteraction,
  interactionId: string,
  person: { id: string; name: string },
  channel: ChannelState,
): Activity {
  const { what, name, customId, options, values } = request;
  return {
    type: 'interaction',
    person,
    channelId: channel.id,
    interactionId,
    what,
    name,
    ...(customId === undefined ? {} : { customId }),
    ...(options === undefined ? {} : { options }),
    ...(values === undefined ? {} : { values }),
  };
}

/** The payload Discord sends, without absent fields. */
function payload(world: World, interaction: InteractionState, request: NewInteraction): object {
  const { member, channel, source } = request;
  const { guild } = channel;
  const permissions = permissionsIn(world, channel, member);
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type: interaction.kind,
    token: interaction.token,
    version: 1,
    data: request.data,
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    channel_id: channel.id,
    channel: { ...wireChannel(world, channel), permissions: permissions.toString() },
    member: wireMember(member, permissions),
    locale: member.user.locale,
    app_permissions: botPermissions(world, channel).toString(),
    authorizing_integration_owners: { '0': guild.id },
    context: 0,
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...(source ? { message: wireMessage(world, source) } : {}),
  };
}
