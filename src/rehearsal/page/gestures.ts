import { ModalInteractionCallbackRequestDataSchema } from 'discord-api-spec/zod';
import { z } from 'zod';
import type { Person } from '../local-discord/index.ts';
import type { WireAct, WireOutcome } from './protocol-acts.ts';
import { wireOutcome } from './wire.ts';

const id = z.string().min(1);
const base = { person: id };
const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** A modal as sent to the page; its content is validated by Discord's own document. */
const modal = z.intersection(
  z.object({
    interactionId: id,
    channelId: id,
    personId: id,
    messageId: id.exactOptional(),
  }),
  ModalInteractionCallbackRequestDataSchema,
);

export const actSchema: z.ZodType<WireAct> = z.discriminatedUnion('do', [
  z.object({ ...base, do: z.literal('slash'), channel: id, command: id, options }),
  z.object({
    ...base,
    do: z.literal('complete'),
    channel: id,
    command: id,
    options,
    focused: id,
  }),
  z.object({ ...base, do: z.literal('click'), channel: id, message: id, customId: id }),
  z.object({
    ...base,
    do: z.literal('choose'),
    channel: id,
    message: id,
    customId: id,
    values: z.array(z.string()),
  }),
  z.object({
    ...base,
    do: z.literal('submit'),
    modal,
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({ ...base, do: z.literal('contextMenu'), name: id, channel: id, message: id }),
  z.object({ ...base, do: z.literal('write'), channel: id, text: z.string().min(1).max(2000) }),
]);

/** Makes a person's gesture on the local Discord. Throws if their client would not let them. */
export async function perform(person: Person, act: WireAct): Promise<WireOutcome> {
  switch (act.do) {
    case 'slash':
      return wireOutcome(await person.slash(act.channel, act.command, { ...act.options }));
    case 'complete':
      return { kind: 'choices', choices: await offered(person, act) };
    case 'click':
      return wireOutcome(await person.click(messageOf(act), { customId: act.customId }));
    case 'choose':
      return wireOutcome(
        await person.choose(messageOf(act), { customId: act.customId }, [...act.values]),
      );
    case 'submit':
      return wireOutcome(await person.submit(act.modal, valuesOf(act.values)));
    case 'contextMenu':
      return wireOutcome(await person.contextMenu(act.name, messageOf(act)));
    case 'write':
      person.write(act.channel, act.text);
      return { kind: 'done' };
  }
}

function offered(person: Person, act: Extract<WireAct, { do: 'complete' }>) {
  return person.complete(act.channel, act.command, { ...act.options }, act.focused);
}

const messageOf = ({ channel, message }: { channel: string; message: string }) => ({
  channelId: channel,
  messageId: message,
});

function valuesOf(
  values: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : [...value],
    ]),
  );
}
