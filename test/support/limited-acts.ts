import { offering } from '../../src/rehearsal/matrix/hands.ts';
import type { Crowd } from './limited-workshop.ts';

/** Thirty, and whoever leads them. */
export const leader = 'Régente';
export const thirty = [
  ['Abel', 'Aïcha', 'Basile', 'Béa', 'Camil', 'Chloé', 'Dario', 'Diane', 'Édith', 'Elio'],
  ['Fatou', 'Flore', 'Gaël', 'Gisèle', 'Hadi', 'Inès', 'Ivan', 'Jade', 'Karim', 'Lise'],
  ['Malo', 'Mina', 'Noé', 'Olga', 'Paulo', 'Rosa', 'Salim', 'Tess', 'Ugo', 'Yara'],
].flat();

/** Everybody has opened their room with Palabre long before they need it. */
export async function openRooms(crowd: Crowd): Promise<void> {
  await Promise.all(crowd.names.map((name) => crowd.open(name, 'shown')));
  await crowd.pause(60, 60);
}

export async function begin(crowd: Crowd): Promise<void> {
  await crowd.order('!atelier lancer', () => offering(crowd.hands(leader), 'join'));
  await crowd.pause(60, 60);
}

/** Everybody takes part within five minutes of the start. */
export async function gather(crowd: Crowd): Promise<void> {
  await begin(crowd);
  await crowd.each(300, (name) => crowd.tap(name, 'join', 'join'));
  await crowd.pause(60, 60);
}

/** Everybody says a word when it is their turn, in half a minute. */
export async function goAround(crowd: Crowd): Promise<void> {
  for (const [at, name] of crowd.names.entries()) {
    if (at > 0) await crowd.called(name);
    await crowd.tap(name, 'introduce.open', 'prompt');
    await crowd.pause(15, 40);
    await crowd.tell(name, `${name}\n-\nracines\n${crowd.names[at + 1] ?? '-'}`, 'form');
  }
}

/** Everybody replies to a board's card within twenty minutes, and fills in its form a while later. */
export async function contribute(crowd: Crowd): Promise<void> {
  await moveTo(crowd, 'pillar');
  const isOpen = () => offering(crowd.hands(leader), 'contribute.open');
  await crowd.order('!pilier ouvrir communauté', isOpen);
  await crowd.pause(30, 30);
  await crowd.each(1_200, async (name) => {
    await crowd.reply(name, 'contribute.open', `Les haies de ${name.toLowerCase()}`);
    await crowd.pause(60, 300);
    await crowd.tap(name, 'contribute.open', 'prompt');
    await crowd.pause(20, 60);
    await crowd.tell(name, 'Les arbres', 'form');
  });
}

export const moveTo = (crowd: Crowd, step: string): Promise<void> =>
  crowd.order('!atelier suivant', () =>
    offering(crowd.hands(leader), `agenda.back:[a-z0-9]+:${step}`),
  );

/** A vote of those who all have their room with Palabre, soon after steps that nobody waited at. */
export async function hurryToVote(crowd: Crowd, everyNth?: number): Promise<void> {
  await openRooms(crowd);
  await begin(crowd);
  for (const step of ['pillar', 'pause', 'exercise', 'vote']) await moveTo(crowd, step);
  await vote(crowd, everyNth);
}

/**
 * Everybody votes within five minutes: most write to Palabre as the card says, and every third asks for
 * a ballot first, or every so manyth.
 */
export async function vote(crowd: Crowd, everyNth = 3): Promise<void> {
  const asking = new Set(crowd.names.filter((_, at) => at % everyNth === 0));
  await crowd.pause(20, 20);
  await crowd.each(300, async (name) => {
    if (asking.has(name)) {
      await crowd.tap(name, 'poll.vote', 'prompt');
      await crowd.pause(15, 40);
    }
    await crowd.tell(name, 'ON', 'ballot');
  });
}
