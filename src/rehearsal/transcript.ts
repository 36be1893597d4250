import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Activity, Message, Outcome } from './local-discord/index.ts';
import { allComponents, messageWith } from './look.ts';
import { line, said, writeLines, type Paper } from './paper.ts';
import {
  choiceKey,
  fieldLabels,
  showMessage,
  showModal,
  type NameOf,
  type Reader,
} from './show.ts';
import type { Stage } from './stage.ts';
import type { Line } from './terminal.ts';
import { typed } from './typed.ts';

type Act = Extract<Activity, { type: 'interaction' }>;

/**
 * Records who does what and what the bot shows, as it happens; returns a function that stops it.
 */
export function transcribe(stage: Stage, t: Translator, paper: Paper): () => void {
  const names = { stage, t, nameOf: namer(stage, t), labels: new Map<string, string>() };
  return stage.discord.onActivity((activity) => {
    if (activity.type === 'answer') learn(activity.outcome, names.labels);
    writeLines(paper, linesOf(activity, names));
  });
}

/** What people see of what they choose: the labels of a form, and what the bot suggested. */
function learn(outcome: Outcome, labels: Map<string, string>): void {
  if (outcome.kind === 'modal')
    for (const [id, label] of fieldLabels(outcome.modal)) labels.set(id, label);
  if (outcome.kind === 'choices')
    for (const { name, value } of outcome.choices) labels.set(suggestionKey(value), name);
}

const suggestionKey = (value: string | number): string => `suggested ${value}`;

/** The live cards at the end of a step, since edits are not recorded one by one. */
export function showCards(
  stage: Stage,
  addresses: readonly string[],
  t: Translator,
  paper: Paper,
): void {
  const reader = { t, nameOf: namer(stage, t) };
  for (const address of addresses) {
    const card = messageWith(stage.facilitator, address);
    if (card !== undefined) writeLines(paper, posted(card, t.plain('rehearsal.upToDate'), reader));
  }
}

/** What is needed to show names instead of ids. */
interface Names extends Reader {
  readonly stage: Stage;
  readonly labels: ReadonlyMap<string, string>;
}

function linesOf(activity: Activity, names: Names): Line[] {
  switch (activity.type) {
    case 'interaction':
      return interactionLines(activity, names);
    case 'answer':
      return answerLines(activity.person.name, activity.outcome, names);
    case 'message':
      return messageLines(activity.message, names);
    case 'breach':
      return [line('breach', '  !! ', `${activity.breach.rule} : ${activity.breach.detail}`)];
    default:
      return [];
  }
}

const gestures = {
  slash: 'rehearsal.types',
  button: 'rehearsal.clicks',
  select: 'rehearsal.chooses',
  modal: 'rehearsal.sends',
  contextMenu: 'rehearsal.calls',
} as const satisfies Record<string, MessageKey>;

function interactionLines(activity: Act, names: Names): Line[] {
  const { person, what, channelId } = activity;
  if (what === 'autocomplete') return [];
  const called = { name: person.name, what: calledLine(activity, names) };
  const where = `(#${names.nameOf('channel', channelId)})`;
  const done = names.t.plain(gestures[what], called);
  return [line('act', '', `${done}  ${where}`, '  '), ...givenLines(activity, names)];
}

/** What was pressed or typed, in the language of who did. */
function calledLine(activity: Act, { stage, nameOf, labels }: Names): string {
  const { what, name, options, person } = activity;
  if (what !== 'slash' && what !== 'contextMenu') return name;
  const locale = stage.guild.people().find(({ id }) => id === person.id)?.locale ?? 'fr';
  const labelOf = (_: string, value: string) =>
    labels.get(suggestionKey(value)) ?? nameOf('anything', value);
  const names = what === 'slash' ? name.split(' ') : [name];
  const { command, given } = typed(stage.discord.commands(), names, options, locale, labelOf);
  return what === 'slash' ? [`/${command}`, ...given].join(' ') : command;
}

/** What a form was filled in with, or what was picked in a list. */
function givenLines({ values, ...activity }: Act, names: Names): Line[] {
  const { nameOf, labels, t } = names;
  if (values === null || typeof values !== 'object') return [];
  if (Array.isArray(values)) return [given('', pickedLabels(activity, values.map(String), names))];
  return Object.entries(values).flatMap(([key, value]) => {
    const text = (Array.isArray(value) ? value : [value])
      .map((each) => labels.get(choiceKey(key, String(each))) ?? nameOf('person', String(each)))
      .join(', ');
    const label = t.plain('rehearsal.given', { label: labels.get(key) ?? key });
    return text === '' ? [] : [given(`${label} `, text)];
  });
}

const given = (label: string, text: string): Line =>
  line('words', '    ', `${label}${text.replaceAll('\n', ' / ')}`, '      ');

function pickedLabels(
  { person, channelId, customId }: Omit<Act, 'values'>,
  picked: readonly string[],
  { stage, nameOf }: Names,
): string {
  const seen = stage.guild.people().find(({ id }) => id === person.id);
  const offered = (seen?.read(channelId) ?? [])
    .flatMap(({ components }) => allComponents(components))
    .findLast(({ custom_id }) => custom_id === customId)?.options;
  return picked
    .map((each) => offered?.find(({ value }) => value === each)?.label ?? nameOf('anything', each))
    .join(', ');
}

function answerLines(name: string, outcome: Outcome, reader: Reader): Line[] {
  if (outcome.kind === 'modal')
    return [line('answer', '    ↳ ', showModal(outcome.modal, reader), '      ')];
  if (outcome.kind !== 'message' && outcome.kind !== 'update') return [];
  const [first = { tone: 'words', text: '' }, ...rest] = showMessage(outcome.message, reader);
  const onlyFor = reader.t.plain('rehearsal.onlyFor', { name });
  return [
    line('answer', '    ↳ ', `${onlyFor} ${first.text}`, '      '),
    ...rest.map((each) => said('      ', each)),
  ];
}

function messageLines(message: Message, reader: Names): Line[] {
  const { stage, nameOf } = reader;
  if (message.ephemeralFor !== undefined) return [];
  const author =
    message.authorId === stage.discord.botId ? 'Palabre' : nameOf('person', message.authorId);
  return posted(message, author, reader);
}

function posted(message: Message, author: string, reader: Reader): Line[] {
  const { nameOf } = reader;
  return [
    line('place', '  ', `#${nameOf('channel', message.channelId)} · ${author}`),
    ...showMessage(message, reader).map((each) => said('  │ ', each)),
  ];
}

function namer({ guild, discord }: Stage, t: Translator): NameOf {
  const person = (id: string): string | undefined =>
    id === discord.botId ? 'Palabre' : guild.people().find((each) => each.id === id)?.name;
  const channel = (id: string): string | undefined =>
    guild.channels().find((each) => each.id === id)?.name;
  return (kind, id) => {
    if (kind === 'role') return t.plain('rehearsal.role');
    if (kind === 'person') return person(id) ?? id;
    if (kind === 'channel') return channel(id) ?? id;
    return person(id) ?? channel(id) ?? id;
  };
}
