import type { WirePerson } from '../../protocol.ts';

/** Dark enough for white letters in both themes. */
const tints = [
  '#7a4b12',
  '#1d6a4c',
  '#29598f',
  '#8a3b63',
  '#5a4a9c',
  '#9a3f2b',
  '#2f6670',
  '#6b5a1c',
];

/** A person's initials on their own colour, or the palaver tree for a bot. */
export function Avatar({ person, small }: { person: WirePerson | undefined; small?: boolean }) {
  const size = small === true ? ' avatar-small' : '';
  if (person?.bot === true)
    return (
      <span class={`avatar avatar-bot${size}`} aria-hidden="true">
        <Tree />
      </span>
    );
  const name = person?.name ?? '?';
  return (
    <span
      class={`avatar${size}`}
      style={{ background: tintOf(person?.id ?? '') }}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}

export function Tree() {
  return (
    <svg viewBox="0 0 32 32" class="tree" aria-hidden="true" focusable="false">
      <path d="M16 5c5.5 0 10 3.6 10 8 0 3.4-2.6 6.2-6.3 7.4L17.6 21v6h-3.2v-6l-2.1-.6C8.6 19.2 6 16.4 6 13c0-4.4 4.5-8 10-8z" />
    </svg>
  );
}

/** The same for the same id, wherever it is from. */
function tintOf(id: string): string {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return tints[sum % tints.length] ?? '#29598f';
}

const initials = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .map((word) => /^./u.exec(word)?.[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
