import { PermissionFlagsBits as Bit, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLocalDiscord } from '../../src/rehearsal/local-discord/index.ts';
import { refusal, setStage, type Stage } from './local-discord-bot.ts';

let stage: Stage;
let now: number;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 15);
  stage = await setStage({ now: () => now });
});
afterEach(() => stage.discord.close());

const hour = 60 * 60_000;
const at = (hours: number) => new Date(now + hours * hour).toISOString();
const all = () => Routes.guildScheduledEvents(stage.guild.id);
const one = (id: string) => Routes.guildScheduledEvent(stage.guild.id, id);
const event = (more: object = {}) => ({
  name: 'Notre atelier',
  description: 'Les cinq piliers',
  privacy_level: 2,
  entity_type: 3,
  scheduled_start_time: at(24),
  scheduled_end_time: at(26),
  entity_metadata: { location: 'https://discord.com/channels/1/2' },
  ...more,
});

const create = (more: object = {}) => stage.rest.post(all(), { body: event(more) });
const refused = (request: () => Promise<unknown>) => refusal(stage.discord, request);

async function created(): Promise<string> {
  await create();
  return stage.guild.events()[0]?.id ?? '';
}

describe('a scheduled event', () => {
  it('is created, listed, changed and deleted by its creator', async () => {
    const id = await created();
    expect(await stage.rest.get(all())).toMatchObject([
      { id, name: 'Notre atelier', creator_id: stage.discord.botId, status: 1, entity_type: 3 },
    ]);
    await stage.rest.patch(one(id), { body: { name: 'Plus tard', scheduled_start_time: at(25) } });
    expect(stage.guild.events()).toMatchObject([
      { id, name: 'Plus tard', startsAt: now + 25 * hour },
    ]);
    await stage.rest.delete(one(id));
    expect(await stage.rest.get(all())).toEqual([]);
    expect(stage.discord.breaches).toEqual([]);
  });

  it('becomes active at its time, and is in no list once it is over', async () => {
    await created();
    now += 25 * hour;
    expect(await stage.rest.get(all())).toMatchObject([{ status: 2 }]);
    now += 2 * hour;
    expect(await stage.rest.get(all())).toEqual([]);
  });

  it.each([
    ['eventInThePast', { scheduled_start_time: '2026-01-14T00:00:00.000Z' }],
    ['eventEnd', { scheduled_end_time: '2026-01-15T01:00:00.000Z' }],
    ['eventEnd', { scheduled_end_time: undefined }],
    ['eventName', { name: '' }],
    ['eventDescription', { description: '' }],
    ['eventLocation', { entity_metadata: { location: '' } }],
    ['spec', { name: 'x'.repeat(101) }],
    ['spec', { description: 'x'.repeat(1001) }],
    ['spec', { entity_metadata: { location: 'x'.repeat(101) } }],
    ['spec', { entity_type: 2 }],
    ['spec', { privacy_level: 1 }],
    ['unknownKey', { nonce_of_mine: '1' }],
  ])('is refused by the rule %s: %j', async (rule, more) => {
    const { code, rules } = await refused(() => create(more));
    expect(code).toBe(50035);
    expect(rules).toContain(rule);
    expect(stage.guild.events()).toEqual([]);
  });

  it('requires the permission to create events, in the whole server', async () => {
    const id = await created();
    stage.guild.denyBotEverywhere(Bit.CreateEvents);
    for (const request of [() => create(), () => stage.rest.delete(one(id))])
      expect(await refused(request)).toMatchObject({ code: 50013, rules: ['missingPermissions'] });
  });

  it('that has started keeps its time; one that is gone is unknown', async () => {
    const id = await created();
    now += 24.5 * hour;
    const body = { scheduled_start_time: at(2), scheduled_end_time: at(4) };
    expect(await refused(() => stage.rest.patch(one(id), { body }))).toMatchObject({
      rules: ['eventBegun'],
    });
    stage.guild.deleteEvent(id);
    expect(await refused(() => stage.rest.delete(one(id)))).toMatchObject({ code: 10070 });
  });

  it('is one of a hundred at most', async () => {
    for (let n = 0; n < 100; n += 1) await create();
    expect(await refused(() => create())).toMatchObject({ code: 30038, rules: ['tooManyEvents'] });
  });

  it('is still there when the local Discord is restarted', async () => {
    const id = await created();
    const state: unknown = JSON.parse(JSON.stringify(stage.discord.dump()));
    const again = await startLocalDiscord({ now: () => now, state });
    expect(again.guilds[0]?.events()).toEqual(stage.guild.events());
    expect(again.guilds[0]?.events()[0]?.id).toBe(id);
    await again.close();
  });
});
