import { beforeEach, describe, expect, it } from 'vitest';
import type { RawFile } from '../../src/engine/requests/command.ts';
import type { Answer } from '../../src/engine/requests/dispatch.ts';
import { ok } from '../../src/kernel/result.ts';
import { pollDocument } from '../../src/poll/export/json.ts';
import { pollActions } from '../../src/poll/view/actions.ts';
import { fileName } from '../../src/kernel/view/file-name.ts';
import type { Guest, Typed } from '../support/guest.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { button, formOf, answerText, labels, viewOf } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';

let app: TestApp;
let ana: Guest;
let ben: Guest;
beforeEach(async () => {
  app = await openTestApp();
  ana = app.as('ana', { managesEvents: true });
  ben = app.as('ben');
});

const community = async () => {
  const read = await app.context.streams.communities.read('g');
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
};

async function opened(typed: Typed = {}): Promise<string> {
  const form = formOf(await ana.use('poll create'));
  const usual = { question: 'Quel jour ?', options: 'lundi\nmardi' };
  await ana.press(button(await ana.submit(form, { ...usual, ...typed }), fr('button.openPoll')));
  return (await community()).polls.at(-1)?.id ?? '';
}

const vote = async (who: string, poll: string, typed: Typed) => {
  const guest = app.as(who);
  await guest.submit(formOf(await guest.press(pollActions.vote.ref({ poll }))), typed);
};
const fileOf = (answer: Answer) => {
  const [file] = viewOf(answer).files ?? [];
  if (file === undefined) throw new Error(`No file: ${answerText(answer)}`);
  return file;
};
const given = (name: string, content: string | Uint8Array): RawFile => ({
  name,
  size: content.length,
  read: async () => ok(Buffer.from(content)),
});

const framadate = [
  `,"Lundi, 18 h","'=Mardi",`,
  '"Nour, dite ""N""","Oui","Inconnu",',
  '"\'=1+1","Si nécessaire","Non",',
  '"🌱 سلمى","Non","Oui",',
  '"Nour, dite ""N""","Oui","Oui",',
  '',
].join('\r\n');

describe('/poll export', () => {
  it('exports the table as Framadate does, for people who manage the poll', async () => {
    const poll = await opened();
    await vote('ben', poll, { yes: ['o1'] });
    await vote('=zoe', poll, { yes: [], ifNeedBe: ['o2'] });
    expect(answerText(await ben.use('poll export'))).toBe(fr('error.notPollFacilitator'));
    expect(fileOf(await ana.use('poll export'))).toEqual({
      name: 'quel-jour.csv',
      text: [',"lundi","mardi",', '"ben","Oui","Non",', '"\'=zoe","Non","Si nécessaire",', ''].join(
        '\r\n',
      ),
    });
  });

  it('gives everything as JSON, under its schema', async () => {
    const poll = await opened({ options: 'lundi (max 4)\nmardi' });
    await vote('ben', poll, { yes: ['o1'], comment: 'Enfin !' });
    const { name, text } = fileOf(await ana.use('poll export', { poll, format: 'json' }));
    expect(name).toBe('quel-jour.json');
    expect(pollDocument.parse(JSON.parse(text))).toMatchObject({
      question: 'Quel jour ?',
      state: 'open',
      voters: 1,
      options: [
        { label: 'lundi', limit: 4, best: true },
        { label: 'mardi', limit: null },
      ],
      ballots: [{ name: 'ben', comment: 'Enfin !' }],
    });
  });

  it('says nothing of a hidden result, and gives totals alone of an anonymous one', async () => {
    const poll = await opened({ rules: ['anonymous', 'ifNeedBe'], options: 'lundi\n=mardi' });
    await vote('ben', poll, { yes: ['o2'], comment: 'Enfin !' });
    await vote('zoe', poll, { yes: ['o1'] });
    await vote('lou', poll, { yes: ['o1'], ifNeedBe: ['o2'] });
    expect(answerText(await ana.use('poll export'))).toBe(fr('error.resultsHidden'));
    await ana.use('poll close', { poll });
    const csv = fileOf(await ana.use('poll export')).text;
    expect(csv).toBe(
      [
        '"Choix","Oui","Si nécessaire","Non"',
        '"lundi","2","0","1"',
        `"'=mardi","1","1","1"`,
        '',
      ].join('\r\n'),
    );
    const json = fileOf(await ana.use('poll export', { format: 'json' })).text;
    expect(json).not.toMatch(/ben|zoe|lou/u);
    expect(JSON.parse(json)).toMatchObject({
      voters: 3,
      options: [{ counts: { yes: 2, ifNeedBe: 0, no: 1, blank: 0 } }, {}],
      ballots: [],
      unsignedComments: ['Enfin !'],
    });
  });

  it('gives nothing of an anonymous vote that closed with two ballots, and says why', async () => {
    const poll = await opened({ rules: ['anonymous'] });
    await vote('ben', poll, { yes: ['o2'], comment: 'Enfin !' });
    await vote('zoe', poll, { yes: ['o1'] });
    const closed = await ana.use('poll close', { poll });
    expect(answerText(closed)).toBe(fr('done.pollClosedTooFew'));
    for (const answer of [
      await ana.use('poll export'),
      await ana.use('poll export', { format: 'json' }),
      await ana.use('poll results'),
      await ben.press(pollActions.table.ref({ poll })),
    ])
      expect(answerText(answer)).toBe(fr('error.resultsTooFew'));
  });

  it('says that there is none here', async () => {
    expect(answerText(await ana.use('poll export'))).toBe(
      fr('error.noPollHere', { reader: 'facilitator' }),
    );
  });
});

const turn = (poll: string) => ben.press(pollActions.page.ref({ poll, page: '0' }));
const use = (guest: Guest, content: string | Uint8Array) =>
  guest.use('poll import', { file: given('x.csv', content) });

describe('/poll import', () => {
  it('brings a Framadate vote as a closed poll, whose export is the same file', async () => {
    const answer = await ana.use('poll import', { file: given('Quel soir.csv', framadate) });
    expect(answerText(answer)).toBe(fr('done.pollImported', { count: 4 }));
    expect(fileOf(await ana.use('poll export'))).toEqual({
      name: 'quel-soir.csv',
      text: framadate,
    });
    const shown = answerText(await ben.use('poll results'));
    expect(shown).toContain('Quel soir');
    expect(shown).toContain(fr('poll.imported'));
    expect(shown).toContain(fr('picture.best', { count: 2, options: 'x' }).slice(0, 15));
  });

  it.each([
    ['an .xlsx or .ods archive', Buffer.from('PK\u0003\u0004 mimetype')],
    ['an .xls file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
  ])('says how to save %s as CSV', async (_, bytes) => {
    expect(answerText(await use(ana, bytes))).toBe(fr('error.pollFileWorkbook'));
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['a text with a null byte', Buffer.from(',"a","b",\r\n"No\0m"')],
  ])('says that %s is no text', async (_, bytes) => {
    expect(answerText(await use(ana, bytes))).toBe(fr('error.fileNotText'));
  });

  it('takes a table in the encoding of an old spreadsheet', async () => {
    const table = ';Été;Forêt\r\nZoé;Oui;Si nécessaire\r\n';
    const imported = await use(ana, Buffer.from(table, 'latin1'));
    expect(answerText(imported)).toBe(fr('done.pollImported', { count: 1 }));
    expect(fileOf(await ana.use('poll export')).text).toBe(
      ',"Été","Forêt",\r\n"Zoé","Oui","Si nécessaire",\r\n',
    );
  });

  it('brings a vote of 54 slots, whose pages anyone turns, and whose export is the same file', async () => {
    const slots = Array.from({ length: 54 }, (_, at) => `"créneau ${at + 1}",`).join('');
    const [yes, no] = ['"Oui",', '"Non",'].map((word) => word.repeat(54));
    const file = `,${slots}\r\n"Nour",${yes}\r\n"Zoé",${no}\r\n`;
    expect(answerText(await use(ana, file))).toBe(fr('done.pollImported', { count: 2 }));
    const first = await ben.use('poll results');
    expect(answerText(first)).toContain(fr('poll.page', { from: 1, to: 20, all: 54 }));
    const second = await ben.press(button(first, fr('button.optionsAfter')));
    expect(second.kind).toBe('replace');
    expect(answerText(second)).toContain(fr('poll.page', { from: 21, to: 40, all: 54 }));
    const third = await ben.press(button(second, fr('button.optionsAfter')));
    expect(labels(third)).toEqual([fr('button.optionsBefore')]);
    expect(fileOf(await ana.use('poll export')).text).toBe(file);
  });

  it('shows no page of a poll in preparation, nor of a result that is kept back', async () => {
    const form = formOf(await ana.use('poll create'));
    await ana.submit(form, { question: 'Quel jour ?', options: 'lundi\nmardi' });
    const poll = (await community()).polls.at(-1)?.id ?? '';
    expect(answerText(await turn(poll))).toBe(fr('error.pollNotOpen', { reader: 'member' }));
    const hidden = await opened({ rules: ['hidden'] });
    expect(answerText(await turn(hidden))).toBe(fr('error.resultsHidden'));
  });

  it('refuses a vote of more options than it shows, and says how to bring it', async () => {
    const slots = Array.from({ length: 69 }, (_, at) => `"set ${at + 1}",`).join('');
    expect(answerText(await use(ana, `,${slots}\r\n`))).toBe(
      fr('error.tooManyImported', { max: 60, found: 69 }),
    );
  });

  it('keeps the two lines above a vote on dates, and the language of the file', async () => {
    const dates = [
      ',"Lundi 4","Lundi 4",',
      ',"18 h","20 h",',
      '"Ana","Yes","Under reserve",',
      '',
    ].join('\r\n');
    await ana.use('poll import', { file: given('x.csv', dates), question: 'Quel soir ?' });
    expect(fileOf(await ana.use('poll export'))).toEqual({ name: 'quel-soir.csv', text: dates });
  });

  it('takes no totals for ballots, as they were exported or as a spreadsheet saved them', async () => {
    const poll = await opened({ rules: ['anonymous', 'ifNeedBe'] });
    for (const who of ['ben', 'zoe', 'lou']) await vote(who, poll, { yes: ['o1'] });
    await ana.use('poll close', { poll });
    const csv = fileOf(await ana.use('poll export')).text;
    for (const text of [csv, `\uFEFF${csv.replaceAll('"', '').replaceAll(',', ';')}`])
      expect(answerText(await use(ana, text))).toBe(fr('error.pollFileTotals'));
    const { polls } = await community();
    expect(polls).toHaveLength(1);
  });

  it('is for people who may create polls, and says what is wrong with a file', async () => {
    expect(answerText(await use(ben, framadate))).toBe(fr('error.notPollFacilitator'));
    expect(answerText(await use(ana, ' '))).toBe(fr('error.pollFileEmpty'));
    expect(answerText(await use(ana, 'Bonjour'))).toBe(fr('error.pollFileNotAPoll'));
    const wrong = framadate.replace('"Inconnu"', '"Bof"');
    expect(answerText(await use(ana, wrong))).toBe(
      fr('error.pollFileWord', { line: 2, word: 'Bof' }),
    );
    expect(answerText(await ana.use('poll results'))).toBe(
      fr('error.noPollHere', { reader: 'facilitator' }),
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['Quels outils utilisez-vous ?', 'quels-outils-utilisez-vous'],
    ['../../etc/passwd', 'etc-passwd'],
    ['مرحبا', 'مرحبا'],
    ['🌱', 'palabre'],
    [`${'x'.repeat(59)} y`, 'x'.repeat(59)],
  ])('is plain: %j', (title, name) => {
    expect(fileName(title)).toBe(name);
  });
});
