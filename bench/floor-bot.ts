import { Client, Events, GatewayIntentBits, MessageFlags, type Interaction } from 'discord.js';

/**
 * The least that a vote can cost with discord.js: shows a form, and acknowledges it with an answer of
 * the same size as Palabre's. With STORE it writes one flushed LMDB record before (the durable
 * floor), or one row where STORE is a PostgreSQL database; without, it writes nothing (the bare floor).
 */
const { API_URL = '', TOKEN = '', ANSWERS = '{}', STORE } = process.env;
const { card, form, receipt } = JSON.parse(ANSWERS);
const write = await writerTo(STORE);
const flags = MessageFlags.IsComponentsV2;

/** What keeps a ballot, and resolves once that would survive a power cut. */
async function writerTo(store: string | undefined): Promise<(ballot: unknown) => Promise<unknown>> {
  let ballots = 0;
  if (store === undefined) return async () => {};
  if (store.startsWith('postgres:')) {
    const { Pool } = (await import('pg')).default;
    const pool = new Pool({ connectionString: store });
    await pool.query('CREATE TABLE ballots (id bigserial PRIMARY KEY, ballot jsonb NOT NULL)');
    const text = 'INSERT INTO ballots (ballot) VALUES ($1)';
    return (ballot) => pool.query({ text, values: [JSON.stringify(ballot)] });
  }
  const db = (await import('lmdb')).open({ path: store });
  return async (ballot) => {
    await db.put(`ballot/${(ballots += 1)}`, ballot);
    await db.flushed;
  };
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isButton()) await interaction.showModal(form);
  if (!interaction.isModalSubmit()) return;
  const { fields, user } = interaction;
  const ballot = { voter: user.id, yes: fields.getCheckboxGroup('yes'), at: Date.now() };
  await write(ballot);
  await interaction.reply({ components: receipt, flags: [flags, MessageFlags.Ephemeral] });
}

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: API_URL } });
client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
client.once(Events.ClientReady, () => {
  console.log('{"msg":"ready"}');
  const channel = client.channels.cache.find((each) => each.isSendable());
  if (card !== undefined) void channel?.send({ components: card, flags });
});
await client.login(TOKEN);
