import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderModal } from '../../../src/platforms/discord/modal.ts';
import { createDraw } from '../../../src/platforms/discord/pictures.ts';
import { render, renderOne } from '../../../src/platforms/discord/render.ts';
import { pollActions } from '../../../src/poll/view/actions.ts';
import type { Block, View } from '../../../src/kernel/view/view.ts';
import { silentLog } from '../../support/logs.ts';
import { fakePainter } from '../../support/painter.ts';
import { anyForm, anyView } from '../../support/any-view.ts';
import {
  buttonsIn,
  componentsIn,
  refusedOfMessage,
  refusedOfModal,
  shownBy,
} from '../../support/discord-judge.ts';

const halfASign = /[\uD800-\uDFFF]/u;
const draw = createDraw({ painter: fakePainter(), log: silentLog });
const text = (words: string): Block => ({ kind: 'text', text: [words] });

describe('whatever it says, a view', () => {
  it('is set out in messages that Discord takes', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        for (const message of render(view)) expect(refusedOfMessage(message)).toEqual([]);
      }),
    );
  });

  it('fits in one message that Discord takes, with all its buttons', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const message = renderOne(view);
        expect(refusedOfMessage(message)).toEqual([]);
        const buttons = (view.rows ?? []).flatMap((row) =>
          row.kind === 'buttons' ? row.buttons : [],
        );
        // What can be pressed beside a row comes before, or is left out where there is no room for it.
        const shown = buttonsIn(message);
        expect(shown.slice(shown.length - buttons.length)).toHaveLength(buttons.length);
        expect(message.files).toHaveLength(view.files?.length ?? 0);
      }),
    );
  });

  it('is set out in messages that Discord takes with its pictures too', async () => {
    await fc.assert(
      fc.asyncProperty(anyView, async (view) => {
        const drawn = await draw(view);
        for (const message of [...render(view, drawn), renderOne(view, drawn)])
          expect(refusedOfMessage(message)).toEqual([]);
        const pictures = render(view, drawn).flatMap(({ files }) => files.slice());
        expect(pictures).toHaveLength(drawn.size + (view.files?.length ?? 0));
      }),
    );
  });

  it('has its files in as many messages as they need', () => {
    fc.assert(
      fc.property(anyView, fc.nat(35), (view, count) => {
        const files = Array.from({ length: count }, (_, index) => ({
          name: `${index}.csv`,
          text: 'a',
        }));
        const messages = render({ ...view, files });
        for (const message of messages) expect(refusedOfMessage(message)).toEqual([]);
        const names = messages.flatMap((message) => message.files.map(({ name }) => name));
        expect(names).toEqual(files.map(({ name }) => name));
        expect(messages.every((message) => message.files.length <= 10)).toBe(true);
      }),
    );
  });

  it('is never cut in the middle of a sign', () => {
    const family = '👩‍👩‍👧‍👦';
    const long: View = { blocks: [text(`a${family.repeat(900)}`)] };
    expect(render(long).flatMap(shownBy).join('')).toBe(`a${family.repeat(900)}`);
    for (const shown of render(long).flatMap(shownBy)) expect(shown).not.toMatch(halfASign);
  });
});

describe('whatever it asks, a form', () => {
  it('is set out in a modal that Discord takes', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(refusedOfModal(renderModal(form))).toEqual([]);
      }),
    );
  });
});

describe('a message', () => {
  it('never pings anyone, however it is put', () => {
    const [message] = render({ blocks: [text('@everyone')] });
    expect(message?.allowed_mentions).toEqual({ parse: [] });
  });

  it('leaves out what says nothing, for Discord refuses an empty text', () => {
    const blank: Block[] = [text(' \n'), { kind: 'list', items: [] }, { kind: 'table', rows: [] }];
    const [message, ...others] = render({ blocks: [...blank, text('Bonjour'), ...blank] });
    expect(others).toEqual([]);
    expect(message && shownBy(message)).toEqual(['Bonjour']);
  });

  it('starts no page with nothing to say', () => {
    const view: View = { blocks: [text(`Bonjour${' '.repeat(9000)}`)] };
    expect(
      render(view)
        .flatMap(shownBy)
        .map((shown) => shown.trim()),
    ).toEqual(['Bonjour']);
  });

  it('puts six buttons in two rows, since Discord’s hold five', () => {
    const buttons = Array.from({ length: 6 }, (_, index) => ({
      label: `Bouton ${index}`,
      action: pollActions.vote.ref({ poll: `p${index}` }),
    }));
    const view: View = { blocks: [text('Lequel ?')], rows: [{ kind: 'buttons', buttons }] };
    for (const message of [...render(view), renderOne(view)])
      expect(refusedOfMessage(message)).toEqual([]);
    expect(componentsIn(renderOne(view))).toBe(1 + 1 + 2 + 6);
  });

  it('keeps its buttons and its figures when it is too long, and cuts only its end', () => {
    const words = 'x'.repeat(3000);
    const view: View = {
      blocks: [text('Le début'), text(words), text(words), text('La fin')],
      rows: [
        {
          kind: 'buttons',
          buttons: [{ label: 'Je vote', action: pollActions.vote.ref({ poll: 'p0' }) }],
        },
      ],
    };
    expect(render(view)).toHaveLength(2);
    expect(buttonsIn(renderOne(view))).toEqual(['Je vote']);
    const shown = shownBy(renderOne(view)).join('');
    expect(shown).toContain('Le début');
    expect(shown).not.toContain('La fin');
  });
});
