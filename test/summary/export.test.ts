import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/engine/requests/dispatch.ts';
import { person } from '../../src/kernel/rich.ts';
import { summaryDocument } from '../../src/summary/report/schema.ts';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { formOf, answerText, viewOf } from '../support/reading.ts';
import { en, fr } from '../support/sentences.ts';
import { parseTemplate } from '../../src/template/domain/parse.ts';
import { readYaml } from '../../src/template/files/yaml-source.ts';
import { openSession, type Session } from '../support/session.ts';
import { smallTemplate } from '../support/small-template.ts';

let session: Session;
beforeEach(async () => {
  session = await openSession();
  await session.ana.use('pillar open', { pillar: 'community' });
});

async function write(idea: string): Promise<void> {
  const form = formOf(await session.ben.use('contribute', { board: 'people' }));
  await session.ben.submit(form, { idea });
}

const filesOf = (answer: Answer) => viewOf(answer).files ?? [];
const exported = (format: string) => session.ana.use('summary export', { format });

const pageIn = async (fileBytes?: number) => {
  const ana = session.app.as('ana', {
    managesEvents: true,
    ...(fileBytes === undefined ? {} : { fileBytes }),
  });
  return filesOf(await ana.use('summary export', { format: 'html' }))[0]?.text ?? '';
};

describe('/summary export', () => {
  it.each([
    ['markdown', 'md', '# Bilan'],
    ['html', 'html', '<!doctype html>'],
    ['json', 'json', '{'],
  ])('gives a facilitator the summary as %s', async (format, extension, start) => {
    await write('des lilas');
    const answer = await exported(format);
    const [file, ...more] = filesOf(answer);
    expect(more).toEqual([]);
    expect(file?.name).toMatch(new RegExp(`^bilan-\\d{4}-\\d\\d-\\d\\d\\.${extension}$`, 'u'));
    expect(file?.text.startsWith(start)).toBe(true);
    expect(file?.text).toContain('des lilas');
  });

  it('gives a page with its pictures in it, without them where they do not fit', async () => {
    await write('des lilas');
    const whole = await pageIn();
    expect(whole).toContain('<figure>');
    const lighter = await pageIn(whole.length);
    expect(lighter).not.toContain('<figure>');
    expect(lighter).toContain('des lilas');
  });

  it('gives a poster: the picture to look at, and a PDF to print', async () => {
    await write('des lilas');
    const answer = await exported('poster');
    expect(answerText(answer)).toContain(fr('export.poster.done'));
    const [file, ...more] = filesOf(answer);
    expect(more).toEqual([]);
    expect(file?.name).toMatch(/^affiche-\d{4}-\d\d-\d\d\.pdf$/u);
    expect(Buffer.from(file?.bytes ?? []).toString('latin1', 0, 5)).toBe('%PDF-');
    const drawn = viewOf(answer).blocks.flatMap((each) => (each.kind === 'picture' ? [each] : []));
    expect(drawn.map(({ picture }) => picture.kind)).toEqual(['poster']);
    session.app.painter.breakDown();
    expect(answerText(await exported('poster'))).toBe(fr('export.poster.undrawn'));
  });

  it('gives the workshop itself, which opens elsewhere as it was, without a word of anybody’s', async () => {
    await write('des lilas');
    const [file, ...more] = filesOf(await exported('workshop'));
    expect(more).toEqual([]);
    expect(file?.name).toBe('small.yaml');
    const read = readYaml(file?.text ?? '');
    expect(parseTemplate(read.ok ? read.value.data : undefined).data).toEqual(smallTemplate);
    expect(file?.text).not.toContain('lilas');
  });

  it('hangs a poster with the day alone where a template is nobody’s', async () => {
    const { organiser: _, ...nobodys } = smallTemplate;
    const { ana } = await openSession(nobodys);
    const { blocks } = viewOf(await ana.use('summary export', { format: 'poster' }));
    const drawn = blocks.find((each) => each.kind === 'picture');
    expect(drawn?.picture).toMatchObject({ subtitle: expect.stringMatching(/\d{4}$/u) });
  });

  it('paints nothing: the page draws its pictures itself', async () => {
    await write('des lilas');
    for (const format of ['html', 'markdown', 'json', 'boards']) await exported(format);
    expect(session.app.painter.asked).toEqual([]);
  });

  it('gives a CSV a board where somebody wrote, and says so when nobody did', async () => {
    expect(answerText(await exported('boards'))).toBe(fr('export.summary.noBoard'));
    await write('des lilas');
    const answer = await exported('boards');
    expect(answerText(answer)).toBe(fr('export.summary.boards'));
    expect(filesOf(answer).map(({ name }) => name.slice(-14))).toEqual(['-01-people.csv']);
  });

  it('tells the vote of the workshop', async () => {
    for (let step = 0; step < 4; step += 1) await session.ana.use('workshop next');
    await session.upkeep();
    const [file] = filesOf(await exported('json'));
    const { polls } = summaryDocument.parse(JSON.parse(file?.text ?? ''));
    expect(polls.map(({ question }) => question)).toEqual([expect.stringContaining('Quel outil')]);
  });

  it('still does once the workshop has ended', async () => {
    await write('des lilas');
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    await session.upkeep();
    expect(filesOf(await exported('markdown'))[0]?.text).toContain('des lilas');
  });

  it('is in the workshop’s language for everybody', async () => {
    const kim = session.app.as('kim', { managesEvents: true, language: 'en-US' });
    const answer = await kim.use('summary export', { format: 'html' });
    expect(answerText(answer)).toBe(en('export.summary.html'));
    expect(filesOf(answer)[0]?.text).toContain('<html lang="fr">');
  });

  it('is refused to a participant, where no workshop was, and when it is too big', async () => {
    const format = 'markdown';
    expect(answerText(await session.ben.use('summary export', { format }))).toBe(
      fr('error.notFacilitator', { reader: 'member', people: person('ana') }),
    );
    const elsewhere = session.app.as('ana', { managesEvents: true, channel: 'd' });
    expect(answerText(await elsewhere.use('summary export', { format }))).toBe(
      fr('error.noWorkshop', { reader: 'facilitator' }),
    );
    const narrow = session.app.as('ana', { managesEvents: true, fileBytes: 10 });
    expect(answerText(await narrow.use('summary export', { format }))).toBe(
      fr('error.answerTooBig', { max: 0 }),
    );
  });
});
