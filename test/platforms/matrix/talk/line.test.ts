import { describe, expect, it } from 'vitest';
import { features } from '../../../../commands/index.ts';
import { addressed, optionsTyped } from '../../../../src/platforms/matrix/talk/line.ts';
import { commandTable } from '../../../../src/platforms/matrix/talk/names.ts';
import { nearest } from '../../../../src/platforms/matrix/talk/nearest.ts';
import { readTexts } from '../../../../src/program/texts.ts';

const { catalogues } = readTexts('matrix');
const table = commandTable(features, Object.values(catalogues));

/** What a line asks for: the command, then each option it gives. */
function asked(line: string): string | undefined {
  const found = table.find(line);
  if (found === undefined) return undefined;
  const { command, sub, leaf } = found;
  const name = sub === undefined ? command.name : `${command.name} ${sub}`;
  if (leaf === undefined) return `${name} …`;
  const typed = optionsTyped(leaf, found.rest, (option) => table.option(leaf, option));
  return [name, ...[...typed].map(([option, text]) => `${option.name}=${text}`)].join(' | ');
}

describe('a command on Matrix', () => {
  it.each([
    ['!aide', 'aide'],
    ['! aide', 'aide'],
    ['/atelier lancer', 'atelier lancer'],
    ['Palabre : aide', 'aide'],
    ['@palabre:exemple.org atelier état', 'atelier état'],
    ['palabre, où en est-on ?', 'où en est-on ?'],
    ['Palabre', ''],
    ['!!!', undefined],
    ['! 3', undefined],
    ['/ 2', undefined],
    ['Palabrer, c’est bien', undefined],
    ['Bonjour Palabre', undefined],
    ['', undefined],
  ])('is addressed to Palabre or not: %j', (text, rest) => {
    expect(addressed(text, ['@palabre:exemple.org', 'Palabre'])).toBe(rest);
  });

  it.each([
    ['aide', 'help'],
    ['help', 'help'],
    ['AIDE', 'help'],
    ['atelier', 'workshop …'],
    ['atelier état', 'workshop status'],
    ['workshop status', 'workshop status'],
    ['atelier passer la main Ana Tremblay', 'workshop handover | to=Ana Tremblay'],
    ['mes contributions', 'contributions'],
    ['mes-données effacer', 'mydata erase'],
    ['atelier prolonger 10', 'workshop extend | minutes=10'],
    ['atelier lancer en commun', 'workshop start | template=en commun'],
    [
      'atelier lancer "en commun" Le verger',
      'workshop start | template=en commun | title=Le verger',
    ],
    [
      'atelier lancer gabarit:en-commun titre:Le verger du haut',
      'workshop start | template=en-commun | title=Le verger du haut',
    ],
    [
      'atelier lancer titre: « Le verger » gabarit : x',
      'workshop start | title=Le verger | template=x',
    ],
    [
      'atelier lancer voir https://exemple.org',
      'workshop start | template=voir https://exemple.org',
    ],
    ['récap programmer lundi 9 h 30', 'recap schedule | day=lundi | time=9 h 30'],
    ['sondage exporter un pad format:csv', 'poll export | format=csv | poll=un pad'],
    ['langue français', 'language | language=français'],
    ['bonjour', undefined],
  ])('is read: %j', (line, what) => {
    expect(asked(line)).toBe(what);
  });

  it.each([
    ['Français', 'fr'],
    ['french', 'fr'],
    ['klingon', undefined],
    ['auto', 'auto'],
    ['en', 'en'],
  ])('takes a choice by its name: %s', (typed, choice) => {
    const leaf = table.leaf('language', undefined);
    const [option] = leaf?.options ?? [];
    expect(option && table.choice(option, typed)).toBe(choice);
  });

  it.each([
    ['ateleir lancer', 'atelier lancer'],
    ['atelier lncaer verger', 'atelier lancer'],
    ['sondge', 'sondage creer'],
    ['adie', 'aide'],
    ['meteo', undefined],
    ['ban @quelquun', undefined],
  ])('has its nearest: %s', (typed, name) => {
    expect(nearest(typed, table.names(catalogues.fr))).toBe(name);
  });
});
