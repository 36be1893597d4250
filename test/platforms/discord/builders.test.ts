import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/engine/requests/command.ts';
import { quiet } from '../../../src/engine/requests/reply.ts';
import type { View } from '../../../src/kernel/view/view.ts';
import { commandPayload } from '../../../src/platforms/discord/command-payload.ts';
import { renderModal } from '../../../src/platforms/discord/modal.ts';
import { renderOne } from '../../../src/platforms/discord/render.ts';
import { packageRoot } from '../../../src/system/package-root.ts';
import { pollActions } from '../../../src/poll/view/actions.ts';
import { readTexts } from '../../../src/program/texts.ts';

const action = pollActions.vote.ref({ poll: 'p1' });

describe('here and in the rehearsal, what Discord would refuse throws where it is built', () => {
  it('a button without a label', () => {
    const view: View = {
      blocks: [],
      rows: [{ kind: 'buttons', buttons: [{ label: '', action }] }],
    };
    expect(() => renderOne(view)).toThrow();
  });

  it('a form without a field, or with a single choice', () => {
    expect(() => renderModal({ title: 'Je vote', action, fields: [] })).toThrow();
    const options = [{ id: 'a', label: 'Mardi' }];
    const field = { kind: 'oneOf', id: 'day', label: 'Le jour', required: true, options } as const;
    expect(() => renderModal({ title: 'Je vote', action, fields: [field] })).toThrow();
  });

  it('a command of a name that nobody could type', () => {
    const leaf = {
      entry: 'help',
      options: [],
      run: async () => quiet,
      suggest: async () => [],
    } as const;
    const help: Command = { name: 'help', access: 'everyone', subcommands: {}, leaf };
    const { catalogues } = readTexts('discord');
    const english = { ...catalogues.en, 'command.help.name': 'Help Me' };
    expect(() => commandPayload([{ commands: [help] }], { ...catalogues, en: english })).toThrow();
  });
});

/** The files of the program. */
const texts = (): string[] =>
  readdirSync(join(packageRoot(), 'dist', 'chunks'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(packageRoot(), 'dist', 'chunks', name), 'utf8'));

describe('the program', () => {
  it('holds one copy of the builders, discord.js’s too: one switch for its validators', () => {
    const copies = texts().flatMap((text) =>
      [...text.matchAll(/"node_modules\/@discordjs\/builders\/[^"]*"/gu)].map(String),
    );
    expect(new Set(copies).size).toBe(1);
  });
});
