import { describe, expect, it } from 'vitest';
import { htmlReport, type ReportPicture } from '../../../src/summary/report/html.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';
import { rehearsedReport, reportAbout, textOf } from '../../support/reports.ts';
import { allOpen, en, fr, pollWith, Stage } from '../../support/scenes.ts';

const pageOf = (stage: Stage, pictures: readonly ReportPicture[] = [], t = fr) =>
  ordinarySpaces(textOf(htmlReport(reportAbout(stage, [pollWith()], t), pictures)));
const rehearsed = textOf(htmlReport(rehearsedReport(), []));
const png = new Uint8Array([137, 80, 78, 71]);

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
  `<figure><img src="data:image/png;base64,iVBORw==" alt="Image. Ce qu’elle montre est dit en mots` +
  ` juste après."><figcaption><details><summary>Ce que montre l’image, en mots</summary>` +
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

  it('requests nothing from any host, and runs nothing', () => {
    expect(rehearsed).toContain(`content="default-src 'none'; img-src data:; style-src`);
    const asking =
      /<script|<link|<iframe|\son\w+=|@import|url\(|src="(?!data:image\/png;base64,)/iu;
    expect(rehearsed).not.toMatch(asking);
  });

  it('has its parts in nested sections, each under its heading', () => {
    const stage = allOpen().write('nour', 'sobre', { idee: 'Un puits.' }, { form: 'un' });
    const page = pageOf(stage);
    expect(page).toContain('<section id="board-sobre" class="sharing">\n<h3><bdi>Sobriété');
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

  it('has links to each part at the top', () => {
    const links = [...rehearsed.matchAll(/href="#([^"]+)"/gu)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((id) => !rehearsed.includes(`<section id="${id}"`))).toEqual([]);
    const ids = [...rehearsed.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows a pillar’s name next to its sign', () => {
    expect(pageOf(allOpen())).toContain(
      '<p class="pillar"><span aria-hidden="true">🤝</span> Communauté</p>',
    );
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
      { png, alt: 'Une grille\n1 : <un puits>', after: 'exercise-futurs' },
      { png, alt: 'Perdue', after: 'nulle-part' },
    ];
    const page = pageOf(allOpen(), pictures);
    expect(page).toMatch(/<h2><bdi>Les futurs<\/bdi><\/h2>\n(?:<p class="pillar">.*\n)?<figure>/u);
    expect(page).toContain(figure('Une grille<br>1 : &lt;un puits&gt;'));
    expect(page).toContain(`<main>\n${figure('Perdue')}`);
  });

  it('is lighter without its pictures, and has nothing lighter then', () => {
    const about = reportAbout(new Stage(), [pollWith()]);
    const whole = htmlReport(about, [{ png, alt: 'Une grille', after: '' }]);
    const { lighter } = whole;
    expect(textOf(whole)).toContain('<img');
    expect(lighter && ordinarySpaces(textOf(lighter))).toBe(pageOf(new Stage()));
    expect(lighter).toMatchObject({ name: whole.name });
    expect(lighter?.lighter).toBeUndefined();
  });

  it('has the pillars under one heading, with how much was said', () => {
    const stage = allOpen().write('nour', 'gens', { idee: 'Samira.' });
    expect(pageOf(stage)).toContain(
      '<section id="pillars">\n<h2><bdi>Les piliers</bdi></h2>\n<p dir="auto">1 contribution</p>\n' +
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
