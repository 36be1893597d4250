/** « Dans 3 heures », “in 30 minutes from now”, «d’aquí a 2 hores i mitja»; numbers are in figures. */
const start = /^(?:d'ici|dans|in|en|dentro de|dintre de|d'aqui(?: a)?) (?<rest>[^ ].*)$/u;
const end = /^(?<rest>.*[^ ]) from now$/u;

const hours = '(?:h|hrs?|hours?|heures?|horas?|hores)';
const minutes = '(?:m|mn|mins?|minutes?|minutos?|minuts?)';
const counted = new RegExp(
  `^(?<hours>\\d{1,2}|an?)(?<half>[.,]5| 1/2)? ?${hours}(?:(?: et| and a| y| i) (?<more>demie?|half|media|mitja)|(?: et| and| y| i)? ?(?<minutes>[0-5]?\\d)(?: ?${minutes})?)?$`,
  'u',
);
const few = new RegExp(`^(?<minutes>\\d{1,3}|an?) ?${minutes}$`, 'u');
const halfHour = /^(?:(?:1 )?demi[- ]?h(?:eure)?|half an hour|a half hour|media hora|mitja hora)$/u;
const quarterHours =
  /^(?<count>[13]|a|an|3)? ?(?:quarts? d'heure|quarters? of an hour|quarts? d'hora|cuartos? de hora)$/u;
const hourAndHalf = /^(?:1 heure et demie|an hour and a half|(?:1 )?hora y media|1 hora i mitja)$/u;

const countOf = (said: string | undefined): number => (said === undefined ? 0 : Number(said) || 1);

/** How many minutes from now that is; undefined for what isn't hours or minutes from now. */
export function minutesLater(text: string): number | undefined {
  const { rest } =
    start.exec(end.exec(text)?.groups?.['rest'] ?? text)?.groups ?? end.exec(text)?.groups ?? {};
  return rest === undefined ? undefined : minutesIn(rest);
}

function minutesIn(said: string): number | undefined {
  if (halfHour.test(said)) return 30;
  if (hourAndHalf.test(said)) return 90;
  const quarters = quarterHours.exec(said)?.groups;
  if (quarters !== undefined) return countOf(quarters['count'] ?? '1') * 15;
  const found = (counted.exec(said) ?? few.exec(said))?.groups;
  if (found === undefined) return undefined;
  const half = found['half'] ?? found['more'];
  return countOf(found['hours']) * 60 + (half === undefined ? 0 : 30) + minutesOf(found['minutes']);
}

const minutesOf = (said: string | undefined): number =>
  said === undefined ? 0 : said.startsWith('a') ? 1 : Number(said);
