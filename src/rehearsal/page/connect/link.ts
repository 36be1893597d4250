import { ok, err, type Result } from '../../../kernel/result.ts';
import type { Bot } from '../../../program/bot.ts';
import { identify } from '../../../platforms/discord/account.ts';
import type { Account } from '../../../platforms/discord/account-facts.ts';
import { Launch, type LaunchParts, type LaunchPhase, type Settings } from './launch.ts';
import { readPasted, type WrongSecret } from './pasted.ts';

/** What leads to a community on Discord needs from the program. */
export interface LinkParts extends LaunchParts {
  /** Discord's own when left out. */
  readonly apiUrl: string | undefined;
  /** The names of Palabre's commands. */
  readonly commands: ReadonlySet<string>;
}

/** `checked`: the secret is good, and nothing has started. */
export type Phase = 'none' | 'checked' | LaunchPhase;
export type Refused = WrongSecret | 'refused' | 'unreachable';

/**
 * From a pasted token to a running bot. The token is in here alone, and nothing gives it back: it goes
 * to Discord, and to `.env` where that was asked for.
 */
export class Link {
  readonly #parts: LinkParts;
  readonly launch: Launch;
  #token: string | undefined;
  #account: Account | undefined;

  constructor(parts: LinkParts, launch = new Launch(parts)) {
    this.#parts = parts;
    this.launch = launch;
  }

  /** For a program that was started with a token: `bot` runs already. */
  static running(parts: LinkParts, token: string, bot: Bot): Link {
    const link = new Link(parts, Launch.of(parts, bot));
    link.#token = token;
    return link;
  }

  get phase(): Phase {
    return this.launch.phase ?? (this.#token === undefined ? 'none' : 'checked');
  }

  /** Who it is; asked of Discord at most once. Undefined before a token was taken. */
  async account(): Promise<Account | undefined> {
    if (this.#token === undefined || this.#account !== undefined) return this.#account;
    const found = await identify(this.#token, this.#parts.apiUrl, this.#parts.commands);
    if ('account' in found) this.#account = found.account;
    return this.#account;
  }

  /** Runs what asks Discord as this bot; the token goes no further. */
  async asBot<T>(
    ask: (token: string, apiUrl: string | undefined) => Promise<T>,
  ): Promise<T | undefined> {
    return this.#token === undefined ? undefined : ask(this.#token, this.#parts.apiUrl);
  }

  /** Takes a token that Discord accepts. Never while one is in use. */
  async paste(text: string): Promise<Result<Account, Refused>> {
    const pasted = readPasted(text);
    if (pasted.kind !== 'token') return err(pasted.kind);
    const found = await identify(pasted.token, this.#parts.apiUrl, this.#parts.commands);
    if (!('account' in found)) return err(found.kind);
    if (this.launch.isBusy) return err('other');
    this.#token = pasted.token;
    this.#account = found.account;
    this.launch.reset();
    return ok(found.account);
  }

  /** Lets go of what was pasted; of nothing that runs or is kept. */
  forget(): void {
    if (this.launch.isBusy) return;
    this.#token = undefined;
    this.#account = undefined;
    this.launch.reset();
  }

  /** Starts the bot with the pasted token; kept first, if asked for. Rejects if it cannot be kept. */
  async start(keep: boolean, settings: Settings): Promise<void> {
    if (this.#token === undefined || this.launch.isBusy) return;
    await this.launch.start({ DISCORD_TOKEN: this.#token, ...settings }, keep);
  }
}
