import { beforeEach, describe, expect, it } from 'vitest';
import { draftFeature } from '../../../src/engine/requests/reopen-draft.ts';
import type { Feature } from '../../../src/engine/requests/command.ts';
import { refused, showing } from '../../../src/engine/requests/reply.ts';
import { under } from '../../../src/engine/requests/under.ts';
import { permissions } from '../../../src/program/permissions.ts';
import { action } from '../../../src/kernel/view/action.ts';
import type { Form } from '../../../src/kernel/view/view.ts';
import type { Guest } from '../../support/guest.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { button, filledIn, formOf, labels, told } from '../../support/reading.ts';
import { fr } from '../../support/sentences.ts';

const ask = action('attribution.hide');
const keep = action('attribution.show');

const form = (name: string, likes: readonly string[]): Form => ({
  title: 'Vous',
  action: keep.ref({}),
  fields: [
    { id: 'name', kind: 'short', label: 'Nom', required: true, max: 40, value: name },
    {
      id: 'likes',
      kind: 'someOf',
      label: 'Aime',
      required: false,
      options: ['thé', 'café'].map((id) => ({ id, label: id })),
      values: likes,
    },
  ],
});

const { handle } = under(permissions);

/** A form that is always refused. */
const feature: Feature = {
  handlers: [
    handle(ask, async () => showing(form('', []))),
    handle(keep, async (_context, _fields, input) =>
      refused({ kind: 'nameMissing' }, form(input.text('name'), input.list('likes'))),
    ),
  ],
};

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ features: [feature, draftFeature] });
});

describe('a form that is refused', () => {
  const typed = { name: '  ', likes: ['café'] };
  it('says why, shows what was typed, and offers to take it up again', async () => {
    const ben = app.as('ben');
    const answer = await ben.submit(formOf(await ben.press(ask.ref({}))), {
      name: 'Zoé',
      likes: [],
    });
    expect(told(answer)).toBe(`${fr('error.nameMissing')}\n${fr('error.kept')}\nNom\nZoé`);
    expect(labels(answer)).toEqual([fr('button.takeUpAgain')]);
  });

  it('opens again with everything typed and ticked', async () => {
    const ben = app.as('ben');
    const refusal = await ben.submit(formOf(await ben.press(ask.ref({}))), typed);
    const again = formOf(await ben.press(button(refusal, fr('button.takeUpAgain'))));
    expect(filledIn(again)).toEqual(typed);
  });

  it('keeps the drafts of two people apart', async () => {
    const [ben, zoe] = [app.as('ben'), app.as('zoe')];
    const open = formOf(await ben.press(ask.ref({})));
    const his = await ben.submit(open, { name: 'Ben' });
    const hers = await zoe.submit(open, { name: 'Zoé' });
    const reopened = async (who: Guest, refusal: typeof his) =>
      filledIn(formOf(await who.press(button(refusal, fr('button.takeUpAgain')))))['name'];
    expect(await reopened(ben, his)).toBe('Ben');
    expect(await reopened(zoe, hers)).toBe('Zoé');
  });

  it('opens for nobody else, nor from another community', async () => {
    const refusal = await app.as('ben').submit(form('', []), typed);
    const again = button(refusal, fr('button.takeUpAgain'));
    for (const stranger of [app.as('zoe'), app.as('ben', { community: 'elsewhere' })])
      expect(told(await stranger.press(again))).toContain(fr('error.draftGone'));
  });

  it('says, after a restart, that the draft is gone and where the words are', async () => {
    const refusal = await app.as('ben').submit(form('', []), typed);
    const answer = await app
      .restart()
      .as('ben')
      .press(button(refusal, fr('button.takeUpAgain')));
    expect(told(answer)).toContain(fr('error.draftGone'));
  });

  it('drops the oldest drafts rather than grow for ever', async () => {
    const ids = Array.from({ length: 1_001 }, (_, n) =>
      app.drafts.keep(form(String(n), []), 'ben'),
    );
    expect(app.drafts.find(ids[0] ?? '', 'ben')).toBeUndefined();
    expect(app.drafts.find(ids[1] ?? '', 'ben')).toBeDefined();
    expect(app.drafts.find(ids[1_000] ?? '', 'ben')).toBeDefined();
  });
});
