import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environment, readConfig } from '../src/program/config.ts';

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
/** Every variable of the example, set or put in a comment to be set. */
const named = [...example.matchAll(/^#? ?([A-Z_]+)=/gmu)].map(([, name]) => name);
const shown = Object.fromEntries(
  [...example.matchAll(/^([A-Z_]+)=(.*)$/gmu)].map(([, name = '', value]) => [name, value]),
);

describe('the environment', () => {
  it('is in the example, all of it and nothing else', () => {
    expect(named.length).toBe(new Set(named).size);
    expect(new Set(named)).toEqual(new Set(Object.keys(environment.shape)));
  });

  it('can be left as the example has it', () => {
    expect(readConfig(shown)).toMatchObject({ ok: true });
  });

  it('has a default for all but the token, where a line is empty too', () => {
    const defaults = {
      STORE_URL: 'lmdb://./data',
      DEFAULT_LOCALE: 'fr',
      DEFAULT_TIMEZONE: 'America/Toronto',
      LOG_LEVEL: 'info',
    };
    expect(readConfig({})).toEqual({ ok: true, value: defaults });
    expect(readConfig({ DISCORD_TOKEN: '', STORE_URL: '' })).toMatchObject({ value: defaults });
  });

  it.each([
    ['lmdb:./data', 'lmdb://./data'],
    ['LMDB://data', 'lmdb://data'],
    ['lmdb:///var/lib/palabre', 'lmdb:///var/lib/palabre'],
  ])('takes an address of a store without its slashes, or in capitals: %s', (written, url) => {
    expect(readConfig({ STORE_URL: written })).toMatchObject({ value: { STORE_URL: url } });
  });

  it.each(['./data', 'data', '/var/lib/palabre', 'C:\\palabre', '://', 'lmdb'])(
    'takes no folder alone for a store: %s',
    (written) => {
      expect(readConfig({ STORE_URL: written })).toEqual({ ok: false, error: ['STORE_URL'] });
    },
  );

  it.each(['PST', 'EST', 'UTC+2', 'Montréal'])('takes no %s for a time zone', (zone) => {
    expect(readConfig({ DEFAULT_TIMEZONE: zone })).toEqual({
      ok: false,
      error: ['DEFAULT_TIMEZONE'],
    });
  });

  it('has all of its mistakes told at once, by name, and never a value', () => {
    const wrong = {
      DISCORD_TOKEN: 'short secret',
      DISCORD_API_URL: 'here',
      STORE_URL: 'data',
      DEFAULT_LOCALE: 'oc',
      DEFAULT_TIMEZONE: 'Montréal',
      LOG_LEVEL: 'loud',
      HEALTH_PORT: '0',
    };
    const read = readConfig(wrong);
    expect(read).toEqual({ ok: false, error: Object.keys(wrong) });
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});
