import type { Activity, Message, Outcome } from './local-discord/index.ts';
import { allComponents, messageWith } from './look.ts';
import { line, said, writeLines, type Paper } from './paper.ts';
import { choiceKey, fieldLabels, showMessage, showModal, type NameOf } from './show.ts';
import type { Stage } from './stage.ts';
import type { Line } from './terminal.ts';
import { typed } from './typed.ts';

type Act = Extract<Activity, { type: 'interaction' }>;

/**
 * Records who does what and what the bot shows, as it happens; returns a function that stops it.
 */
export function transcribe(stage: Stage, paper: Paper): () => void {
  const names = { stage, nameOf: namer(stage), labels: new Map<string, string>() };
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
export function showCards(stage: Stage, addresses: readonly string[], paper: Paper): void {
  const nameOf = namer(stage);
  for (const address of addresses) {
    const card = messageWith(stage.facilitator, address);
    if (card !== undefined) writeLines(paper, posted(card, 'Palabre (à jour)', nameOf));
  }
}

/** What is needed to show names instead of ids. */
interface Names {
  readonly stage: Stage;
  readonly nameOf: NameOf;
  readonly labels: ReadonlyMap<string, string>;
}

function linesOf(activity: Activity, names: Names): Line[] {
  const { stage, nameOf } = names;
  switch (activity.type) {
    case 'interaction':
      return interactionLines(activity, names);
    case 'answer':
      return answerLines(activity.person.name, activity.outcome, nameOf);
    case 'message':
      return messageLines(activity.message, stage, nameOf);
    case 'breach':
      return [line('breach', '  !! ', `${activity.breach.rule} : ${activity.breach.detail}`)];
    default:
      return [];
  }
}

const gestures = {
  slash: 'tape',
  button: 'clique',
  select: 'choisit',
  modal: 'envoie',
  contextMenu: 'appelle sur un message',
  autocomplete: 'cherche',
} as const;

function interactionLines(activity: Act, names: Names): Line[] {
  const { person, what, channelId } = activity;
  if (what === 'autocomplete') return [];
  const done = `${person.name} ${gestures[what]} ${calledLine(activity, names)}`;
  const where = `(#${names.nameOf('channel', channelId)})`;
  return [line('act', '', `${done}  ${where}`, '  '), ...givenLines(activity, names)];
}

/** What was pressed or typed, in the language of who did. */
function calledLine(activity: Act, { stage, nameOf, labels }: Names): string {
  const { what, name, options, person } = activity;
  if (what !== 'slash' && what !== 'contextMenu') return `« ${name} »`;
  const locale = stage.guild.people().find(({ id }) => id === person.id)?.locale ?? 'fr';
  const labelOf = (_: string, value: string) =>
    labels.get(suggestionKey(value)) ?? nameOf('anything', value);
  const names = what === 'slash' ? name.split(' ') : [name];
  const { command, given } = typed(stage.discord.commands(), names, options, locale, labelOf);
  return what === 'slash' ? [`/${command}`, ...given].join(' ') : `« ${command} »`;
}

/** What a form was filled in with, or what was picked in a list. */
function givenLines({ values, ...activity }: Act, names: Names): Line[] {
  const { nameOf, labels } = names;
  if (values === null || typeof values !== 'object') return [];
  if (Array.isArray(values)) return [given('', pickedLabels(activity, values.map(String), names))];
  return Object.entries(values).flatMap(([key, value]) => {
    const text = (Array.isArray(value) ? value : [value])
      .map((each) => labels.get(choiceKey(key, String(each))) ?? nameOf('person', String(each)))
      .join(', ');
    return text === '' ? [] : [given(`${labels.get(key) ?? key} : `, text)];
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

function answerLines(person: string, outcome: Outcome, nameOf: NameOf): Line[] {
  if (outcome.kind === 'modal')
    return [line('answer', '    ↳ ', `formulaire « ${showModal(outcome.modal)} »`, '      ')];
  if (outcome.kind !== 'message' && outcome.kind !== 'update') return [];
  const [first = { tone: 'words', text: '' }, ...rest] = showMessage(outcome.message, nameOf);
  return [
    line('answer', '    ↳ ', `(pour ${person} seulement) ${first.text}`, '      '),
    ...rest.map((each) => said('      ', each)),
  ];
}

function messageLines(message: Message, stage: Stage, nameOf: NameOf): Line[] {
  if (message.ephemeralFor !== undefined) return [];
  const author =
    message.authorId === stage.discord.botId ? 'Palabre' : nameOf('person', message.authorId);
  return posted(message, author, nameOf);
}

function posted(message: Message, author: string, nameOf: NameOf): Line[] {
  return [
    line('place', '  ', `#${nameOf('channel', message.channelId)} · ${author}`),
    ...showMessage(message, nameOf).map((each) => said('  │ ', each)),
  ];
}

function namer({ guild, discord }: Stage): NameOf {
  const person = (id: string): string | undefined =>
    id === discord.botId ? 'Palabre' : guild.people().find((each) => each.id === id)?.name;
  const channel = (id: string): string | undefined =>
    guild.channels().find((each) => each.id === id)?.name;
  return (kind, id) => {
    if (kind === 'role') return 'rôle';
    if (kind === 'person') return person(id) ?? id;
    if (kind === 'channel') return channel(id) ?? id;
    return person(id) ?? channel(id) ?? id;
  };
}
