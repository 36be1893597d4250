import type { Examine, Finding } from '../../engine/finding.ts';
import { listed } from '../../i18n/lists.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { ChatPermission } from '../../kernel/chat-permission.ts';
import { permissionName } from '../../i18n/permission-words.ts';
import type { Config } from '../config.ts';
import { examinePlatform, examinePlatforms } from '../platforms.ts';
import type { KnownPlace } from './doctor-kept.ts';
import { portFinding, roomFinding, zoneFinding } from './doctor-machine.ts';
import { settingFindings, type SetUp } from './setting.ts';

/**
 * What else a running Palabre reports about how it was started, for one of its platforms; `setUp`
 * is the environment that it read then.
 */
export function examining(config: Config, setUp: SetUp, platform: string): Examine {
  return async (places, t) => [
    ...settingFindings(setUp),
    zoneFinding(config.DEFAULT_TIMEZONE, Date.now(), t.locale),
    ...roomFinding(config.STORE_URL, t),
    await portFinding(config.HEALTH_PORT),
    ...(await examinePlatform(platform, config, { places, now: Date.now, rights: rightsIn(t) })),
  ];
}

/** Examines the platforms that are set up, with this program's own account on each. */
export const onPlatforms = (
  config: Config,
  places: readonly KnownPlace[],
  t: Translator,
): Promise<readonly Finding[]> =>
  examinePlatforms(config, (id) => ({
    places: places.filter(({ platform }) => platform === id),
    now: Date.now,
    rights: rightsIn(t),
  }));

const rightsIn = (t: Translator) => (missing: readonly ChatPermission[]) =>
  listed(
    missing.map((each) => permissionName(each, t)),
    t,
  );
