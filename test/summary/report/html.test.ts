import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/summary/report/html.ts';
import {
  reportPictures,
  type PlacedIllustration,
} from '../../../src/summary/report/report-pictures.ts';
import { pollPicture } from '../../support/painter.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';
import { rehearsedReport, reportAbout, textOf } from '../../support/reports.ts';
import { allOpen, en, fr, pollWith, Stage } from '../../support/scenes.ts';

const pageOf = (stage: Stage, pictures: readonly PlacedIllustration[] = [], t = fr) =>
  ordinarySpaces(textOf(htmlReport(reportAbout(stage, [pollWith()], t), pictures)));
const rehearsedPage = (t = fr) => {
  const report = rehearsedReport(t);
  return textOf(htmlReport(report, reportPictures(report)));
};
const rehearsed = rehearsedPage();
const picture = pollPicture('Quand <ici> #FFFFFF ?');

/** The page of a workshop whose last cards link to that address. */
const withLink = (url: string) => {
  const { template } = new Stage().workshop.opening;
  const link = { label: { fr: 'Ici', en: 'Here' }, url };
  const cards = [{ groups: [{ text: [], bullets: [], link }] }];
  const steps = template.steps.map((step) =>
    step.kind === 'cards' && step.inSummary ? { ...step, cards } : step,
  );
  return pageOf(new Stage({ ...template, steps }));
};

const figure = (words: string) =>
  `</div><figcaption><details><summary>Ce que montre l’image, en mots</summary>` +
  `<p dir="auto">${words}</p></details></figcaption></figure>`;

describe('the page of a workshop', () => {
  it('has a name, a language, and one title', () => {
    expect(htmlReport(reportAbout(new Stage()), []).name).toBe('bilan-2025-02-04.html');
    expect(pageOf(new Stage())).toMatch(/^<!doctype html>\n<html lang="fr">/u);
    const english = pageOf(new Stage(), [], en);
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('<title>Summary: Au verger</title>');
    expect(english.match(/<h1>/gu)).toHaveLength(1);
  });

  it('asks nothing of any host, and runs nothing', () => {
    expect(rehearsed).toContain(`content="default-src 'none'; style-src`);
    const asking = /<script|<link|<iframe|\son\w+=|@import|url\(|src=/iu;
    expect(rehearsed).not.toMatch(asking);
  });

  it('has its parts in nested sections, each under its heading', () => {
    const stage = allOpen().write('nour', 'sobre', { idee: 'Un puits.' }, { form: 'un' });
    const page = pageOf(stage);
    expect(page).toContain(
      '<section id="board-sobre" class="sharing">\n<h3><span class="sign" aria-hidden="true">🌱</span> <bdi>Sobriété',
    );
    expect(page).toContain('<section id="board-sobre-1">\n<h4><bdi>Pour 1');
    const main = page.slice(page.indexOf('<main>'));
    const tags = [...main.matchAll(/<(\/?)section|<h([2-4])/gu)];
    let depth = 1;
    for (const [, closing, level] of tags) {
      if (level === undefined) depth += closing === '/' ? -1 : 1;
      else expect(Number(level)).toBe(depth);
    }
    expect(depth).toBe(1);
  });

  it('says how much stands under a heading at once, and then shows its picture', () => {
    for (const part of ['pillars', 'exercise-exercice-1', 'exercise-exercice-3']) {
      const from = rehearsed.indexOf(`<section id="${part}"`);
      const counted = rehearsed.indexOf('<p class="total">', from);
      expect(counted).toBeGreaterThan(from);
      expect(counted).toBeLessThan(rehearsed.indexOf('<figure', from));
    }
  });

  it('leads to each part from the top', () => {
    const links = [...rehearsed.matchAll(/<a href="#([^"]+)"/gu)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((id) => !rehearsed.includes(`<section id="${id}"`))).toEqual([]);
    const ids = [...rehearsed.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows a pillar’s sign in each heading, and its name once, where no heading says it', () => {
    const page = pageOf(allOpen()).replaceAll(/<p class="total">.*\n/gu, '');
    const shown = [...page.matchAll(/<h[23]>.*<\/h[23]>\n(?:<p class="pillar">.*)?/gu)].flatMap(
      ([heading]) => (heading.includes('sign') ? [heading.replaceAll(/<[^>]+>/gu, '')] : []),
    );
    expect(shown).toMatchInlineSnapshot(`
      [
        "🤝 Les gens
      Communauté",
        "🤝 Les cercles
      Communauté",
        "🤝 1.1 Proches
      ",
        "🤝 1.2 Loin
      ",
        "🌱 Les futurs
      ",
        "🌱 Sobriété
      ",
        "🌱 Abondance
      ",
      ]
    `);
  });

  it('tells a vote in a table only where it is not drawn', () => {
    const voted = pollWith({ votes: [['a', 'b']], closed: true });
    const report = reportAbout(allOpen(), [voted]);
    expect(textOf(htmlReport(report, []))).toContain('<table>');
    const drawn = textOf(htmlReport(report, reportPictures(report)));
    expect(drawn).not.toContain('<table>');
    expect(drawn).toContain('Meilleur choix');
  });

  it('shows a contribution with its line breaks, its links and its author', () => {
    const stage = allOpen().write('nour', 'gens', {
      idee: 'Samira & <b>Sam</b>\nhttps://exemple.org/a?b="c"&d',
    });
    stage.by('ana', { type: 'markContribution', id: stage.last.id });
    expect(pageOf(stage)).toContain(
      '<li class="kept"><p class="who"><bdi>Nom de nour</bdi> <small>★ Grande idée</small></p>' +
        '<dl><div><dt>Idée</dt><dd dir="auto">Samira &amp; &lt;b&gt;Sam&lt;/b&gt;<br>' +
        '<a href="https://exemple.org/a?b=&quot;c&quot;&amp;d" rel="noreferrer">' +
        'https://exemple.org/a?b=&quot;c&quot;&amp;d</a></dd></div></dl></li>',
    );
  });

  it('only links to pages and mailboxes', () => {
    expect(withLink('javascript:alert(1)')).toContain('<p dir="auto">Ici</p>');
    expect(withLink('mailto:ici@exemple.org')).toContain('<a href="mailto:ici@exemple.org"');
  });

  it('shows each picture under its heading, with the same content in words', () => {
    const pictures = [
      { picture, alt: 'Une grille\n1 : <un puits>', after: 'exercise-futurs' },
      { picture, alt: 'Perdue', after: 'nulle-part' },
    ];
    const page = pageOf(allOpen(), pictures);
    expect(page).toMatch(
      /<h2>(?:<span.*<\/span> )?<bdi>Les futurs<\/bdi><\/h2>\n<p class="total">.*\n(?:<p class="pillar">.*\n)?<figure>/u,
    );
    expect(page).toContain(figure('Une grille<br>1 : &lt;un puits&gt;'));
    expect(page).toMatch(
      /<main>\n<figure><div class="picture poll" role="img" aria-label="Image\. Ce qu/u,
    );
    expect(page).toContain(figure('Perdue'));
  });

  it('draws its pictures in words that can be selected, as they were written', () => {
    const page = pageOf(allOpen(), [{ picture, alt: 'Le vote', after: '' }]);
    expect(page).toMatch(/<div class="p\d+" dir="auto">Quand &lt;ici&gt; #FFFFFF \?<\/div>/u);
    expect(page).toMatch(/<div class="p\d+" dir="auto">Mardi<\/div>/u);
    expect(page).not.toContain('<img');
  });

  it('draws a sign once, however often it shows it', () => {
    const drawn = [...rehearsed.matchAll(/<g id="(shape-\d+)">/gu)].map(([, id]) => id);
    const again = [...rehearsed.matchAll(/<use href="#(shape-\d+)"\/>/gu)].map(([, id]) => id);
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(again.length).toBeGreaterThan(drawn.length);
    expect(again.filter((id) => !drawn.includes(id))).toEqual([]);
  });

  it('has no colour but those that a dark page changes', () => {
    const style = /<style>([\s\S]*)<\/style>/u.exec(rehearsed)?.[1] ?? '';
    const rules = style.replaceAll(/:root \{[^}]*\}/gu, '');
    const shapes = [...rehearsed.matchAll(/\s(?:fill|stroke)="([^"]+)"/gu)].map(([, each]) => each);
    expect(rules.match(/#[0-9a-f]{3,8}\b/giu)).toBeNull();
    expect(shapes.filter((each) => !/^(?:none|var\(--c[0-9A-F]{6}\))$/u.test(each ?? ''))).toEqual(
      [],
    );
  });

  it.each([fr, en])('weighs no more than 300 kB with its pictures ($locale)', (t) => {
    expect(Buffer.byteLength(rehearsedPage(t))).toBeLessThan(300_000);
  });

  it('is lighter without its pictures, and has nothing lighter then', () => {
    const about = reportAbout(new Stage(), [pollWith()]);
    const whole = htmlReport(about, [{ picture, alt: 'Une grille', after: '' }]);
    const { lighter } = whole;
    expect(textOf(whole)).toContain('<figure>');
    expect(lighter && ordinarySpaces(textOf(lighter))).toBe(pageOf(new Stage()));
    expect(lighter).toMatchObject({ name: whole.name });
    expect(lighter?.lighter).toBeUndefined();
  });

  it('has the pillars under one heading, with how much was said', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Samira.' });
    expect(pageOf(stage)).toContain(
      '<section id="pillars">\n<h2><bdi>Les piliers</bdi></h2>\n<p class="total">1 contribution</p>\n' +
        '<section id="board-gens" class="community">\n<h3>',
    );
    expect(pageOf(new Stage())).not.toContain('id="pillars"');
  });

  it('has one line per voice, and one row per option under a header', () => {
    const page = pageOf(new Stage().at('tour').introduce('ana', 'racine'));
    expect(page).toContain(
      '<li><bdi>Nom de ana</bdi>, <bdi>Coop</bdi> : <strong><bdi>racine</bdi></strong></li>',
    );
    expect(page).toContain('<th scope="col">Choix</th>');
    expect(page).toContain('<th scope="row"><bdi>Un praxithon</bdi></th><td class="number">0</td>');
  });
});
