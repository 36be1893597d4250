import { zonesLike } from '../../kernel/hours/zones-like.ts';

/** What somebody said, the zone they named behind it taken off. */
interface ZoneSaid {
  readonly rest: string;
  /** As zones may be meant; empty for « heure locale ». */
  readonly zones: readonly string[];
}

const lead =
  /^(?:(?:a )?l'|al? )?(?:heure|hora|hores)(?: normale| avancee| locale?)?(?: de la| del| de| du| d')? ?(?:l')?/u;
const local = /^(?:(?:a )?l'|a )?(?:heure locale|hora local|local time)$/u;
const mostWords = 6;

/** « 17 h heure de Montréal », `17:00 UTC`, “5 pm Eastern Time”: what may be meant, the shortest first. */
export function zonesSaid(text: string): readonly ZoneSaid[] {
  const words = text.replace(/(?<=\d)z$/u, ' utc').split(' ');
  return Array.from({ length: Math.min(mostWords, words.length - 1) }, (_, at) => {
    const from = words.length - at - 1;
    return { rest: words.slice(0, from).join(' '), name: words.slice(from).join(' ') };
  }).flatMap(({ rest, name }) => {
    const zones = local.test(name) ? [] : zonesNamed(name);
    return zones === undefined ? [] : [{ rest, zones }];
  });
}

function zonesNamed(name: string): readonly string[] | undefined {
  const bare = name.replace(lead, '').replace(/ time$/u, '');
  if (bare === 'utc') return ['UTC'];
  const words = bare.split(' ');
  // « Café Toronto » isn't the name of a zone, and « New York » is, as is « heure de l'Europe centrale ».
  const isOneName =
    bare !== name || words.length === 1 || words.every((word) => zonesLike(word).length === 0);
  const zones = words.length > 3 || bare.length < 2 || !isOneName ? [] : zonesLike(bare);
  return zones.length === 0 ? undefined : zones;
}
