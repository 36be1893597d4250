import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPollFile } from '../../../src/poll/export/read-file.ts';
import { readingsOf } from '../../../src/poll/export/readings.ts';
import { decoded } from '../../../src/system/unicode-text.ts';

const about = { question: 'Lesquels ?', locale: 'fr' } as const;

function read(content: string | Uint8Array) {
  const found = readPollFile(Buffer.from(content), about);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  const { options, rows } = found.value;
  return {
    options: options.map(({ label }) => label),
    rows: rows.map(({ name, stances }) => [name, ...stances]),
  };
}
const errorOf = (content: string | Uint8Array) => {
  const found = readPollFile(Buffer.from(content), about);
  return found.ok ? 'read' : found.error;
};

const wells = {
  options: ['Puits', 'Four'],
  rows: [
    ['Ana', 'yes', 'ifNeedBe'],
    ['Bo', 'no', 'blank'],
  ],
};

describe('the words of Framadate', () => {
  it.each([
    ['Arabic', 'نعم', 'Under reserve', 'لا'],
    ['Breton', 'Ya', 'Marteze', 'Ket'],
    ['Catalan', 'Sí', 'Si és necessari', 'No'],
    ['Catalan, in its later version', 'Sí', 'Sota reserva', 'No'],
    ['Czech', 'Ano', 'V rámci rezervy', 'Ne'],
    ['English', 'Yes', 'Under reserve', 'No'],
    ['English of a fork that leaves the key', 'Yes', 'Ifneedbe', 'No'],
    ['French', 'Oui', 'Si nécessaire', 'Non'],
    ['Galician', 'Si', 'Se é preciso', 'Non'],
    ['German', 'Ja', 'Unter Vorbehalt', 'Nein'],
    ['Greek', 'Ναι', 'Υπό δέσμευση', 'Όχι'],
    ['Basque', 'Bai', 'Erreserbapean', 'Ez'],
    ['Hungarian', 'Igen', 'Feltételes', 'Nem'],
    ['Italian', 'Sì', 'Se necessario', 'No'],
    ['Dutch', 'Ja', 'Indien nodig', 'Nee'],
    ['Occitan', 'Òc', 'Se cal', 'Non'],
    ['Portuguese', 'Sim', 'Se tiver que ser', 'Não'],
    ['Spanish', 'Si', 'En caso de ser necesario', 'No'],
    ['letters without their accents', 'OUI', 'si necessaire', 'non'],
    ['decomposed letters', 'Sí'.normalize('NFD'), 'Si és necessari'.normalize('NFD'), 'No'],
    ['words with what nobody sees', '\u200BOui\u00A0', '\u2068Si nécessaire\u2069', ' Non'],
  ])('are understood in %s', (_, yes, ifNeedBe, no) => {
    const file = `,"Puits","Four",\r\n"Ana","${yes}","${ifNeedBe}",\r\n"Bo","${no}","",\r\n`;
    expect(read(file)).toEqual(wells);
  });

  it('are understood in Catalan as they were exported, “Descongut” included', () => {
    const file = ',"Pou","Forn",\r\n"Ana","Sí","Si és necessari",\r\n"Bo","No","Descongut",\r\n';
    expect(read(file)).toEqual({ ...wells, options: ['Pou', 'Forn'] });
  });

  it.each([
    [
      '“I don’t know”, with a curly apostrophe on purpose, for who has not marked a day',
      'I don’t know',
    ],
    ['“unkown”, as exportcsv.php spells it', 'unkown'],
    ['“Je ne sais pas”', 'Je ne sais pas'],
  ])('have said of a cell without an answer: %s', (_, blank) => {
    const file = `,"Puits","Four",\r\n"Ana","Yes","Under reserve",\r\n"Bo","No","${blank}",\r\n`;
    expect(read(file)).toEqual(wells);
  });

  it.each([
    ['a user asks for “peut-être” beside yes and no', 'Oui', 'Peut-être', 'Non'],
    ['another writes it without its accents', 'oui', 'peut‑etre', 'non'],
    [
      '“While the "if necessary" option is quite useful, people use it to say I think I can come”',
      'Yes',
      'If necessary',
      'No',
    ],
    ['“Waiting for it to switch from framadate”: the signs of Nextcloud’s polls', '✔', '❔', '❌'],
    ['signs that telephones offer first', '✅', '(✅)', '❎'],
    ['what is said in French today', 'Oui !', 'Si besoin', 'Non.'],
    ['the same signs in their coloured form', '✔\uFE0F', '❔', '❌\uFE0F'],
    ['a column of a German server', 'Ja', 'Vielleicht', 'Nein'],
    ['a yes in brackets', 'Oui', '(Oui)', 'Non'],
    ['a yes and what it hangs on', 'Oui', 'Oui, si nécessaire', 'Non'],
    ['the same in English', 'Yes', 'Yes if need be', 'No'],
    ['the same in brackets', 'Oui', 'Oui (si nécessaire)', 'Non'],
  ])('stand beside what people ask of them: %s', (_, yes, ifNeedBe, no) => {
    const file = `,"Puits","Four",\r\n"Ana","${yes}","${ifNeedBe}",\r\n"Bo","${no}","",\r\n`;
    expect(read(file)).toEqual(wells);
  });

  it.each([
    ['“[missing key: Generic.NotExistingText]”', 'Si', '[missing key: Generic.Ifneedbe]'],
    ['the same of the first versions', 'Si', '[missing key: Generic.Under reserve]'],
    ['French behind two letters, as its Spanish has it', 'Si', 'ES_Si nécessaire'],
  ])('are understood where a fork’s language has none: %s', (_, yes, ifNeedBe) => {
    const unknown = '[missing key: Generic.Unknown]';
    const file = `,"Puits","Four",\r\n"Ana","${yes}","${ifNeedBe}",\r\n"Bo","No","${unknown}",\r\n`;
    expect(read(file)).toEqual(wells);
  });

  it('may be an OK or nothing, as in STUdS and the first versions: nothing is a no', () => {
    const file = ';1/12/2026;2/12/2026;\r\n;18h;20h;\r\nAna;OK;;\r\nBo;;OK;\r\n';
    expect(read(file)).toEqual({
      options: ['1/12/2026, 18h', '2/12/2026, 20h'],
      rows: [
        ['Ana', 'yes', 'no'],
        ['Bo', 'no', 'yes'],
      ],
    });
  });

  it('say so when a comma cuts a title that a version does not put in quotes', () => {
    const file = ',Lundi, 18h,Mardi,\r\n"Ana","Oui","Non",\r\n"Bo","Non","Oui",\r\n';
    expect(errorOf(file)).toEqual({ kind: 'pollFileTitles', titles: 3, answers: 2 });
  });
});

const table = ';Puits;Four\r\nAna;Oui;Si nécessaire\r\nBo;Non;\r\n';

describe('a table that a spreadsheet saved', () => {
  it.each([
    ['with a line that names the separator', `sep=;\r\n${table}`],
    ['with that line in quotes', `"sep=;"\r\n${table}`],
    ['with that line saved again', `SEP=;;;\r\n${table}`],
    ['with a mark before that line', `\uFEFFsep=;\r\n${table}`],
    [
      'with empty columns at the end',
      ';Puits;Four;;;\r\nAna;Oui;Si nécessaire;;;\r\nBo;Non;;;;\r\n',
    ],
    ['with empty columns before it', ';;Puits;Four\r\n;Ana;Oui;Si nécessaire\r\n;Bo;Non;\r\n'],
    ['with empty lines above and below', `;;\r\n\r\n;;\r\n${table};;\r\n;;\r\n`],
    ['with tabs', table.replaceAll(';', '\t')],
    ['with commas', table.replaceAll(';', ',')],
    ['with bars', table.replaceAll(';', '|')],
    ['with bars, and the line that names them', `sep = |\r\n${table.replaceAll(';', '|')}`],
    ['with a space that nobody sees in its first cell', `\u200B\u00A0${table}`],
    ['with the line ends of an old Mac', table.replaceAll('\r\n', '\r')],
    [
      'with every cell in quotes',
      '"";"Puits";"Four"\n"Ana";"Oui";"Si nécessaire"\n"Bo";"Non";""\n',
    ],
    ['in UTF-8 with its mark', `\uFEFF${table}`],
  ])('is read %s', (_, text) => {
    expect(read(text)).toEqual(wells);
  });

  it.each([
    ['UTF-16 with its mark, “Unicode text” of Excel', utf16(`\uFEFF${table}`)],
    ['UTF-16 of the other order', Buffer.from(utf16(`\uFEFF${table}`)).swap16()],
    ['UTF-16 without a mark', utf16(table)],
    ['UTF-16 without a mark, of the other order', Buffer.from(utf16(table)).swap16()],
    ['Windows-1252', Buffer.from(table, 'latin1')],
    [
      'Windows-1252 below sep=;, at which Excel forgets the encoding',
      Buffer.from(`sep=;\r\n${table}`, 'latin1'),
    ],
    ['Mac Roman', macRoman(table)],
    ['the encoding of DOS', Buffer.from(table.replaceAll('é', '\x82'), 'latin1')],
  ])('is read in %s', (_, bytes) => {
    expect(read(bytes)).toEqual(wells);
  });

  it.each([
    ['a name alone', ';Puits;Four\r\nZoé;Oui;Non\r\n'],
    ['titles', ';Été « au soir »;Forêt\r\nÈve;Oui;Non\r\nFrançois;Non;Oui\r\n'],
    ['German', ';Küche;Gärten\r\nJörg;Ja;Nein\r\n'],
    ['Spanish', ';Plaza;Café\r\nMuñoz;Si;En caso de ser necesario\r\n'],
  ])('keeps its accents where only %s tells the encoding', (_, text) => {
    const expected = read(text);
    expect(read(Buffer.from(text, 'latin1'))).toEqual(expected);
    if (!/[È«]/u.test(text)) expect(read(macRoman(text))).toEqual(expected);
  });

  // “TextDecoder incorrectly decodes 0x92 for Windows-1252”: it does in every Node that can run this.
  it.each([
    [';L’eau;Cœur – « 10 € »\r\nZoé;Oui;Non\r\n'],
    [';“Été” au jardin…;Nœud d’Œdipe\r\nÎl‘ot;Oui;Non\r\n'],
    [';L’aigua;Cor – «10 €»\r\nNúria;Sí;No\r\n'],
  ])('keeps the apostrophes, quotes and œ of a word processor: %s', (text) => {
    expect(read(encoded(text, 'windows-1252'))).toEqual(read(text));
    expect(read(macRoman(text))).toEqual(read(text));
  });

  it.each([
    ['“M**Ã©**lanie instead of Mélanie”', ';Puits;Été\r\nMélanie;Oui;Non\r\n', 'windows-1252'],
    ['with its quotes', ';L’eau – 10 €;« Cœur »\r\nÀ;Oui;Si nécessaire\r\n', 'windows-1252'],
    ['by a Mac', ';Puits;Été\r\nMélanie;Oui;Si nécessaire\r\n', 'macintosh'],
    ['in Russian', ';Колодец;Сад\r\nАнна;Да;Нет\r\n', 'windows-1252'],
  ])('is read where UTF-8 was taken for an older encoding: %s', (_, text, encoding) => {
    const garbled = decoded(Buffer.from(text), encoding) ?? '';
    expect(garbled).not.toBe(text);
    expect(read(garbled)).toEqual(read(text));
  });

  it.each(['« CAFÉ…»', 'IRMÃO', 'À»', 'Ñ', 'Å…', 'Î», 100 €'])(
    'is left as it is where signs only look garbled: %s',
    (title) => {
      expect(read(`;${title};Four\r\nAna;Oui;Non\r\n`).options).toEqual([title, 'Four']);
    },
  );

  it.each([
    ['Greek', 'windows-1253', ';Κήπος;Πηγάδι\r\nΆννα;Ναι;Όχι\r\n'],
    ['Czech', 'windows-1250', ';Sad;Studna\r\nŠárka;Ano;V rámci rezervy\r\n'],
    ['Hungarian', 'windows-1250', ';Kert;Kút\r\nGyőző;Nem;Feltételes\r\n'],
  ])('is read in the Windows encoding of %s', (_, encoding, text) => {
    expect(read(encoded(text, encoding))).toEqual(read(text));
  });

  it.each([
    [
      'a column without a title that holds votes',
      ';Puits;;Four\r\nAna;Oui;Non;Oui',
      'pollFileUntitled',
    ],
    ['such a column at the end', ';Puits;Four;;\r\nAna;Oui;Non;Oui;\r\n', 'pollFileUntitled'],
    ['a word of no language', ';Puits;Four\r\nAna;Oui;Bof\r\n', 'pollFileWord'],
    ['nothing under the separator', 'sep=;\r\n', 'pollFileEmpty'],
    ['a name above the names', 'sep=;\r\nNom;Puits;Four\r\n', 'pollFileNotAPoll'],
  ])('is refused for %s, with where it stands', (_, text, kind) => {
    expect(errorOf(text)).toMatchObject({ kind });
  });

  it('counts the line of the separator among the file’s', () => {
    expect(errorOf('sep=;\r\n;Puits;Four\r\nAna;Oui;Bof\r\n')).toMatchObject({ line: 3 });
  });

  it('has readings for any bytes, or none, and never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(readingsOf(bytes).length).toBeLessThanOrEqual(8);
        expect(() => errorOf(bytes)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});

function utf16(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le');
}

/** As an encoding of one byte a letter writes it. */
function encoded(text: string, encoding: string): Uint8Array {
  const letters = Array.from({ length: 256 }, (_, byte) => decoded(Uint8Array.of(byte), encoding));
  return Uint8Array.from(text.split(''), (letter) => letters.indexOf(letter));
}

function macRoman(text: string): Uint8Array {
  return encoded(text, 'macintosh');
}
