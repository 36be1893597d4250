import type { Catalogue } from '../../i18n/translator.ts';
import type { CastBallot } from '../cast.ts';

/** A command by its own name, such as `workshop start`, as somebody types it in their language. */
export function commandLine(catalogue: Catalogue, command: string, more = ''): string {
  const words = command.split(' ');
  const names = words.map((word, at) => {
    const key = ['command', ...words.slice(0, at + 1), 'name'].join('.');
    return catalogue[key] ?? word;
  });
  return ['!', names.join(' '), more === '' ? '' : ` ${more}`].join('');
}

/** Few stances of many options are said by the options’ numbers. */
const fewOptions = 4;
const fewStances = 2;

/** A ballot as somebody writes it: a letter for each option, or the numbers of the few that they want. */
export function ballotLine(
  catalogue: Catalogue,
  options: readonly string[],
  { yes, ifNeedBe }: CastBallot,
): string {
  const ways = (key: string) => (catalogue[key] ?? '').split(', ');
  const said = {
    yes: ways('matrix.stance.yes'),
    ifNeedBe: ways('matrix.stance.ifNeedBe'),
    no: ways('matrix.stance.no'),
  };
  if (options.length > fewOptions && yes.length + ifNeedBe.length <= fewStances)
    return [numbered(said.yes[1], yes, options), numbered(said.ifNeedBe[1], ifNeedBe, options)]
      .filter((part) => part !== '')
      .join(', ');
  const stanceOf = (id: string) =>
    yes.includes(id) ? said.yes : ifNeedBe.includes(id) ? said.ifNeedBe : said.no;
  return options.map((id) => (stanceOf(id)[0] ?? '').toUpperCase()).join('');
}

function numbered(
  way: string | undefined,
  ids: readonly string[],
  options: readonly string[],
): string {
  if (ids.length === 0) return '';
  return [way, ...ids.map((id) => options.indexOf(id) + 1).toSorted((a, b) => a - b)].join(' ');
}
