import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { variables } from '../../src/program/config.ts';
import { readEnvironment } from '../../src/program/environment.ts';

const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.local.abcdefghijklmnop';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palabre-env-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(file: string | Uint8Array, process: Record<string, string> = {}) {
  writeFileSync(join(folder, '.env'), file);
  return readEnvironment(process, variables, folder);
}
const tokenIn = (file: string | Uint8Array) => read(file).values['DISCORD_TOKEN'];

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('a .env file', () => {
  const plain = `DISCORD_TOKEN=${token}\nDISCORD_API_URL=http://127.0.0.1:9/api\n`;

  it.each([
    ['as the example has it', plain],
    ['with a byte order mark, whose first variable other readers lose', `\uFEFF${plain}`],
    [
      'as “echo TOKEN > .env” of Windows PowerShell writes it, “unusable”',
      utf16(plain, 'le', true),
    ],
    ['in UTF-16 of the other order', utf16(plain, 'be', true)],
    ['in UTF-16 without a mark', utf16(plain, 'le', false)],
    ['with a comment in Windows-1252', Buffer.from(`# clé du robot\n${plain}`, 'latin1')],
    ['with the line ends of Windows', plain.replaceAll('\n', '\r\n')],
    ['with the line ends of an old Mac', plain.replaceAll('\n', '\r')],
    ['without a line end', `DISCORD_TOKEN=${token}`],
    ['with an export before it', `export DISCORD_TOKEN=${token}\n`],
    ['with spaces around the sign', `DISCORD_TOKEN = ${token} \n`],
    ['with no-break spaces', `DISCORD_TOKEN\u00A0=\u00A0${token}\n`],
    ['with a space before it', `  DISCORD_TOKEN=${token}\n`],
    ['in quotes', `DISCORD_TOKEN="${token}"\n`],
    ['in simple quotes', `DISCORD_TOKEN='${token}'\n`],
    ['in the quotes of a word processor', `DISCORD_TOKEN=“${token}”\n`],
    ['in simple quotes of a word processor', `DISCORD_TOKEN=‘${token}’\n`],
    ['in French quotes', `DISCORD_TOKEN=«\u00A0${token}\u00A0»\n`],
    ['with a comment behind it', `DISCORD_TOKEN=${token} # le nôtre\n`],
    ['in small letters', `discord_token=${token}\n`],
    ['in mixed letters, with a hyphen', `Discord-Token=${token}\n`],
    ['with a zero-width space', `\u200BDISCORD_TOKEN=${token}\n`],
    ['for a Windows shell', `set DISCORD_TOKEN=${token}\r\n`],
    ['for PowerShell', `$env:DISCORD_TOKEN = "${token}"\r\n`],
    ['for a Windows shell, in quotes', `set "DISCORD_TOKEN=${token}"\r\n`],
    ['for setx', `setx DISCORD_TOKEN "${token}"\r\n`],
    ['for fish', `set -x DISCORD_TOKEN ${token}\n`],
    ['for the C shell', `setenv DISCORD_TOKEN '${token}'\n`],
    ['as bash prints it', `declare -x DISCORD_TOKEN="${token}"\n`],
    ['as in YAML', `DISCORD_TOKEN: ${token}\n`],
    ['with the sign of a Japanese keyboard', `DISCORD_TOKEN＝${token}\n`],
    // “>> always encodes the data as UTF16-LE, and makes no attempt to match the encoding of the file.”
    [
      'where PowerShell’s >> added UTF-16 to UTF-8',
      Buffer.concat([Buffer.from('LOG_LEVEL=info\r\n'), utf16(plain, 'le', false)]),
    ],
    [
      'where another program added UTF-8 to UTF-16',
      Buffer.concat([utf16('LOG_LEVEL=info\r\n', 'le', true), Buffer.from(plain)]),
    ],
  ])('is read %s', (_, file) => {
    expect(tokenIn(file)).toBe(token);
    const { mistakes, notices } = read(file);
    expect([mistakes, notices]).toEqual([[], []]);
  });

  it.each([
    'DISCORD_TOKKEN',
    'DISCORD_TOKE',
    'DISCRD_TOKEN',
    'DISCORDTOKEN',
    'discord_tokken',
    'DISCORD_BOT_TOKEN',
    'TOKEN',
  ])('has its misspelt token told, and does not let a rehearsal start: %s', (name) => {
    const { mistakes, values } = read(`${name}=${token}\n`);
    expect(mistakes).toEqual([{ kind: 'envMeant', name, meant: 'DISCORD_TOKEN' }]);
    expect(values['DISCORD_TOKEN']).toBeUndefined();
  });

  it.each([
    ['a name from another keyboard', `DIS\u0421ORD_TOKEN=${token}`],
    ['a space in its name', `DISCORD TOKEN=${token}`],
    ['a dash in its name', `DISCORD–TOKEN=${token}`],
    ['JSON', `{"DISCORD_TOKEN":"${token}"}`],
    ['the value on the next line', `DISCORD_TOKEN=\n${token}`],
    ['the value alone', token],
    ['a rich text', `{\\rtf1 DISCORD_TOKEN=${token}}`],
    ['a quote that is not closed', `DISCORD_TOKEN="${token}`],
  ])('has the line of the token told, and does not let a rehearsal start: %s', (_, file) => {
    const { mistakes } = read(`${file}\n`);
    expect(mistakes).toMatchObject([{ kind: 'envLineMeant', meant: 'DISCORD_TOKEN' }]);
    expect(JSON.stringify(mistakes)).not.toContain(token);
  });

  it('has a token told that bears another name, unless the right one bears it too', () => {
    const misnamed = `JETON_DU_ROBOT=${token}\n`;
    expect(read(misnamed).mistakes).toEqual([
      { kind: 'envMeant', name: 'JETON_DU_ROBOT', meant: 'DISCORD_TOKEN' },
    ]);
    expect(read(`${misnamed}DISCORD_TOKEN=${token}\n`)).toMatchObject({
      mistakes: [],
      notices: [{ kind: 'envUnknown', name: 'JETON_DU_ROBOT' }],
    });
  });

  it('has every other thing told that is not understood, by its name or its line', () => {
    const file = [
      `DISCORD_TOKEN=${token}`,
      'HTTPS_PROXY=http://ici',
      'bonjour',
      'LOG_LEVEL="info',
      `${token}=`,
    ].join('\n');
    const { mistakes, notices } = read(file);
    expect(mistakes).toEqual([{ kind: 'envLineMeant', line: 4, meant: 'LOG_LEVEL' }]);
    expect(notices).toEqual([
      { kind: 'envUnknown', name: 'HTTPS_PROXY' },
      { kind: 'envLine', line: 3 },
      { kind: 'envLine', line: 5 },
    ]);
    expect(JSON.stringify([notices, mistakes])).not.toContain(token);
  });

  it('gives way to what is set already, except to what is set empty', () => {
    const file = `DISCORD_TOKEN=${token}\nLOG_LEVEL=warn\nDEFAULT_LOCALE=en\nNODE_ENV=test\n`;
    const process = { LOG_LEVEL: 'debug', DEFAULT_LOCALE: '', NODE_ENV: 'production' };
    expect(read(file, process).values).toEqual({
      DISCORD_TOKEN: token,
      LOG_LEVEL: 'debug',
      DEFAULT_LOCALE: 'en',
      NODE_ENV: 'production',
    });
  });

  it('may have another name, which is told', () => {
    writeFileSync(join(folder, '.env.txt'), `DISCORD_TOKEN=${token}\n`);
    expect(readEnvironment({}, variables, folder)).toMatchObject({
      notices: [{ kind: 'envMisnamed', file: '.env.txt' }],
    });
  });

  it('is not needed, and other variables of the process are left alone', () => {
    const process = { PATH: '/bin', PS1: '"$ "', DISCORD_TOKEN: `"${token}"` };
    const { values, notices } = readEnvironment(process, variables, folder);
    expect(values).toEqual({ ...process, DISCORD_TOKEN: token });
    expect(notices).toEqual([]);
    expect(readEnvironment({ DISCORD_TOKKEN: token }, variables, folder).notices).toEqual([
      { kind: 'envMeant', name: 'DISCORD_TOKKEN', meant: 'DISCORD_TOKEN' },
    ]);
  });

  it('never makes a value part of what is told, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'A_=#"\' \n“”.1é'.split('')) })),
        (parts) => {
          const secret = 'Zx9.secret';
          const file = parts.join(secret);
          const { notices, mistakes } = read(file);
          expect(JSON.stringify([notices, mistakes])).not.toContain(secret);
        },
      ),
      { numRuns: 60 },
    );
  });
});
