import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardActions } from '../../../../src/board/view/actions.ts';
import { calling, person, strong } from '../../../../src/kernel/rich.ts';
import { workshopActions } from '../../../../src/workshop/view/actions.ts';
import type { View } from '../../../../src/kernel/view/view.ts';
import { messageOf, messagesOf } from '../../../../src/platforms/matrix/talk/message.ts';
import { pressed } from '../../../../src/platforms/matrix/talk/presses.ts';
import type { Meaning } from '../../../../src/platforms/matrix/talk/rich-text.ts';
import { anyView } from '../../../support/any-view.ts';
import { runs } from '../../../support/runs.ts';

const meaning: Meaning = {
  person: (id) => `Nom de ${id}`,
  room: (id) => `Salon ${id}`,
  addressOf: (id) => (id.startsWith('@') ? `https://matrix.to/#/${id}` : undefined),
  time: () => 'à 14 h 05',
};
const saying = (...text: View['blocks'][number][]): View => ({ blocks: text });
const typed = (text: string) => messageOf(saying({ kind: 'text', text: [text] }), meaning);

/** The tags that phones show. */
const allowed = new Set([
  'a',
  'strong',
  'em',
  'u',
  'del',
  'code',
  'ul',
  'ol',
  'li',
  'pre',
  'blockquote',
  'p',
  'br',
]);

/** The tags of a text, each closed where it was opened. Throws on any that is not. */
function tagsIn(html: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const [, slash, name = '', rest = ''] of html.matchAll(/<(\/?)([a-z]+)([^<>]*)>/gu)) {
    found.push(name);
    if (name === 'br') continue;
    if (slash === '') open.push(name);
    else expect(open.pop()).toBe(name);
    if (name !== 'a' || slash !== '') expect(rest).toBe('');
    else expect(rest).toMatch(/^ href="https?:\/\/[^"<>]*"$/u);
  }
  expect(open).toEqual([]);
  return found;
}

describe('a message on Matrix', () => {
  it('says a view in plain text and in HTML', () => {
    const { plain, html } = messageOf(
      saying(
        { kind: 'title', text: ['Tour de table'] },
        { kind: 'quote', text: ['Mon nom\nen un mot'] },
        { kind: 'text', text: ['Le bâton est à ', person('@nour:ici'), '.'] },
        { kind: 'list', items: [['un ', strong('mot')], ['deux\nlignes']] },
        {
          kind: 'table',
          rows: [
            {
              label: 'Un pad',
              figure: '6 (+2)',
              share: 0.6,
              lighterShare: 0.2,
              whole: 10,
              best: true,
            },
          ],
        },
        { kind: 'divider' },
        { kind: 'small', text: ['fin'] },
      ),
      meaning,
    );
    expect(plain).toBe(
      'Tour de table\n> Mon nom\n> en un mot\nLe bâton est à Nom de @nour:ici.\n• un mot\n• deux lignes\n★ Un pad\n▰▰▰▰▰▰▱▱ 6 (+2)\n———\nfin',
    );
    expect(html).toBe(
      '<p><strong>Tour de table</strong></p><blockquote>Mon nom<br>en un mot</blockquote><p>Le bâton est à <a href="https://matrix.to/#/@nour:ici">Nom de @nour:ici</a>.</p><ul><li>un <strong>mot</strong></li><li>deux lignes</li></ul><p>★ <strong>Un pad</strong><br>▰▰▰▰▰▰▱▱ 6 (+2)</p><p>———</p><p><em>fin</em></p>',
    );
  });

  it('shows what people typed as they typed it, whatever it is', () => {
    expect(typed('<b>gras</b> & @room').html).toBe('<p>&lt;b&gt;gras&lt;/b&gt; &amp; @room</p>');
    expect(typed('<b>gras</b> & @room').plain).toBe('<b>gras</b> & @room');
    expect(typed('voir https://exemple.org/a?b=1&c=2.').html).toBe(
      '<p>voir <a href="https://exemple.org/a?b=1&amp;c=2">https://exemple.org/a?b=1&amp;c=2</a>.</p>',
    );
  });

  it('calls the person whose turn it is, and nobody else', () => {
    const text = ['Le bâton est à ', calling('@nour:ici'), ', après ', person('@ana:ici')];
    expect(messageOf(saying({ kind: 'text', text }), meaning).calls).toEqual(['@nour:ici']);
    expect(typed('@room @ana:ici').calls).toEqual([]);
  });

  it('holds any view, in tags that phones show, each closed', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        for (const { plain, html } of [messageOf(view, meaning), ...messagesOf(view, meaning)]) {
          expect(tagsIn(html).filter((tag) => !allowed.has(tag))).toEqual([]);
          expect(html.replaceAll(/<\/?[a-z]+(?: href="[^"]*")?>/gu, '')).not.toMatch(/[<>]/u);
          expect(Buffer.byteLength(plain) + Buffer.byteLength(html)).toBeLessThan(30_000);
        }
      }),
      runs(60),
    );
  });

  it('keeps what can be done when its text is too long', () => {
    const view = saying({ kind: 'text', text: ['é'.repeat(30_000)] });
    const label = 'Je participe';
    const action = workshopActions.join.ref({ workshop: 'w' });
    const rows = [{ kind: 'buttons' as const, buttons: [{ label, action }] }];
    const { plain, offered } = messageOf({ ...view, rows }, meaning);
    expect(plain).toBe('✅ Je participe');
    expect(offered.presses).toHaveLength(1);
    const pages = messagesOf({ ...view, rows }, meaning);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.filter((page) => page.offered.presses.length > 0)).toEqual([pages.at(-1)]);
  });
});

const write = (form: string) =>
  boardActions.contributeOpen.ref({ workshop: 'w', board: 'b', form });

describe('the buttons of a message', () => {
  const { offered, plain } = messageOf(
    {
      blocks: [{ kind: 'text', text: ['Tableau'] }],
      rows: [
        {
          kind: 'buttons',
          buttons: [
            { label: 'Je nomme une personne', action: write('person') },
            { label: 'Je nomme un groupe', action: write('group') },
            { label: 'Mes contributions', action: boardActions.mine.ref({ workshop: 'w' }) },
            { label: '🤓 J’y réfléchis', action: boardActions.mine.ref({ workshop: 'x' }) },
          ],
        },
        {
          kind: 'choose',
          action: boardActions.mineChoose.ref({ workshop: 'w' }),
          placeholder: 'Choisir',
          options: [
            { id: 'a', label: 'La première' },
            { id: 'b', label: 'La seconde' },
          ],
        },
      ],
    },
    meaning,
  );

  it('are named with their signs, lists by their numbers', () => {
    expect(plain).toBe(
      'Tableau\nChoisir\n1. La première\n2. La seconde\n✍️ Je nomme une personne · ✍️ Je nomme un groupe · 📄 Mes contributions · 🤓 J’y réfléchis',
    );
  });

  it.each([
    ['✍️ Je nomme un groupe', write('group')],
    ['✍ je nomme une personne', write('person')],
    ['mes contributions', boardActions.mine.ref({ workshop: 'w' })],
    ['📄', boardActions.mine.ref({ workshop: 'w' })],
    ['🤓', boardActions.mine.ref({ workshop: 'x' })],
    ['🤓 J\u2019y réfléchis', boardActions.mine.ref({ workshop: 'x' })],
    ['j’y réfléchis', boardActions.mine.ref({ workshop: 'x' })],
    ['✍️', undefined],
    ['👍', undefined],
    ['', undefined],
  ])('are meant by %s', (said, ref) => {
    expect(pressed(offered, said)?.ref).toBe(ref);
  });
});
