/** The window's URL: each window is one person, and a reload comes back to the same place. */
export interface Address {
  readonly person?: string;
  readonly channel?: string;
}

export function readAddress(): Address {
  const person = new URLSearchParams(location.search).get('person');
  const channel = location.hash.slice(1);
  return {
    ...(person === null ? {} : { person }),
    ...(channel === '' ? {} : { channel }),
  };
}

export function addressOf({ person, channel }: Address): string {
  const search = person === undefined ? '' : `?${new URLSearchParams({ person })}`;
  return `${location.pathname}${search}${channel === undefined ? '' : `#${channel}`}`;
}

/** Adds an entry to the browser's history. */
export function goTo(address: Address): void {
  history.pushState(null, '', addressOf(address));
}

export function settleAt(address: Address): void {
  history.replaceState(null, '', addressOf(address));
}
