import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castFor } from '../../src/rehearsal/cast-for.ts';
import { rehearseOnMatrix } from '../../src/rehearsal/matrix/rehearse.ts';
import { fakePainter } from '../support/painter.ts';
import { ordinarySpaces } from '../support/plain-view.ts';
import { keptLog } from '../support/logs.ts';
import { cast } from '../support/rehearsed.ts';
import { smallTemplate } from '../support/small-template.ts';

const few = cast.goRound.slice(0, 4).map(({ who }) => who);
/** Four of the cast, of whom one reads English and one is away. */
const small = castFor(
  {
    ...cast,
    people: cast.people.filter(({ id }) => few.includes(id)),
    goRound: few.map((who, at) => ({ who, absent: at === 2 })),
  },
  smallTemplate,
);
const [board = ''] = smallTemplate.pillars.map((each) => each.board.id);
const played = {
  ...small,
  contributions: {
    ...small.contributions,
    [board]: [
      { who: 'josiane', form: 'answer', values: { idea: 'Le voisinage' }, anonymous: false },
      { who: 'thierno', form: 'answer', values: { idea: 'Les passants' }, anonymous: true },
    ],
  },
  messages: {
    [board]: [{ who: 'callum', text: 'And the children?', collectedBy: 'maelle' }],
  },
};

describe('a rehearsal on Matrix', () => {
  const lines: string[] = [];
  const { log, entries } = keptLog();
  let folder: string;
  let report: string;
  let transcript: string;
  const has = (text: string): void => expect(transcript.includes(text), text).toBe(true);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'palabre-report-'));
    const paper = {
      write: (line: string) => void lines.push(line),
      terminal: { width: 100, coloured: false },
      locale: 'fr',
    } as const;
    const options = { ...paper, log, folder, editGapMs: 1, painter: fakePainter() };
    ({ report } = await rehearseOnMatrix(options, { cast: played, templates: [smallTemplate] }));
    transcript = ordinarySpaces(lines.join('\n'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is played with what people on Matrix do', () => {
    has('Maëlle Brisebois écrit : !atelier lancer  (En commun)');
    has('Josiane Lapierre touche « ✅ Je participe »  (En commun)');
    has('Callum Petrie écrit : !language English');
    has('    ↳ (pour Callum Petrie seulement) Recorded: ');
    expect(transcript).toMatch(/^Josiane Lapierre répond à « .+ » : Le voisinage/mu);
    has('    ↳ ✅ de Palabre, sous « Le voisinage »');
    has('    Sans mon nom\n    Les passants');
    has('Maëlle Brisebois réagit avec 📌 à « And the children? »');
    expect(transcript).toMatch(/^\w.* écrit : [OSN]{2} {2}\(à Palabre, en privé\)$/mu);
  });

  it('is shown in lines that fit, step by step, with the cards as they are at their end', () => {
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    for (const [at, { title }] of smallTemplate.steps.entries())
      has(`── ${at + 1}/${smallTemplate.steps.length} · ${title['fr']} `);
    has('En commun · Palabre (à jour)');
    // What can be touched is a line of the card, which is not said again.
    has('  │ 🎙️ Je me présente');
    expect(transcript).not.toContain('[🎙️ Je me présente]');
  });

  it('is told in its order: a button is touched once the message it stands under is there', () => {
    const shown = transcript.indexOf('✍️ J’écris (answer)');
    const touched = transcript.indexOf('touche « ✍️ J’écris (answer) »');
    expect(shown).toBeGreaterThan(-1);
    expect(touched).toBeGreaterThan(shown);
  });

  it('speaks of nothing that there is only elsewhere', () => {
    expect(transcript).not.toMatch(
      /Discord|clic droit|salon textuel|\/atelier|undefined|\[object/u,
    );
  });

  it('ends with the summary, and keeps its report', async () => {
    has('Bilan : Petit atelier');
    const page = await readFile(report, 'utf8');
    for (const said of ['Le voisinage', 'Les passants', 'And the children?'])
      expect(page).toContain(said);
    expect(entries.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});
