import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agendaActions } from '../../src/agenda/view/actions.ts';
import { goRoundActions } from '../../src/go-round/view/actions.ts';
import { communityActions } from '../../src/community/view/actions.ts';
import { pollActions } from '../../src/poll/view/actions.ts';
import { createScreens, type Screens } from '../../src/screen/serve.ts';
import type { Answer } from '../../src/engine/requests/dispatch.ts';
import type { Guest } from '../support/guest.ts';
import type { Template } from '../../src/template/domain/template.ts';
import { answerText, button, formOf, viewOf } from '../support/reading.ts';
import { fr } from '../support/sentences.ts';
import { openSession, type Session } from '../support/session.ts';
import { smallTemplate } from '../support/small-template.ts';
import { texts } from '../support/texts.ts';

let screens: Screens;
let session: Session;
let link: string;

async function open(template = smallTemplate): Promise<void> {
  screens = createScreens({ port: 0 });
  session = await openSession(template, { screens });
  await screens.open(session.app.context, texts.translatorOf);
  link = linkIn(await session.ana.use('workshop show'));
}
beforeEach(async () => open());
afterEach(() => screens.close());

function linkIn(answer: Answer): string {
  const texts = viewOf(answer).blocks.flatMap((block) => ('text' in block ? block.text : []));
  const found = texts.find((piece) => typeof piece !== 'string' && piece.kind === 'link');
  if (found === undefined || typeof found === 'string' || found.kind !== 'link')
    throw new Error(`No link in: ${answerText(answer)}`);
  return found.url;
}

const page = async (url = link) => {
  const response = await fetch(url);
  return {
    status: response.status,
    headers: response.headers,
    text: (await response.text()).replaceAll(/[\u00A0\u202F]/gu, ' '),
  };
};

async function contribute(guest: Guest, board: string, idea: string): Promise<void> {
  await guest.submit(formOf(await guest.use('contribute', { board })), { idea });
}

describe('the page of a workshop for the room', () => {
  it('is given to its facilitators alone, at one address until it is closed', async () => {
    expect(answerText(await session.ben.use('workshop show'))).toContain('ana');
    expect(linkIn(await session.ana.use('workshop show'))).toBe(link);
    expect(new URL(link).hostname).toBe('127.0.0.1');
    expect(answerText(await session.ana.use('workshop show'))).toContain(fr('screen.here'));
  });

  it('shows the step, its number and what the channel says of it', async () => {
    const { status, text } = await page();
    expect(status).toBe(200);
    expect(text).toContain('Petit atelier');
    expect(text).toContain(fr('screen.step', { number: 1, total: 5 }));
    expect(text).toContain('Tour de table');
    expect(text).toContain('Mon nom, et un mot.');
  });

  it('asks for nothing else, runs nothing else, and is found by no search engine', async () => {
    const { headers } = await page();
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'sha256-[^']+';/u);
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('counts down the time that is left', async () => {
    await session.ana.use('exercise start', { exercise: 'needs' });
    const { text } = await page();
    expect(text).toContain(`data-ends="${session.app.time.now + 30 * 60_000}"`);
  });

  it('fills as people write, and escapes what they write', async () => {
    await session.ana.use('pillar open', { pillar: 'community' });
    await session.ana.use('workshop next');
    expect((await page()).text).toContain('Les gens : 0 contribution');
    await contribute(session.ben, 'people', 'des lilas <script>alert(1)</script>');
    const { text } = await page();
    expect(text).toContain('des lilas');
    expect(text).not.toContain('<script>alert');
    // Once something is drawn, the picture says how much there is.
    expect(text).not.toContain('Les gens : ');
    // A voice that reads what it shows rests between its lines.
    const [, label = ''] = /role="img" aria-label="([^"]*)"/u.exec(text) ?? [];
    expect(label).toMatch(/dans les mots du groupe\. Communauté : « des lilas/u);
  });

  it('leads nowhere with another secret, for another workshop, or by another method', async () => {
    for (const wrong of [
      `${link.slice(0, -1)}x`,
      `${link}x`,
      link.replace(session.id, 'other'),
      new URL('/', link).href,
      `${link}/live/live`,
    ])
      expect(await page(wrong)).toMatchObject({ status: 404, text: '' });
    expect((await fetch(link, { method: 'POST' })).status).toBe(404);
  });

  it('is followed by as many pages as a room has, so that other communities have theirs', async () => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const follow = () => fetch(`${link}/live`, { signal });
    const followed = await Promise.all(Array.from({ length: 100 }, follow));
    expect(new Set(followed.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await follow()).status).toBe(503);
    leaving.abort();
  });

  it('ends with the workshop', async () => {
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    expect((await page()).status).toBe(404);
  });

  it('ends when a facilitator closes it, and has another address afterwards', async () => {
    const answer = await session.ana.use('workshop show');
    const close = button(answer, fr('button.closeScreen'));
    expect(answerText(await session.ben.press(close))).toContain('ana');
    expect(answerText(await session.ana.press(close))).toBe(fr('done.screenClosed'));
    expect((await page()).status).toBe(404);
    const again = linkIn(await session.ana.use('workshop show'));
    expect(again).not.toBe(link);
    expect((await page(again)).status).toBe(200);
  });

  it('keeps its address through a restart', async () => {
    const again = session.app.restart();
    const found = await again.as('ana', { managesEvents: true }).use('workshop show');
    expect(linkIn(found)).toBe(link);
  });
});

const atClose: Template = {
  ...smallTemplate,
  steps: smallTemplate.steps.map((step) =>
    step.kind === 'poll' ? { ...step, rules: { ...step.rules, results: 'atClose' } } : step,
  ),
};

/** Ben has voted. */
async function atTheVote(): Promise<void> {
  for (let step = 0; step < 4; step += 1) await session.ana.use('workshop next');
  await session.upkeep();
  const { polls } = await session.workshop();
  const [poll = ''] = Object.values(polls);
  const form = formOf(await session.ben.press(pollActions.vote.ref({ poll })));
  await session.ben.submit(form, { yes: ['pad'] });
}

describe('what the page does not show', () => {
  it('is the name of who would rather not be named, or who did not sign', async () => {
    await session.ana.use('pillar open', { pillar: 'community' });
    await session.ana.use('workshop next');
    await contribute(session.zoe, 'people', 'un banc');
    await session.zoe.press(communityActions.hideName.ref({}));
    const { text } = await page();
    expect(text).toContain('un banc');
    expect(text).not.toContain('zoe');
  });

  it('is a result that the card of the vote does not show yet', async () => {
    await atTheVote();
    expect((await page()).text).toContain('1 ★');
    screens.close();
    await open(atClose);
    await atTheVote();
    const { text } = await page();
    expect(text).toContain('Un pad');
    expect(text).not.toContain('★</td>');
    expect(text).toContain('<td class="figure"></td>');
  });
});

/** The events of the stream, as they come. */
async function* eventsOf(url: string, signal: AbortSignal): AsyncGenerator<string> {
  const response = await fetch(`${url}/live`, { signal });
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    yield* events;
  }
}

describe('a page that is open', () => {
  it('follows what changes within about a second, and is told when it is over', async () => {
    const leaving = new AbortController();
    const events = eventsOf(link, leaving.signal);
    expect((await events.next()).value).toContain('Tour de table');
    const ref = goRoundActions.introduceOpen.ref({ workshop: session.id });
    const from = performance.now();
    await session.ben.submit(formOf(await session.ben.press(ref)), { word: 'racine' });
    const { value = '' } = await events.next();
    expect(value).toMatch(/^event: shown\n/u);
    expect(value).toContain('racine');
    expect(performance.now() - from).toBeLessThan(5_000);
    await session.ana.press(agendaActions.endConfirm.ref({ workshop: session.id }));
    expect((await events.next()).value).toMatch(/^event: over\n/u);
    expect((await events.next()).done).toBe(true);
    leaving.abort();
  });
});

describe('where no page is served', () => {
  it('facilitators are told so, and what to do instead', async () => {
    const without = await openSession();
    expect(answerText(await without.ana.use('workshop show'))).toBe(fr('error.screenOff'));
  });
});
