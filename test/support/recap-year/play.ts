import { dayMs, hourMs, tuesdays } from '../recaps.ts';
import { communities, end, start, stepMs, type AnyYear, type Happening } from './any-year.ts';
import { inMemory } from './store.ts';
import { Year } from './year.ts';

/** Lives that year: a look every two hours, and what happens in between. */
export async function play(year: AnyYear, store = inMemory): Promise<Year> {
  const played = await Year.open(store);
  for (const [index, community] of communities.entries())
    await played.change(community, year.first[index] ?? tuesdays);
  const ahead = year.happenings
    .map(([week, hours, happening]) => {
      const days = 7 * (year.weeks[week] ?? 0);
      return { at: start + days * dayMs + hours * hourMs, happening };
    })
    .toSorted((a, b) => a.at - b.at);
  for (let at = start + stepMs; at < end; at += stepMs) {
    await played.look(at);
    while ((ahead[0]?.at ?? Infinity) <= at) {
      const next = ahead.shift();
      if (next !== undefined) await happen(played, next.happening);
    }
  }
  await played.mend();
  // Whatever was in doubt has time to be settled.
  for (let at = end; at < end + 2 * dayMs; at += stepMs) await played.look(at);
  return played;
}

async function happen(played: Year, happening: Happening): Promise<void> {
  if (happening.what === 'trouble') return played.trouble(happening.trouble, happening.hours);
  if (!played.listens) return;
  if (happening.what === 'restart') return played.run.restart();
  if (happening.what === 'ask') return played.ask(happening.who);
  return played.change(
    happening.who,
    happening.what === 'schedule' ? happening.schedule : undefined,
  );
}
