import { ok, err, type Result } from '../../../kernel/result.ts';
import { atMost } from '../../../engine/delivery/at-most.ts';
import type { Proof } from '../../../platforms/matrix/client/account.ts';
import type { AccountFacts, NoAccount } from '../../../platforms/matrix/account-facts.ts';
import { identifyAccount, signOut, type KnownAccount } from '../../../platforms/matrix/identify.ts';
import type { Bot } from '../../../program/bot.ts';
import { Launch, type LaunchParts, type Settings } from './launch.ts';
import type { Phase } from './link.ts';

/** An account that the program's variables name. */
export type MatrixSet = Pick<KnownAccount, 'url' | 'token'>;

/** In milliseconds: a session is closed if the homeserver answers by then. */
const patienceMs = 2_000;

/**
 * From an account on a homeserver to a running bot. Its token is in here alone, and nothing gives it
 * back; a password is used once, for a token, and held nowhere.
 */
export class MatrixLink {
  readonly launch: Launch;
  #account: KnownAccount | undefined;
  /** Who was not asked yet who it is. */
  #set: MatrixSet | undefined;

  constructor(parts: LaunchParts, launch = new Launch(parts)) {
    this.launch = launch;
  }

  /** For a program that was started with an account: `bot` runs already. `set`: its token, where it has one. */
  static running(parts: LaunchParts, bot: Bot, set: MatrixSet | undefined): MatrixLink {
    const link = new MatrixLink(parts, Launch.of(parts, bot));
    link.#set = set;
    return link;
  }

  get phase(): Phase {
    return this.launch.phase ?? (this.#account === undefined ? 'none' : 'checked');
  }

  /** Who it is; asked of the homeserver at most once. Undefined before an account was taken. */
  async account(): Promise<AccountFacts | undefined> {
    const account = await this.#known();
    return account && seenOf(account);
  }

  /** Runs what asks the homeserver as this account; the token goes no further. */
  async asAccount<T>(ask: (account: KnownAccount) => Promise<T>): Promise<T | undefined> {
    const account = await this.#known();
    return account && ask(account);
  }

  async #known(): Promise<KnownAccount | undefined> {
    if (this.#account !== undefined || this.#set === undefined) return this.#account;
    const found = await identifyAccount(this.#set.url, { token: this.#set.token });
    if ('account' in found) this.#account = found.account;
    return this.#account;
  }

  /** Takes an account that a homeserver knows. Never while one is in use. */
  async take(server: string, proof: Proof): Promise<Result<AccountFacts, NoAccount>> {
    const found = await identifyAccount(server, proof);
    if (!('account' in found)) return err(found.kind);
    if (this.launch.isBusy) await signOut(found.account);
    else {
      await this.forget();
      this.#account = found.account;
    }
    return ok(seenOf(found.account));
  }

  /** Lets go of what was taken, and closes its session; of nothing that runs or is kept. */
  async forget(): Promise<void> {
    if (this.launch.isBusy) return;
    const account = this.#account;
    this.#account = undefined;
    this.launch.reset();
    if (account !== undefined && !this.launch.kept) await letGo(account);
  }

  /** Starts the bot with the account; kept first, if asked for. Rejects if it cannot be kept. */
  async start(keep: boolean, settings: Settings): Promise<void> {
    if (this.#account === undefined || this.launch.isBusy) return;
    const { url, token } = this.#account;
    await this.launch.start(
      { MATRIX_HOMESERVER_URL: url, MATRIX_ACCESS_TOKEN: token, ...settings },
      keep,
    );
  }

  async close(): Promise<void> {
    await this.launch.close();
    if (this.#account !== undefined && !this.launch.kept) await letGo(this.#account);
  }
}

const seenOf = ({ url, user, server, rooms }: KnownAccount): AccountFacts => ({
  url,
  user,
  server,
  rooms,
});

/** A session that stays open is one more line in the list of the account's devices. */
const letGo = (account: KnownAccount): Promise<void> =>
  atMost(
    patienceMs,
    signOut(account).catch(() => undefined),
  );
