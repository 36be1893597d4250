import { describe, expect, it } from 'vitest';
import { databaseIn } from '../../../src/stores/postgres/address.ts';

describe('what is told of a database', () => {
  it.each([
    ['postgres://palabre:secret@db.example.org:5432/palabre', 'db.example.org:5432/palabre'],
    ['postgresql:///palabre?user=me&password=secret', 'localhost/palabre'],
    ['postgres://palabre:se%2Fcret@localhost/palabre', 'localhost/palabre'],
  ])('has no password in it: %s', (url, name) => {
    expect(databaseIn(url)).toEqual({ ok: true, value: { url, name } });
  });

  it.each([
    'postgres://palabre:/secret@db.example.org/palabre',
    'postgres://palabre:12/secret@db.example.org/palabre',
    'postgres://palabre:se/cret@db.example.org/palabre',
    'postgres://palabre:%zz',
  ])('is nothing where a password was not written as an address wants it: %s', (url) => {
    expect(databaseIn(url)).toEqual({ ok: false, error: 'unreadable' });
  });
});
