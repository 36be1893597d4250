import type { Component } from 'discord-api-spec/zod';
import { InteractionKind } from '../interaction-state.ts';
import { interact } from '../interactions.ts';
import type { Modal, Outcome } from '../types.ts';
import type { World } from '../world.ts';
import type { MemberState, MessageState } from '../states.ts';
import { checkAmount, fillModal } from './fill-modal.ts';
import type { Given } from './fill-modal.ts';
import { Refused } from './refused.ts';
import { isEntitySelect, mergeResolved, resolve } from './resolve.ts';
import { visibleChannel } from './sight.ts';

export async function useComponent(
  world: World,
  member: MemberState,
  source: MessageState,
  component: Component,
  what: 'button' | 'select',
  values?: string[],
): Promise<Outcome> {
  const { channel } = source;
  if (channel.thread?.locked) {
    throw new Refused('closed', `the thread ${channel.name} is locked`);
  }
  const { type, id, custom_id, label } = component;
  const name = label ?? component.placeholder ?? custom_id ?? '';
  const chosen = values ? selected(world, source, component, values) : {};
  return interact(world, {
    kind: InteractionKind.component,
    what,
    name,
    member,
    channel,
    source,
    data: { component_type: type, id, custom_id, ...chosen },
    ...(custom_id ? { customId: custom_id } : {}),
    ...(values ? { values } : {}),
  });
}

function selected(world: World, source: MessageState, select: Component, values: string[]): object {
  checkAmount(select, values, `the select ${select.custom_id}`);
  if (isEntitySelect(select.type)) {
    return { values, resolved: resolve(world, source.channel, select.type, values) };
  }
  const stranger = values.find((value) => !select.options?.some((o) => o.value === value));
  if (stranger !== undefined) {
    throw new Error(`the select ${select.custom_id} does not offer "${stranger}"`);
  }
  return { values };
}

export async function submit(
  world: World,
  member: MemberState,
  modal: Modal,
  values: Given,
): Promise<Outcome> {
  const channel = visibleChannel(world, member, modal.channelId);
  if (modal.personId !== member.user.id) {
    throw new Error(`that modal is not on the screen of ${member.user.name}`);
  }
  const { components, inputs } = fillModal(modal, values);
  const resolved = mergeResolved(
    inputs
      .filter(({ type }) => isEntitySelect(type))
      .map((input) => resolve(world, channel, input.type, input.values)),
  );
  const source = modal.messageId === undefined ? undefined : world.messages.get(modal.messageId);
  return interact(world, {
    kind: InteractionKind.modalSubmit,
    what: 'modal',
    name: modal.title,
    member,
    channel,
    ...(source ? { source } : {}),
    data: { custom_id: modal.custom_id, components, resolved },
    customId: modal.custom_id,
    values,
  });
}
