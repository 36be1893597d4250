import type { Component, Message, Modal } from './local-discord/index.ts';
import { allComponents } from './look.ts';

/** Resolves ids to the names of people, threads and channels that the transcript's readers know. */
export type NameOf = (kind: 'person' | 'channel' | 'role', id: string) => string;

/** A message as plain lines for a terminal: its texts, then its buttons and files. */
export function showMessage(message: Message, nameOf: NameOf): string[] {
  const components = allComponents(message.components);
  const texts = [message.content, ...components.flatMap(({ content }) => content ?? [])];
  const controls = components.flatMap(controlName);
  return [
    ...texts.filter((text) => text !== '').flatMap((text) => plain(text, nameOf).split('\n')),
    ...(controls.length === 0 ? [] : [controls.map((name) => `[${name}]`).join(' ')]),
    ...components.flatMap(pictureWords),
    ...message.attachments
      .filter(({ contentType }) => !isPicture(contentType))
      .map(({ name, size }) => `📎 ${name} (${Math.ceil(size / 1024)} Kio)`),
  ];
}

const isPicture = (contentType: string): boolean => contentType.startsWith('image/');

function pictureWords({ items }: Component): string[] {
  return (items ?? []).flatMap(({ description }) => `[image : ${description ?? ''}]`.split('\n'));
}

export function showModal(modal: Modal): string {
  const fields = allComponents(modal.components).flatMap(({ label }) => label ?? []);
  return `${modal.title} : ${fields.join(' · ')}`;
}

/** The labels of a form's fields, by id. */
export function fieldLabels(modal: Modal): [string, string][] {
  return allComponents(modal.components).flatMap(({ label, component }): [string, string][] =>
    typeof component?.custom_id === 'string' ? [[component.custom_id, label ?? '']] : [],
  );
}

function controlName({ label, placeholder, custom_id }: Component): string[] {
  if (typeof custom_id !== 'string') return [];
  return [label ?? placeholder ?? custom_id];
}

/** Discord's Markdown as people see it, as plain text. */
export function plain(text: string, nameOf: NameOf): string {
  return text
    .replaceAll(/(?<!\\)<@!?(\d+)>/gu, (_, id: string) => `@${nameOf('person', id)}`)
    .replaceAll(/(?<!\\)<@&(\d+)>/gu, (_, id: string) => `@${nameOf('role', id)}`)
    .replaceAll(/(?<!\\)<#(\d+)>/gu, (_, id: string) => `#${nameOf('channel', id)}`)
    .replaceAll(/(?<!\\)<t:(\d+):(\w)>/gu, (_, at: string, style: string) =>
      moment(Number(at), style),
    )
    .replaceAll(/(?<!\\)\*\*/gu, '')
    .replaceAll(/^(#{1,3}|-#) /gmu, '')
    .replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

function moment(seconds: number, style: string): string {
  if (style === 'R')
    return `dans ${Math.max(0, Math.round((seconds * 1000 - Date.now()) / 60_000))} min`;
  const date = new Date(seconds * 1000);
  const day = date.toLocaleDateString('fr-CA', { dateStyle: 'long' });
  const hour = date.toLocaleTimeString('fr-CA', { timeStyle: 'short' });
  if (style === 'D') return day;
  return style === 't' ? hour : `${day} à ${hour}`;
}
