/** Drawn on a 16-unit grid, inline so that nothing is fetched. */
const paths = {
  hash: 'M6.2 2 4.8 14M11.2 2 9.8 14M2.5 5.7h11.5M2 10.3h11.5',
  thread: 'M3 3v5.5a2 2 0 0 0 2 2h8M10 7.5l3 3-3 3',
  lock: 'M4 7.5h8v6H4zM5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2',
  menu: 'M2 4h12M2 8h12M2 12h12',
  tools: 'M2 4.5h5M11 4.5h3M9 2.7v3.6M2 11.5h3M9 11.5h5M7 9.7v3.6',
  dots: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  down: 'M3.5 6l4.5 4.5L12.5 6',
  left: 'M10 3.5 5.5 8l4.5 4.5',
  outside: 'M6.5 3H3v10h10V9.5M9 2.5h4.5V7M13.5 2.5 7.5 8.5',
  plus: 'M8 3v10M3 8h10',
  send: 'M2.5 8h9M8 3.5 12.5 8 8 12.5',
  person: 'M8 7.6a2.6 2.6 0 1 0-.01 0zM3 13.6c.5-2.8 2.5-3.9 5-3.9s4.5 1.1 5 3.9',
  reply: 'M6.5 3.5 2.5 7.5l4 4M2.5 7.5h6.5a4.5 4.5 0 0 1 4.5 4.5v1',
  pin: 'M5.5 2h5M6.5 2v4.5L4 9.5h8L9.5 6.5V2M8 9.5V14',
  edit: 'M3 13l.8-3.2 7-7 2.4 2.4-7 7zM9.5 4.1l2.4 2.4',
  bin: 'M2.5 4.5h11M6.5 4V2.5h3V4M4 4.5l.7 9h6.6l.7-9',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 .01 0z',
  file: 'M4 1.8h5.5L12.5 5v9.2H4zM9.2 2v3.3h3.1',
  play: 'M4.5 2.8v10.4L13 8z',
  skip: 'M3 3v10l6.5-5zM12 3v10',
  stop: 'M4 4h8v8H4z',
  clock: 'M8 1.8a6.2 6.2 0 1 0 .01 0zM8 4.5V8l2.5 1.5',
  check: 'M3 8.5 6.5 12 13 4.5',
  code: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 1.8v3h-3',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6h.01',
} as const;

export type IconName = keyof typeof paths;

/** Next to a word, or in a control with its own name: hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
