import type * as Wasm from '@matrix-org/matrix-sdk-crypto-wasm';

export type Library = typeof Wasm;

/** The library is not installed: releases leave it out, and one command adds it. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

/** The command that adds the library, in the exact version that was tested. */
export const addIt = 'npm install @matrix-org/matrix-sdk-crypto-wasm@18.9.0';

let loading: Promise<Library> | undefined;

/**
 * Loads the encryption library: nine megabytes, needed only by those who meet an encrypted room. It
 * stores its data in IndexedDB, which Node lacks, so one in memory stands in for it.
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
