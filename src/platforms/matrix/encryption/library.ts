import type * as Wasm from '@matrix-org/matrix-sdk-crypto-wasm';

export type Library = typeof Wasm;

/** The library is not there: it is left out of releases, and added by one command. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

/** The command that adds it: in the very version that was tested. */
export const addIt = 'npm install @matrix-org/matrix-sdk-crypto-wasm@18.9.0';

let loading: Promise<Library> | undefined;

/**
 * What encryption is made by: nine megabytes, loaded by those who meet an encrypted room alone. It keeps
 * what it must not forget in the store of web pages, which Node has not: one in memory stands for it.
 */
export function loadLibrary(): Promise<Library> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Library> {
  const { default: _, ...webStore } = await import('fake-indexeddb');
  Object.assign(globalThis, webStore);
  try {
    const library = await import('@matrix-org/matrix-sdk-crypto-wasm');
    await library.initAsync();
    return library;
  } catch (cause) {
    if (isMissing(cause)) throw new NotInstalled('The encryption library is missing', { cause });
    throw cause;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
