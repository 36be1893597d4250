import { dated } from '../i18n/dates.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Component, Message, Modal } from './local-discord/index.ts';
import { allComponents } from './look.ts';
import type { Shown } from './paper.ts';
import { timezone } from './stage.ts';

/** Resolves ids to the names of people, threads and channels that the transcript's readers know. */
export type NameOf = (kind: 'person' | 'channel' | 'role' | 'anything', id: string) => string;

/** What a message is told with. */
export interface Reader {
  readonly nameOf: NameOf;
  readonly t: Translator;
}

const words = (text: string): Shown => ({ tone: 'words', text });

/** A message as plain lines for a terminal: its texts, then its buttons and files. */
export function showMessage(message: Message, reader: Reader): Shown[] {
  const components = message.components.flatMap(inOrder);
  const texts = [message.content, ...components.flatMap(({ content }) => content ?? [])];
  const controls = components.flatMap(controlName);
  const buttons = controls.map(bracketed).join(' ');
  return [
    ...texts
      .filter((text) => text !== '')
      .flatMap((text) => plain(text, reader).split('\n'))
      .map(words),
    ...(controls.length === 0 ? [] : [{ tone: 'controls' as const, text: buttons }]),
    ...components.flatMap((each) => pictureWords(each, reader)).map(words),
    ...message.attachments
      .filter(({ contentType }) => !isPicture(contentType))
      .map(({ name, size }) =>
        words(
          `📎 ${name} (${reader.t.plain('rehearsal.fileSize', { size: Math.ceil(size / 1024) })})`,
        ),
      ),
  ];
}

/** A button beside some words stands at their end. */
function inOrder(component: Component): Component[] {
  const { accessory, components = [] } = component;
  if (accessory === undefined) return [component, ...components.flatMap(inOrder)];
  const text = components.flatMap(({ content }) => content ?? []).join('\n');
  return [{ ...component, content: [text, ...controlName(accessory).map(bracketed)].join(' ') }];
}

const bracketed = (name: string): string => `[${name}]`;

const isPicture = (contentType: string): boolean => contentType.startsWith('image/');

function pictureWords({ items }: Component, { t }: Reader): string[] {
  return (items ?? []).flatMap(({ description }) =>
    t.plain('rehearsal.picture', { what: description ?? '' }).split('\n'),
  );
}

export function showModal(modal: Modal, { t }: Reader): string {
  const fields = allComponents(modal.components).flatMap(({ label }) => label ?? []);
  return t.plain('rehearsal.form', { title: modal.title, fields: fields.join(' · ') });
}

/** The labels of a form's fields by id, and those of what may be chosen in one by `choiceKey`. */
export function fieldLabels(modal: Modal): [string, string][] {
  return allComponents(modal.components).flatMap(({ label, component }): [string, string][] => {
    const id = component?.custom_id;
    if (typeof id !== 'string') return [];
    const choices = component?.options ?? [];
    return [
      [id, label ?? ''],
      ...choices.map((each): [string, string] => [choiceKey(id, each.value), each.label]),
    ];
  });
}

export const choiceKey = (field: string, value: string): string => `${field} = ${value}`;

function controlName({ label, placeholder, custom_id }: Component): string[] {
  if (typeof custom_id !== 'string') return [];
  return [label ?? placeholder ?? custom_id];
}

/** Discord's Markdown as people see it, as plain text. */
export function plain(text: string, { nameOf, t }: Reader): string {
  return text
    .replaceAll(/(?<!\\)<@!?(\d+)>/gu, (_, id: string) => `@${nameOf('person', id)}`)
    .replaceAll(/(?<!\\)<@&(\d+)>/gu, (_, id: string) => `@${nameOf('role', id)}`)
    .replaceAll(/(?<!\\)<#(\d+)>/gu, (_, id: string) => `#${nameOf('channel', id)}`)
    .replaceAll(/(?<!\\)<t:(\d+):(\w)>/gu, (_, at: string, style: string) =>
      moment(Number(at), style, t),
    )
    .replaceAll(/(?<!\\)\*\*/gu, '')
    .replaceAll(/^(#{1,3}|-#) /gmu, '')
    .replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

/** As Discord shows it, in the zone of the rehearsal's community. */
function moment(seconds: number, style: string, t: Translator): string {
  const at = seconds * 1000;
  if (style === 'R') return fromNow(Math.round((at - Date.now()) / 60_000), t);
  return dated(at, t.locale, { ...(shown[style] ?? shown['f']), timeZone: timezone });
}

const shown: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  D: { dateStyle: 'long' },
  t: { hour: 'numeric', minute: '2-digit' },
  f: { dateStyle: 'long', timeStyle: 'short' },
};

function fromNow(minutes: number, t: Translator): string {
  if (minutes === 0) return t.plain('rehearsal.justNow');
  const language = t.locale === 'fr' ? 'fr-CA' : t.locale;
  return new Intl.RelativeTimeFormat(language, { style: 'short' }).format(minutes, 'minute');
}
