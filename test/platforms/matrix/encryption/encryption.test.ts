import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Encryption } from '../../../../src/platforms/matrix/encryption/encryption.ts';
import { addIt, NotInstalled } from '../../../../src/platforms/matrix/encryption/library.ts';
import { keysApi } from '../../../../src/platforms/matrix/client/keys-api.ts';
import { openHttp } from '../../../../src/platforms/matrix/client/http.ts';
import { packageRoot } from '../../../../src/system/package-root.ts';
import { keptLog } from '../../../support/logs.ts';
import { memoryStore } from '../../../support/memory-store.ts';

/** With a server that never answers. */
async function open(load: () => Promise<never>) {
  const store = await memoryStore();
  const { log, entries } = keptLog();
  const keys = keysApi(openHttp({ url: 'http://127.0.0.1:1' }));
  const drawer = (name: string) => store.drawer(`matrix.${name}`);
  return { encryption: new Encryption({ keys, drawer, log, load }), entries };
}
const account = { user: '@palabre:ici.test', device: 'ABC', password: undefined };
const missing = () => Promise.reject(new NotInstalled());

describe('encryption', () => {
  it('loads nothing before an encrypted room is met', async () => {
    let loads = 0;
    const { encryption } = await open(async () => {
      loads += 1;
      return missing();
    });
    await encryption.begin(account);
    expect(loads).toBe(0);
    await encryption.meet();
    expect(loads).toBe(1);
  });

  it('says once how its library is added, and lets everything else go on', async () => {
    const { encryption, entries } = await open(missing);
    await encryption.begin(account);
    await encryption.meet();
    await encryption.meet();
    await encryption.take({
      to_device: { events: [{}] },
      device_lists: { changed: [], left: [] },
      device_one_time_keys_count: {},
    });
    expect(encryption.isOn).toBe(false);
    expect(entries.map(({ level, what }) => [level, what.endsWith(addIt)])).toEqual([
      ['error', true],
    ]);
    await encryption.close();
  });

  it('is not for a token without a device, nor tried again once it failed', async () => {
    const { encryption, entries } = await open(() => Promise.reject(new Error('no memory')));
    await encryption.begin({ ...account, device: undefined });
    await encryption.meet();
    expect(encryption.obstacle).toBe('noDevice');
    const other = await open(() => Promise.reject(new Error('no memory')));
    await other.encryption.begin(account);
    await other.encryption.meet();
    await other.encryption.meet();
    expect(other.encryption.obstacle).toBe('failed');
    expect([...entries, ...other.entries]).toHaveLength(2);
  });

  it('is added in the version that is tested', () => {
    const manifest = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
    const [, name, version] = /install (@.*)@(.*)$/u.exec(addIt) ?? [];
    expect(JSON.parse(manifest)).toMatchObject({ optionalDependencies: { [`${name}`]: version } });
  });
});
