import type { ComponentChildren } from 'preact';

/** What to press in Discord's portal, drawn: its words are as they stand there, in English. */
interface PictureProps {
  /** Says it all: the drawing is not read aloud. */
  readonly caption: string;
}

interface FrameProps extends PictureProps {
  readonly children: ComponentChildren;
}

function Picture({ caption, children }: FrameProps) {
  return (
    <figure class="picture">
      <svg viewBox="0 0 320 170" aria-hidden="true" focusable="false">
        <rect class="p-window" x="1" y="1" width="318" height="168" rx="10" />
        <path class="p-line" d="M1 24h318" />
        <circle class="p-dot" cx="14" cy="13" r="3.5" />
        <circle class="p-dot" cx="26" cy="13" r="3.5" />
        <circle class="p-dot" cx="38" cy="13" r="3.5" />
        {children}
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

interface ButtonProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly words: string;
  /** What to press has a ring around it. */
  readonly pressed?: boolean;
}

function Button({ x, y, width, words, pressed = false }: ButtonProps) {
  return (
    <>
      {pressed && <rect class="p-ring" x={x - 5} y={y - 5} width={width + 10} height={36} rx="9" />}
      <rect class={pressed ? 'p-press' : 'p-box'} x={x} y={y} width={width} height={26} rx="5" />
      <text class={pressed ? 'p-pressed' : 'p-text'} x={x + width / 2} y={y + 17}>
        {words}
      </text>
    </>
  );
}

function Blank({
  x,
  y,
  width,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}) {
  return <rect class="p-blank" x={x} y={y} width={width} height="9" rx="4.5" />;
}

export function NewApplication({ caption }: PictureProps) {
  return (
    <Picture caption={caption}>
      <text class="p-title" x="18" y="56">
        Applications
      </text>
      <Button x={196} y={38} width={108} words="New Application" pressed />
      {[18, 96, 174].map((x) => (
        <rect key={x} class="p-box" x={x} y="84" width="66" height="66" rx="6" />
      ))}
    </Picture>
  );
}

export function NameIt({ caption }: PictureProps) {
  return (
    <Picture caption={caption}>
      <rect class="p-sheet" x="60" y="36" width="200" height="120" rx="8" />
      <text class="p-label" x="74" y="58">
        NAME
      </text>
      <rect class="p-field" x="74" y="64" width="172" height="26" rx="4" />
      <text class="p-typed" x="82" y="81">
        Palabre
      </text>
      <Blank x={74} y={100} width={120} />
      <Button x={186} y={122} width={60} words="Create" pressed />
    </Picture>
  );
}

/** The entries of an application's menu, as far as the one to press. */
const menu = ['General Information', 'Installation', 'OAuth2', 'Bot'];

export function BotMenu({ caption }: PictureProps) {
  return (
    <Picture caption={caption}>
      {menu.map((words, index) => (
        <MenuLine key={words} words={words} y={36 + index * 30} pressed={words === 'Bot'} />
      ))}
      <path class="p-line" d="M150 24v145" />
      <Blank x={168} y={46} width={110} />
      <Blank x={168} y={66} width={130} />
      <Blank x={168} y={86} width={80} />
    </Picture>
  );
}

interface MenuLineProps {
  readonly words: string;
  readonly y: number;
  readonly pressed: boolean;
}

function MenuLine({ words, y, pressed }: MenuLineProps) {
  if (pressed) return <Button x={16} y={y} width={122} words={words} pressed />;
  return (
    <text class="p-entry" x="20" y={y + 17}>
      {words}
    </text>
  );
}

export function ResetToken({ caption }: PictureProps) {
  return (
    <Picture caption={caption}>
      <text class="p-label" x="18" y="50">
        TOKEN
      </text>
      <text class="p-typed" x="18" y="72">
        ••••••••••••••••••••••••
      </text>
      <Button x={18} y={84} width={60} words="Copy" />
      <Button x={92} y={84} width={96} words="Reset Token" pressed />
      <text class="p-label" x="18" y="138">
        PRIVILEGED GATEWAY INTENTS
      </text>
      {[18, 62, 106].map((x) => (
        <g key={x}>
          <rect class="p-off" x={x} y="146" width="30" height="16" rx="8" />
          <circle class="p-knob" cx={x + 8} cy="154" r="6" />
        </g>
      ))}
    </Picture>
  );
}
