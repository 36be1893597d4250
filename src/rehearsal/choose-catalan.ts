import type { Person } from './local-discord/index.ts';
import { discordOfCatalans, type Stage } from './stage.ts';

/** Somebody chooses Catalan as people do: Discord does not say of anyone that they read it. */
export async function chooseCatalan({ channel }: Stage, person: Person): Promise<void> {
  await person.slash(channel.id, 'language', { language: 'ca' });
}

/** Everybody whose Discord is a Catalan's; what they were answered does not stay on their screens. */
export async function everybodyChoosesCatalan(stage: Stage): Promise<void> {
  const readers = stage.guild.people().filter(({ locale }) => locale === discordOfCatalans);
  for (const reader of readers) await chooseCatalan(stage, reader);
  stage.discord.dismissPrivateAnswers();
}
