import { openedWorkshop } from '../../src/workshop/stream.ts';
import { workshopIn } from '../../src/workshop/cases.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageWith, press, until } from '../../src/rehearsal/look.ts';
import { setSmallStage, type SmallStage } from '../support/small-stage.ts';

let stage: SmallStage;
let workshop: string;
beforeEach(async () => {
  stage = await setSmallStage();
  await stage.ana.slash(stage.channel.id, 'workshop start', { template: 'dix-minutes' });
  await until('the card', () => messageWith(stage.ana, 'time.extend'));
  const found = await workshopIn(stage.bot.context, {
    community: stage.guild.id,
    channel: stage.channel.id,
  });
  workshop = found.ok ? found.value.id : '';
});
afterEach(() => stage.close());

const endsAt = async (): Promise<number> => {
  const found = await openedWorkshop(stage.bot.context, workshop);
  return found.ok ? (found.value.timebox?.endsAt ?? 0) : 0;
};

/** Holds back what Discord would deliver. */
function holdBack(): unknown[] {
  const held: unknown[] = [];
  stage.discord.alterEvents((event, data) => {
    if (event !== 'INTERACTION_CREATE') return data;
    held.push(data);
    return {};
  });
  return held;
}

const deliver = (data: unknown): void =>
  stage.discord.sendPacket({ op: 0, t: 'INTERACTION_CREATE', s: 100_000, d: data });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a click that Discord gave up on', () => {
  it('has failed: three presses of “+5 min” during an outage add nothing once it is over', async () => {
    const held = holdBack();
    const clicks = [1, 2, 3].map(() => press(stage.ana, 'time.extend').catch(() => 'failed'));
    expect(await Promise.all(clicks)).toEqual(['failed', 'failed', 'failed']);
    stage.discord.alterEvents(undefined);
    const before = await endsAt();
    expect(held).toHaveLength(3);
    for (const data of held) deliver(data);
    await until(
      'the log',
      () =>
        stage.logged.filter((line) => line.includes('arrived too late')).length === 3 || undefined,
    );
    expect(await endsAt()).toBe(before);
  });
});

describe('a click that comes late, while Discord still waits for it', () => {
  it('is acknowledged first, then carried out', async () => {
    const held = holdBack();
    const click = press(stage.ana, 'time.extend');
    await until('the click', () => held[0]);
    await pause(1_900);
    stage.discord.alterEvents(undefined);
    const before = await endsAt();
    deliver(held[0]);
    await click;
    // It is acknowledged before anything is done: the effect comes a moment later.
    for (let looks = 0; looks < 100 && (await endsAt()) === before; looks += 1) await pause(20);
    expect((await endsAt()) - before).toBeGreaterThanOrEqual(5 * 60_000 - 5_000);
  });
});
