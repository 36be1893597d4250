import { InteractionKind } from '../interaction-state.ts';
import { interact } from '../interactions.ts';
import { Kind } from '../rules/component-walk.ts';
import type { Outcome } from '../types.ts';
import type { Forged } from '../handles.ts';
import type { World } from '../world.ts';
import type { ChannelState, MemberState, MessageState } from '../states.ts';
import { mergeResolved, resolve } from './resolve.ts';
import { visibleChannel } from './sight.ts';

/**
 * An interaction with an address that no message showed to this person, as a custom client could
 * send. Discord only guarantees who they are and where.
 */
export function forge(
  world: World,
  member: MemberState,
  channelId: string,
  { customId, values, fields, people = [] }: Forged,
): Promise<Outcome> {
  const channel = visibleChannel(world, member, channelId);
  const source = someMessage(world, channel);
  const common = { member, channel, source, name: customId, customId };
  const chosen = mergeResolved([resolve(world, channel, Kind.userSelect, people)]);
  if (fields !== undefined) {
    const components = Object.entries(fields).map(([id, value]) => fieldOf(id, value, people));
    const data = { custom_id: customId, components, resolved: chosen };
    return interact(world, { ...common, kind: InteractionKind.modalSubmit, what: 'modal', data });
  }
  const list = values === undefined ? {} : { values, resolved: chosen };
  const type = values === undefined ? Kind.button : listType(people);
  return interact(world, {
    ...common,
    kind: InteractionKind.component,
    what: values === undefined ? 'button' : 'select',
    data: { component_type: type, id: 1, custom_id: customId, ...list },
  });
}

const listType = (people: readonly string[]): number =>
  people.length > 0 ? Kind.userSelect : Kind.stringSelect;

/** Strings are typed, lists are ticked; a list of people is a user select. */
function fieldOf(id: string, value: string | readonly string[], people: readonly string[]): object {
  const content =
    typeof value === 'string'
      ? { type: Kind.textInput, value }
      : {
          type: value.some((each) => people.includes(each)) ? Kind.userSelect : Kind.checkboxGroup,
          values: value,
        };
  return { type: Kind.label, id: 1, component: { id: 2, custom_id: id, ...content } };
}

/** A message of the bot's to hold the component, as a forger would pick. */
function someMessage(world: World, channel: ChannelState): MessageState {
  const own = [...channel.messages.values()].find(({ author }) => author.id === world.bot.id);
  return (
    own ?? {
      id: world.nextId(),
      channel,
      type: 0,
      author: world.bot,
      content: '',
      embeds: [],
      components: [],
      flags: 0,
      files: [],
      pings: { everyone: false, users: [], roles: [] },
      createdAt: world.now(),
    }
  );
}
