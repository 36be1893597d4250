import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LiveTemplates } from '../../../src/template/files/live-templates.ts';

let dir: string;
let folders: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'palabre-live-'));
  folders = [dir];
});
afterEach(() => rmSync(dir, { recursive: true }));

const workshop = (id: string, title = id) => `
id: ${id}
title: { fr: ${title} }
description: { fr: Un atelier }
credits: [{ fr: Personne }]
steps:
  - { id: plan, kind: agenda, title: { fr: Plan }, short: { fr: Plan } }
`;
const write = (name: string, text: string): void => writeFileSync(join(dir, name), text);

function open(): { titles: () => string[]; refused: string[] } {
  const opened = LiveTemplates.open(() => folders);
  if (!opened.ok) throw new Error('It does not open.');
  const refused: string[] = [];
  opened.value.onRefused((problems) => refused.push(...problems.map(({ key }) => key)));
  return { titles: () => opened.value.now().map(({ title }) => title['fr'] ?? ''), refused };
}

describe('the templates of folders as they stand', () => {
  it('are those that were saved, changed and taken out since', () => {
    write('a.yaml', workshop('a'));
    const { titles } = open();
    expect(titles()).toEqual(['a']);
    write('b.yaml', workshop('b'));
    expect(titles()).toEqual(['a', 'b']);
    write('a.yaml', workshop('a', 'Le jardin'));
    expect(titles()).toEqual(['Le jardin', 'b']);
    rmSync(join(dir, 'b.yaml'));
    expect(titles()).toEqual(['Le jardin']);
  });

  it('are those of a folder that is chosen later', () => {
    folders = [];
    const { titles } = open();
    expect(titles()).toEqual([]);
    folders = [dir];
    write('a.yaml', workshop('a'));
    expect(titles()).toEqual(['a']);
  });

  it('stay what they were while one has a mistake, which is told once', () => {
    write('a.yaml', workshop('a'));
    const { titles, refused } = open();
    write('b.yaml', 'id: [');
    expect(titles()).toEqual(['a']);
    expect(titles()).toEqual(['a']);
    expect(refused).toHaveLength(1);
    write('b.yaml', workshop('b'));
    expect(titles()).toEqual(['a', 'b']);
  });

  it('stay what they were when their folder is gone', () => {
    const gone = join(dir, 'gone');
    mkdirSync(gone);
    folders = [gone];
    writeFileSync(join(gone, 'a.yaml'), workshop('a'));
    const { titles, refused } = open();
    rmSync(gone, { recursive: true });
    expect(titles()).toEqual(['a']);
    expect(refused).toEqual(['template.problem.unreadable']);
  });
});
