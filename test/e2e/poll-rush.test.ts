import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../src/rehearsal/look.ts';
import type { Message, Person } from '../../src/rehearsal/local-discord/index.ts';
import { figure } from '../../src/poll/view/figure.ts';
import {
  openPollingPlace,
  watchCard,
  type PollingPlace,
  type Told,
} from '../support/polling-place.ts';
import {
  saidIn,
  ticksOf,
  vote,
  withdraw,
  within,
  type Ticks,
  type Waits,
} from '../support/rush.ts';

const crowd = 500;
const rushMs = 2_000;
/** How long the card may take to be exact, in milliseconds. */
const cardPatienceMs = 2_000;

const options = ['FAQ', 'Passerelles', 'Praxis', 'Soutien', 'Présentation', 'Praxithon', 'Contact'];
const places = 10;

/** Some change their vote, some withdraw it, some also want a limited place. */
const changes = (index: number) => index % 20 === 3;
const leaves = (index: number) => index % 50 === 7;
const wantsPlace = (index: number) => index % 20 === 10;

const first = (index: number) => ticksOf(index, options.length);
const last = (index: number) =>
  changes(index) ? ticksOf(crowd + index, options.length) : first(index);
const stayed = Array.from({ length: crowd }, (_, index) => index).filter((index) => !leaves(index));

describe(`${crowd} people voting within two seconds`, () => {
  let place: PollingPlace;
  let card: Message;
  let workshop: Message;
  let edits: readonly Told[];
  let workshopEdits: readonly Told[];
  let began: number;
  let ended: number;
  let receipts: Message[];
  let answers: (Message | undefined)[];
  const waits: Waits = { form: [], receipt: [] };

  beforeAll(async () => {
    place = await openPollingPlace(crowd);
    card = await place.open('Quels outils utilisez-vous ?', options);
    workshop = await place.open('Qui vient ?', [`Samedi (max ${places})`, 'Dimanche']);
    edits = watchCard(place, card);
    workshopEdits = watchCard(place, workshop);
    began = performance.now();
    const ballots = within(rushMs, place.people, takePart);
    const seats = within(rushMs, place.people, takeSeat);
    [receipts, answers] = await Promise.all([ballots, seats]);
    ended = performance.now();
    await until('the exact card', () => edits.find(isExact));
    report();
  }, 60_000);

  afterAll(() => place.close());

  async function takePart(person: Person, index: number): Promise<Message> {
    const receipt = await vote(person, card, first(index), waits);
    if (changes(index)) return vote(person, receipt, last(index), waits);
    return leaves(index) ? withdraw(person, receipt, waits) : receipt;
  }

  async function takeSeat(person: Person, index: number): Promise<Message | undefined> {
    return wantsPlace(index)
      ? vote(person, workshop, { yes: [0], ifNeedBe: [1] }, waits)
      : undefined;
  }

  function report(): void {
    const exact = edits.find(isExact)?.at ?? Number.NaN;
    console.log(
      `${waits.form.length} forms, at most ${max(waits.form)} ms; ` +
        `${waits.receipt.length} receipts, at most ${max(waits.receipt)} ms; ` +
        `all in ${(ended - began).toFixed(0)} ms; card exact ${(exact - ended).toFixed(0)} ms after; ` +
        `${edits.length} edits`,
    );
  }

  it('acknowledges each click and each ballot within Discord’s three seconds', () => {
    expect(place.discord.breaches).toEqual([]);
    expect(place.discord.waiting).toBe(0);
  });

  it('gives each person a receipt for their own ballot', () => {
    for (const [index, receipt] of receipts.entries()) {
      const receiptText = saidIn(receipt);
      if (leaves(index)) expect(receiptText).toContain('retiré');
      else expect(receiptText.split('\n')).toEqual(expect.arrayContaining(linesOf(last(index))));
    }
  });

  it('shows the exact tally on the card within two seconds of the last answer', () => {
    expect((edits.find(isExact)?.at ?? Infinity) - ended).toBeLessThan(cardPatienceMs);
    expect(edits.at(-1)).toSatisfy(isExact);
  });

  it('edits a card at most about once a second', () => {
    for (const card of [edits, workshopEdits]) {
      const seconds = ((card.at(-1)?.at ?? began) - began) / 1_000;
      expect(card.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
    }
  });

  it('gives away each of an option’s places, and not one more', async () => {
    const seated = answers.filter(
      (answer) => answer !== undefined && saidIn(answer).includes('Oui :'),
    );
    const refused = answers.filter(
      (answer) => answer !== undefined && saidIn(answer).includes('est maintenant complet'),
    );
    expect(seated).toHaveLength(places);
    expect(refused).toHaveLength(crowd / 20 - places);
    const { options: counted } = await place.exported(workshop);
    expect(counted.map(({ counts }) => counts)).toMatchObject([
      { yes: places, ifNeedBe: 0 },
      { yes: 0, ifNeedBe: places },
    ]);
  });

  it('loses no ballot, even in a power cut', async () => {
    await place.cutPower();
    const { ballots } = await place.exported(card);
    const exported = Object.fromEntries(ballots.map(({ name, stances }) => [name, stances]));
    expect(exported).toEqual(
      Object.fromEntries(stayed.map((index) => [`Membre ${index}`, stancesOf(last(index))])),
    );
  });
});

/** The sums the card must show, counted here ballot by ballot. */
function figuresOf(ballots: readonly Ticks[]): string[] {
  return options.map((_, option) =>
    figure({
      yes: ballots.filter(({ yes }) => yes.includes(option)).length,
      ifNeedBe: ballots.filter(({ ifNeedBe }) => ifNeedBe.includes(option)).length,
    }),
  );
}

function isExact({ voters, figures }: Told): boolean {
  return voters === String(stayed.length) && figures.join() === figuresOf(stayed.map(last)).join();
}

const max = (times: readonly number[]) => Math.max(...times).toFixed(0);

/** What a receipt says about a ballot. */
function linesOf({ yes, ifNeedBe }: Ticks): string[] {
  return [...receiptLine('Oui', yes), ...receiptLine('Si nécessaire', ifNeedBe)];
}

function receiptLine(name: string, ticked: readonly number[]): string[] {
  const labels = ticked.map((option) => options[option]);
  return labels.length === 0 ? [] : [`**${name} :** ${labels.join(', ')}`];
}

function stancesOf({ yes, ifNeedBe }: Ticks): Record<string, string> {
  const stance = (option: number) =>
    yes.includes(option) ? 'yes' : ifNeedBe.includes(option) ? 'ifNeedBe' : 'no';
  return Object.fromEntries(options.map((_, option) => [`o${option + 1}`, stance(option)]));
}
