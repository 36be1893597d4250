import type { Component } from 'discord-api-spec/zod';
import { isSelect, Kind, walk } from '../rules/component-walk.ts';
import type { ButtonChoice } from '../handles.ts';
import type { MessageState } from '../states.ts';
import { Refused } from './refused.ts';

/** Finds the button to press, or throws with a list of those that exist. */
export function findButton(message: MessageState, choice: ButtonChoice): Component {
  const buttons = all(message).filter(({ type }) => type === Kind.button);
  const found = buttons.find((button) =>
    'label' in choice
      ? fits(choice.label, button.label ?? button.emoji?.name)
      : fits(choice.customId, button.custom_id),
  );
  const wanted = String('label' in choice ? choice.label : choice.customId);
  return usable(found, `button ${wanted}`, buttons, message);
}

export function findSelect(message: MessageState, customId: string | RegExp): Component {
  const selects = all(message).filter(isSelect);
  const found = selects.find((select) => fits(customId, select.custom_id));
  return usable(found, `select ${String(customId)}`, selects, message);
}

const all = (message: MessageState): Component[] =>
  walk(message.components).map(({ component }) => component);

function fits(wanted: string | RegExp, text: string | null | undefined): boolean {
  if (typeof text !== 'string') return false;
  return typeof wanted === 'string' ? wanted === text : wanted.test(text);
}

function usable(
  found: Component | undefined,
  wanted: string,
  there: readonly Component[],
  message: MessageState,
): Component {
  if (!found) {
    const names = there.map(({ label, custom_id: id }) => `${label ?? ''} [${id ?? 'link'}]`);
    throw new Refused(
      'gone',
      `no ${wanted} in message ${message.id}; there is: ${names.join(', ') || '-'}`,
    );
  }
  if (found.disabled) throw new Refused('greyed', `${wanted} is disabled`);
  if (!found.custom_id) throw new Error(`${wanted} is a link: the bot is not told of it`);
  return found;
}
