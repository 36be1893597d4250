import { findingLine, ill, illsIn, type Finding } from '../../engine/finding.ts';
import { environment, readConfig, type Config } from '../config.ts';
import { nodeFinding, portFinding, roomFinding, zoneFinding } from './doctor-machine.ts';
import { storeFindings, templatesFinding } from './doctor-kept.ts';
import { onPlatforms } from './doctor-running.ts';
import { settingFindings, type Desk, type SetUp } from './setting.ts';

/**
 * Examines everything that Palabre needs, without changing anything, and prints a line for each
 * finding: ✓, ! if it may not be what was meant, or ✗ and what to do. True if nothing blocks
 * people.
 */
export async function examine({ t, say }: Desk, setUp: SetUp): Promise<boolean> {
  let ills = 0;
  const tell = (...found: readonly Finding[]): void => {
    for (const finding of found) say(findingLine(finding, t));
    ills += illsIn(found);
  };
  const read = readConfig(process.env);
  const wrong = read.ok ? [] : read.error;
  tell(nodeFinding(), ...settingFindings(setUp));
  for (const name of wrong)
    tell(ill('ops.doctor.variable', { name, expected: t.plain(`main.expected.${name}`) }));
  const config = read.ok ? read.value : withoutThese(wrong);
  const { findings, places } = await storeFindings(config.STORE_URL, t);
  tell(zoneFinding(config.DEFAULT_TIMEZONE, Date.now(), t.locale), ...findings);
  tell(...roomFinding(config.STORE_URL, t), templatesFinding(config.TEMPLATES_DIR, t));
  tell(await portFinding(config.HEALTH_PORT));
  // An invalid token was already reported with the variables.
  if (!wrong.includes('DISCORD_TOKEN')) tell(...(await onPlatforms(config, places, t)));
  say(ills === 0 ? t.plain('ops.doctor.well') : t.plain('ops.doctor.ill', { count: ills }));
  return ills === 0;
}

/** The configuration as if these variables were not set. */
function withoutThese(wrong: readonly (keyof Config)[]): Config {
  const usable = Object.entries(process.env).filter(([name]) => !wrong.some((one) => one === name));
  return environment.parse(Object.fromEntries(usable));
}
