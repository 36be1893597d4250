import { describe, expect, it } from 'vitest';
import { openFile, sealFile } from '../../../../src/platforms/matrix/encryption/files.ts';
import { loadLibrary } from '../../../../src/platforms/matrix/encryption/library.ts';

describe('a sealed file', () => {
  const bytes = Buffer.from('la haie du nord');

  it('says nothing, and opens with its keys as often as one likes', async () => {
    const library = await loadLibrary();
    const sealed = sealFile(library, bytes);
    expect(Buffer.from(sealed.bytes).includes('haie')).toBe(false);
    for (const keys of [sealed.keys, { ...sealed.keys, url: 'mxc://ici.test/1' }])
      expect(Buffer.from(openFile(library, sealed.bytes, keys))).toEqual(bytes);
  });

  it('opens neither changed nor with other keys', async () => {
    const library = await loadLibrary();
    const sealed = sealFile(library, bytes);
    const changed = Buffer.from(sealed.bytes);
    changed.writeUInt8(changed.readUInt8(0) ^ 1, 0);
    expect(() => openFile(library, changed, sealed.keys)).toThrow();
    expect(() => openFile(library, sealed.bytes, sealFile(library, bytes).keys)).toThrow();
    expect(() => openFile(library, sealed.bytes, { url: 'mxc://ici.test/1' })).toThrow();
  });
});
