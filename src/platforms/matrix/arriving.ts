import { note } from '../../kernel/view/note.ts';
import type { SyncAnswer } from './client/events.ts';
import { isTokenRefused, MatrixRefusal } from './client/refusal.ts';
import type { Parts } from './parts.ts';
import { invitationIn, isAllowed, serverOf, type Invitation } from './rooms/inviting.ts';
import { contentOf } from './posting/content.ts';
import { txnOf } from './rooms/ids.ts';
import { messageOf } from './talk/message.ts';
import type { TalkTools } from './talk/tools.ts';

/** Accepts invitations from those who may invite Palabre, and looks at the rooms it joined. */
export class Arriving {
  readonly #parts: Parts;
  readonly #show: TalkTools['show'];
  readonly #running = new Set<string>();

  constructor(parts: Parts, show: TalkTools['show']) {
    this.#parts = parts;
    this.#show = show;
  }

  invited(invite: SyncAnswer['rooms']['invite']): void {
    for (const [room, { invite_state: state }] of Object.entries(invite)) {
      const found = invitationIn(state.events, this.#parts.session.self);
      if (found !== undefined) this.#run(room, () => this.#answer(room, found));
    }
  }

  /** Called with a room that Palabre joined, once its state is known. */
  arrived(room: string): void {
    const { rooms } = this.#parts;
    const known = rooms.get(room);
    const person = rooms.personOf(room);
    if (known !== undefined && person !== undefined && !rooms.isUnreadable(known))
      this.#parts.maker.opened(person, room);
    if (known === undefined || !rooms.isUnreadable(known) || known.mark !== undefined) return;
    this.#run(`${room}/encrypted`, () => this.#explain(room, person));
  }

  #run(what: string, work: () => Promise<void>): void {
    if (this.#running.has(what)) return;
    this.#running.add(what);
    const failed = (error: unknown): void => {
      if (!isTokenRefused(error))
        this.#parts.tools.log.warn('an invitation could not be accepted', { what, error });
    };
    void work()
      .catch(failed)
      .finally(() => this.#running.delete(what));
  }

  async #answer(room: string, { by, isDirect }: Invitation): Promise<void> {
    const { account, session, tools, homes, outbox, joinsOutbox, api } = this.#parts;
    const allowed = account.invitedBy ?? [serverOf(session.self)];
    if (!isAllowed(by, allowed)) {
      const server = serverOf(by);
      tools.log.warn('an invitation was declined: MATRIX_INVITED_BY does not name who invites', {
        room,
        server,
      });
      return outbox.push('card', () => api.leave(room));
    }
    if (isDirect) homes.keep(room, by);
    await joinsOutbox.push('answer', () => api.join(room)).catch(unlessGone);
    outbox.spent();
  }

  /**
   * Says that an encrypted room cannot be read. A room for two is left for a new one, which says
   * so.
   */
  async #explain(room: string, person: string | undefined): Promise<void> {
    const { session, rooms, homes, api, plainApi, outbox, posting, maker } = this.#parts;
    if (session.served === undefined) return;
    const how = { key: `encrypted/${room}`, as: 'text' } as const;
    if (person === undefined) {
      const t = await session.served.translatorFor(rooms.communityOf(room) ?? '');
      const view = note(t.say('matrix.encrypted.room'));
      const said = contentOf(messageOf(view, posting.meaningIn(room)), 'text');
      const txn = txnOf('show', room, how.key);
      await outbox.push('answer', () => plainApi.send(room, 'm.room.message', said, txn));
      return;
    }
    const t = await session.served.translatorFor('');
    homes.forget(room);
    await outbox.push('card', () => api.leave(room));
    const other = await maker.roomWith(person);
    await this.#show(other, note(t.say('matrix.encrypted.direct')), how);
  }
}

/** Ignores a refusal: the invitation was withdrawn, or the room is gone. */
function unlessGone(error: unknown): void {
  if (!(error instanceof MatrixRefusal) || isTokenRefused(error)) throw error;
}
