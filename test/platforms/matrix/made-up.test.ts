import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalMatrix, type LocalMatrix } from '../../../src/rehearsal/local-matrix/index.ts';
import { homeserverOf } from '../../support/homeservers.ts';
import { MatrixTown } from '../../support/matrix-town.ts';
import { ordinarySpaces } from '../../support/plain-view.ts';

/** People with an open board in their room, on a server whose owner sends what they want. */
class Doubtful {
  readonly server: LocalMatrix;
  readonly town: MatrixTown;
  #said = 0;

  private constructor(server: LocalMatrix, town: MatrixTown) {
    this.server = server;
    this.town = town;
  }

  static async open(isSecret: boolean): Promise<Doubtful> {
    const server = await startLocalMatrix();
    const openTown = isSecret ? MatrixTown.openSecret : MatrixTown.open;
    const town = await openTown(homeserverOf(server), 'Ana', 'Nour', 'Bo');
    await town.launch();
    await town.person('Ana').say(town.room, '!atelier lancer');
    await town.press('Ana', 'Suivant');
    await town.press('Ana', 'Ouvrir le fil du pilier');
    return new Doubtful(server, town);
  }

  /** An answer to the board, once it is on disk. */
  async answer(name: string, text: string): Promise<string> {
    const { town } = this;
    const card = await town.standing('Qui est là ?', name);
    const said = await town.person(name).say(town.room, text, { replyTo: card.id });
    await town.signs(name, said, '✅');
    return said;
  }

  /** All that stands, once what was made up in somebody's name was heard: before what they say now. */
  async afterwards(...names: readonly string[]): Promise<string> {
    for (const name of names) {
      const last = `et après, ${(this.#said += 1)}`;
      await this.answer(name, last);
      await this.town.standing(last);
    }
    return this.shown();
  }

  /** All that Palabre shows in the room. */
  shown(): string {
    const { town } = this;
    const all = town.person('Ana').seen(town.room);
    return all
      .flatMap(({ sender, body }) => (sender === town.self ? [ordinarySpaces(body)] : []))
      .join('\n');
  }

  makeUp(name: string, type: string, content: Readonly<Record<string, unknown>>): string {
    const sender = this.town.person(name).id;
    return this.server.makeUp(this.town.room, { type, sender, content });
  }

  signsOn(message: string): string[] {
    const { town } = this;
    const all = town.person('Ana').reactions(town.room, message);
    return all.flatMap(({ sender, key }) => (sender === town.self ? [key] : []));
  }

  async close(): Promise<void> {
    await this.town.close();
  }
}

const text = (body: string) => ({ msgtype: 'm.text', body });
const instead = (event: string, body: string) => ({
  ...text(`* ${body}`),
  'm.new_content': text(body),
  'm.relates_to': { rel_type: 'm.replace', event_id: event },
});

describe.each([
  ['a room', false],
  ['an encrypted room', true],
])('what is somebody else’s, in %s', (_, isSecret) => {
  let here: Doubtful;
  beforeAll(async () => {
    here = await Doubtful.open(isSecret);
  });
  afterAll(() => here.close());

  it('is not changed by an edit of another’s', async () => {
    const said = await here.answer('Nour', 'les haies');
    await here.town.person('Bo').change(here.town.room, said, 'les haies de Bo');
    await here.town.person('Ana').change(here.town.room, said, 'les haies d’Ana');
    const shown = await here.afterwards('Bo', 'Ana');
    expect(shown).toContain('les haies');
    expect(shown).not.toMatch(/les haies (?:de|d’)/u);
  });

  it('is not taken back by a redaction that nobody was allowed', async () => {
    const said = await here.answer('Nour', 'les mares');
    const event = { type: 'm.room.redaction', sender: here.town.person('Bo').id };
    here.server.makeUp(here.town.room, { ...event, content: { redacts: said }, redacts: said });
    expect(await here.afterwards('Bo')).toContain('les mares');
  });

  it('is taken back by whoever leads the room', async () => {
    const said = await here.answer('Nour', 'les ronces');
    await here.town.standing('les ronces');
    await here.town.person('Ana').takeBack(here.town.room, said);
    await here.town.person('Ana').until('it to go', () => !here.shown().includes('les ronces'));
  });
});

describe('what is written in the clear in an encrypted room', () => {
  let here: Doubtful;
  beforeAll(async () => {
    here = await Doubtful.open(true);
  });
  afterAll(() => here.close());

  it('does not count, nor can anybody collect it, and whoever it names is told once', async () => {
    const card = await here.town.standing('Qui est là ?');
    const reply = { 'm.relates_to': { 'm.in_reply_to': { event_id: card.id } } };
    const thread = { 'm.relates_to': { rel_type: 'm.thread', event_id: card.thread ?? card.id } };
    const made = [reply, thread].map((hangs) =>
      here.makeUp('Nour', 'm.room.message', { ...text('les pesticides'), ...hangs }),
    );
    for (const each of made)
      for (const sign of ['📌', '⭐'])
        await here.town.person('Ana').react(here.town.room, each, sign);
    const shown = await here.afterwards('Nour', 'Ana');
    expect(shown).not.toContain('pesticides');
    expect(made.flatMap((each) => here.signsOn(each))).toEqual([]);
    await here.town.told('Nour', 'est arrivé en clair dans Le jardin');
    const nour = here.town.person('Nour');
    const direct = nour.seen(nour.directWith(here.town.self) ?? '');
    expect(direct.filter(({ body }) => ordinarySpaces(body).includes('en clair'))).toHaveLength(1);
  });

  it('does not change what was said', async () => {
    const said = await here.answer('Nour', 'les noisetiers');
    here.makeUp('Nour', 'm.room.message', instead(said, 'le béton'));
    await here.town.person('Ana').react(here.town.room, said, '⭐');
    await here.town.signs('Ana', said, '🌟');
    const shown = await here.afterwards('Nour');
    expect(shown).toContain('les noisetiers');
    expect(shown).not.toContain('béton');
  });

  it('gets no command answered, and what people say to each other no word', async () => {
    here.makeUp('Bo', 'm.room.message', text('À samedi !'));
    here.makeUp('Ana', 'm.room.message', text('!atelier terminer'));
    await here.afterwards('Bo', 'Ana');
    await here.town.told('Ana', 'est arrivé en clair');
    expect(here.town.person('Bo').directWith(here.town.self)).toBeUndefined();
    const ana = here.town.person('Ana');
    const all = ana.rooms().flatMap((room) => ana.seen(room).map(({ body }) => body));
    expect(all.join('\n')).not.toContain('Terminer et publier le bilan');
  });
});
