import { ApplicationFlags, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Account, Owner, PrivilegedIntent } from './account-facts.ts';
import { asking } from './asking.ts';
import { invitation } from './rights.ts';

/** `unreachable`: no answer, or not Discord's. */
export type Identified =
  { readonly account: Account } | { readonly kind: 'refused' | 'unreachable' };

const userSchema = z.object({ id: z.string(), username: z.string() });
const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  flags: z.int().default(0),
  bot_require_code_grant: z.boolean().default(false),
  owner: userSchema.optional(),
  team: z
    .object({
      owner_user_id: z.string().nullable(),
      members: z.array(z.object({ user: userSchema })),
    })
    .nullish(),
});
type Application = z.output<typeof applicationSchema>;
const guildsSchema = z.array(z.object({ id: z.string() }));
const commandsSchema = z.array(z.object({ name: z.string() }));

const intents: Readonly<Record<PrivilegedIntent, number>> = {
  presence: ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited,
  members: ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited,
  content: ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited,
};

/**
 * Asks Discord, without connecting, whose a token is; `own` are the names of Palabre's commands.
 * Never rejects; never tells the token.
 */
export async function identify(
  token: string,
  apiUrl: string | undefined,
  own: ReadonlySet<string>,
): Promise<Identified> {
  const ask = asking(token, apiUrl);
  const user = await ask(Routes.user(), userSchema);
  if (user.status === 401) return { kind: 'refused' };
  const application = await ask(Routes.currentApplication(), applicationSchema);
  if (user.data === undefined || application.data === undefined) return { kind: 'unreachable' };
  const { id, name, flags, bot_require_code_grant: codeGrant } = application.data;
  const [guilds, commands] = await Promise.all([
    ask(Routes.userGuilds(), guildsSchema),
    ask(Routes.applicationCommands(id), commandsSchema),
  ]);
  const names = new Set((commands.data ?? []).map((command) => command.name));
  const account: Account = {
    id: user.data.id,
    name,
    servers: guilds.data?.length ?? 0,
    others: [...names].filter((each) => !own.has(each)),
    intents: privileged.filter((each) => (flags & intents[each]) !== 0),
    codeGrant,
    owner: ownerOf(application.data),
    invite: invitation(id),
  };
  return { account };
}

const privileged: readonly PrivilegedIntent[] = ['presence', 'members', 'content'];

/** For a team's application, Discord gives a user of the team's own instead of a person. */
function ownerOf({ owner, team }: Application): Owner | undefined {
  const person =
    team == null ? owner : team.members.find(({ user }) => user.id === team.owner_user_id)?.user;
  return person && { id: person.id, name: person.username };
}
