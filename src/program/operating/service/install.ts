import { join } from 'node:path';
import type { Translator } from '../../../i18n/translator.ts';
import { StartRefusal } from '../../start-refusal.ts';
import type { Desk } from '../setting.ts';
import type { Machine } from './machine.ts';
import { ours, systemUnit, userUnit, type ServicePlace } from './unit.ts';

export interface Installing {
  readonly system: boolean;
  readonly hasToken: boolean;
  readonly place: ServicePlace;
  /** The folder of the units that ship. */
  readonly shipped: string;
}

/**
 * Writes a systemd unit, has systemd verify it, and enables it; without systemd, prints in one line
 * what to do. A service that is already running is restarted, as after an update. Throws a
 * `StartRefusal` if something prevents it, and then leaves the unit that was there before, or none.
 */
export async function installService(
  { t, say }: Desk,
  machine: Machine,
  { system, hasToken, place, shipped }: Installing,
): Promise<void> {
  if (!hasToken) throw new StartRefusal(t.plain('ops.service.noToken'));
  if (!(await machine.hasSystemd()))
    return say(t.plain('ops.service.elsewhere', { command: commandOf(place) }));
  const isOn = (await machine.run('systemctl', [...scope(system), 'is-active', 'palabre'])).well;
  if (!isOn && (await machine.isHeld())) throw new StartRefusal(t.plain('ops.service.held'));
  const kind = system ? 'palabre.service' : 'palabre-user.service';
  const text = (system ? systemUnit : userUnit)(await machine.read(join(shipped, kind)), place);
  const file = join(machine.unitsFolder(system), 'palabre.service');
  const before = await write(machine, file, text, t);
  await verify(machine, system, { file, before }, t);
  say(t.plain('ops.service.written', { file }));
  await enable(machine, { system, isOn }, { t, say });
}

const commandOf = ({ node, program }: ServicePlace): string => `"${node}" "${program}" start`;

/** Writes the unit; resolves with what was there before, or undefined. */
async function write(
  machine: Machine,
  file: string,
  text: string,
  t: Translator,
): Promise<string | undefined> {
  const before = await machine.read(file).catch(() => undefined);
  if (before !== undefined && !before.includes(ours))
    throw new StartRefusal(t.plain('ops.service.notOurs', { file }));
  await machine.write(file, text).catch((error: unknown) => {
    const problem = error instanceof Error ? error.message : String(error);
    throw new StartRefusal(t.plain('ops.service.unwritable', { file, problem }));
  });
  return before;
}

async function verify(
  machine: Machine,
  system: boolean,
  { file, before }: { readonly file: string; readonly before: string | undefined },
  t: Translator,
): Promise<void> {
  const { well, said } = await machine.run('systemd-analyze', [...scope(system), 'verify', file]);
  if (well) return;
  await (before === undefined ? machine.remove(file) : machine.write(file, before));
  throw new StartRefusal(t.plain('ops.service.invalid', { problem: said.split('\n')[0] ?? '' }));
}

/** systemctl and systemd-analyze both take `--user` first. */
const scope = (system: boolean): string[] => (system ? [] : ['--user']);

async function enable(
  machine: Machine,
  { system, isOn }: { readonly system: boolean; readonly isOn: boolean },
  { t, say }: Desk,
): Promise<void> {
  const own = scope(system);
  const reload = await machine.run('systemctl', [...own, 'daemon-reload']);
  const started = reload.well
    ? await machine.run('systemctl', [...own, 'enable', '--now', 'palabre'])
    : reload;
  if (isOn && started.well) await machine.run('systemctl', [...own, 'restart', 'palabre']);
  const systemctl = ['systemctl', ...own].join(' ');
  if (!started.well) {
    const command = `${systemctl} daemon-reload; ${systemctl} enable --now palabre`;
    return say(t.plain('ops.service.enableYourself', { command }));
  }
  // Without it, a person's services end with their last session.
  const lingers = system || (await machine.run('loginctl', ['enable-linger'])).well;
  if (!lingers) say(t.plain('ops.service.lingerYourself', { command: 'loginctl enable-linger' }));
  const log = ['journalctl', ...own, '-u', 'palabre', '-f'].join(' ');
  say(t.plain('ops.service.running', { log, stop: `${systemctl} disable --now palabre` }));
}
