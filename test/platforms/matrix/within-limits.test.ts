import { afterAll, expect, it } from 'vitest';
import { startLocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { synapseRates } from '../../../src/rehearsal/local-matrix/limits.ts';
import { offering } from '../../../src/rehearsal/matrix/hands.ts';
import { homeserverOf } from '../../support/homeservers.ts';
import { hurry } from '../../support/hurried.ts';
import { Crowd } from '../../support/limited-workshop.ts';
import { MatrixTown } from '../../support/matrix-town.ts';

const times = Number(process.env['HURRY'] ?? '20');
hurry(times);

const people =
  'Abel Aïcha Basile Béa Camil Chloé Dario Diane Édith Elio Fatou Flore Gaël Gisèle Hadi Inès Ivan Jade Karim Lise Malo Mina Noé Olga Paulo Rosa Salim Tess Ugo Yara'.split(
    ' ',
  );

let town: MatrixTown | undefined;
afterAll(() => town?.close());

it('answers everybody in a workshop of thirty', async () => {
  const server = await startLocalMatrix();
  const by: Record<string, number> = {};
  town = await MatrixTown.openToAll(homeserverOf(server), 'Régente', ...people);
  const { room } = town;
  const self = town.self;
  server.onEvent(({ sender, type, content, room: where }) => {
    if (sender !== self) return;
    const what = `${(type === 'm.room.message' && (content['m.new_content'] ? 'edit' : 'message')) || type} ${where === room ? 'room' : 'other'}`;
    by[what] = (by[what] ?? 0) + 1;
  });
  const count = (what: string) => {
    console.log(what, (performance.now() / 1000).toFixed(0), JSON.stringify(by));
    for (const key of Object.keys(by)) delete by[key];
  };
  server.limit(synapseRates);
  await town.launch();
  const crowd = new Crowd(town);
  const host = crowd.hands('Régente');
  await crowd.order('!atelier lancer', () => offering(host, 'join'));
  count('start');
  await crowd.pause(60, 60);
  await crowd.each(300, (name) => crowd.tap(name, 'join', 'join'));
  count('joined');
  await crowd.pause(60, 60);
  for (const [at, name] of people.entries()) {
    if (at > 0) await crowd.called(name);
    await crowd.tap(name, 'introduce.open', 'prompt');
    await crowd.pause(15, 40);
    await crowd.tell(name, `${name}\n-\nracines\n${people[at + 1] ?? '-'}`, 'form');
  }
  count('go-round');
  await crowd.order('!atelier suivant', () => offering(host, 'agenda.back:[a-z0-9]+:pillar'));
  await crowd.order('!pilier ouvrir communauté', () => offering(host, 'contribute.open'));
  await crowd.pause(30, 30);
  await crowd.each(1200, async (name) => {
    await crowd.reply(name, 'contribute.open', `Les haies de ${name.toLowerCase()}`);
    await crowd.pause(60, 300);
    await crowd.tap(name, 'contribute.open', 'prompt');
    await crowd.pause(20, 60);
    await crowd.tell(name, `Les arbres`, 'form');
  });
  count('board');
  for (const step of ['pause', 'exercise', 'vote'])
    await crowd.order('!atelier suivant', () => offering(host, `agenda.back:[a-z0-9]+:${step}`));
  count('moved on');
  await crowd.each(300, async (name) => {
    await crowd.tap(name, 'poll.vote', 'prompt');
    await crowd.pause(15, 40);
    await crowd.tell(name, 'ON', 'ballot');
  });
  count('voted');
  await crowd.pause(60, 60);
  count('after');
  console.log(
    town.kept.entries
      .filter(({ level }) => level !== 'info')
      .map(({ what, facts }) => `${what} ${Object.values(facts).join(' ')}`)
      .join('\n')
      .slice(0, 3000),
  );
  console.log(crowd.failures.join('\n'));
  console.log(crowd.report());
  console.log(
    crowd.all
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, 25)
      .map(
        (each) =>
          `${each.gesture} ${each.name} at ${(each.at / 1000).toFixed(0)}: ${(each.ms / 1000).toFixed(1)}`,
      )
      .join('\n'),
  );
  expect(crowd.longest()).toBeLessThan(10_000);
});
