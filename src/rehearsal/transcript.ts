import type { Step } from '../template/domain/template.ts';
import type { Activity, Message, Outcome } from './local-discord/index.ts';
import { messageWith } from './look.ts';
import { fieldLabels, showMessage, showModal, type NameOf } from './show.ts';
import type { Stage } from './stage.ts';

type Write = (line: string) => void;

/**
 * Records who does what and what the bot shows, as it happens; returns a function that stops it.
 */
export function transcribe(stage: Stage, write: Write): () => void {
  const nameOf = namer(stage);
  const labels = new Map<string, string>();
  return stage.discord.onActivity((activity) => {
    if (activity.type === 'answer' && activity.outcome.kind === 'modal')
      for (const [id, label] of fieldLabels(activity.outcome.modal)) labels.set(id, label);
    for (const line of linesOf(activity, { stage, nameOf, labels })) write(line);
  });
}

export function stepHeading(step: Step, index: number, total: number): string {
  return heading(`${index + 1}/${total} · ${step.title.fr}`);
}

export function heading(title: string): string {
  return `\n${`── ${title} `.padEnd(90, '─')}`;
}

/** The live cards at the end of a step, since edits are not recorded one by one. */
export function showCards(stage: Stage, addresses: readonly string[], write: Write): void {
  const nameOf = namer(stage);
  for (const address of addresses) {
    const card = messageWith(stage.facilitator, address);
    if (card !== undefined) writeMessage(card, nameOf, write);
  }
}

function writeMessage(message: Message, nameOf: NameOf, write: Write): void {
  write(`  #${nameOf('channel', message.channelId)} · Palabre (à jour)`);
  for (const line of showMessage(message, nameOf)) write(`  │ ${line}`);
}

/** What is needed to show names instead of ids. */
interface Names {
  readonly stage: Stage;
  readonly nameOf: NameOf;
  readonly labels: ReadonlyMap<string, string>;
}

function linesOf(activity: Activity, names: Names): string[] {
  const { stage, nameOf } = names;
  switch (activity.type) {
    case 'interaction':
      return interactionLines(activity, names);
    case 'answer':
      return answerLines(activity.person.name, activity.outcome, nameOf);
    case 'message':
      return messageLines(activity.message, stage, nameOf);
    case 'breach':
      return [`  !! ${activity.breach.rule} : ${activity.breach.detail}`];
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

function interactionLines(
  activity: Extract<Activity, { type: 'interaction' }>,
  names: Names,
): string[] {
  const { nameOf } = names;
  const { person, what, name, options, values, channelId } = activity;
  if (what === 'autocomplete') return [];
  const given = Object.values(options ?? {}).map(String);
  const line = `${person.name} ${gestures[what]} ${what === 'slash' ? `/${name}` : `« ${name} »`} ${given.join(' ')}`;
  return [`${line.trimEnd()}  (#${nameOf('channel', channelId)})`, ...typedLines(values, names)];
}

function typedLines(values: unknown, { nameOf, labels }: Names): string[] {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return [];
  return Object.entries(values).flatMap(([key, value]) => {
    const text = (Array.isArray(value) ? value : [value])
      .map((entry) => nameOf('person', String(entry)))
      .join(', ');
    return text === '' ? [] : [`    ${labels.get(key) ?? key} : ${text.replaceAll('\n', ' / ')}`];
  });
}

function answerLines(person: string, outcome: Outcome, nameOf: NameOf): string[] {
  if (outcome.kind === 'modal') return [`    ↳ formulaire « ${showModal(outcome.modal)} »`];
  if (outcome.kind !== 'message' && outcome.kind !== 'update') return [];
  const [first = '', ...rest] = showMessage(outcome.message, nameOf);
  return [`    ↳ (pour ${person} seulement) ${first}`, ...rest.map((line) => `      ${line}`)];
}

function messageLines(message: Message, stage: Stage, nameOf: NameOf): string[] {
  if (message.ephemeralFor !== undefined) return [];
  const author =
    message.authorId === stage.discord.botId ? 'Palabre' : nameOf('person', message.authorId);
  return [
    `  #${nameOf('channel', message.channelId)} · ${author}`,
    ...showMessage(message, nameOf).map((line) => `  │ ${line}`),
  ];
}

function namer({ guild, discord }: Stage): NameOf {
  return (kind, id) => {
    if (kind === 'role') return 'rôle';
    if (kind === 'person')
      return id === discord.botId
        ? 'Palabre'
        : (guild.people().find((each) => each.id === id)?.name ?? id);
    return guild.channels().find((each) => each.id === id)?.name ?? id;
  };
}
