import { generate } from 'lean-qr';
import { useMemo } from 'preact/hooks';

interface QrProps {
  readonly text: string;
  readonly caption: string;
}

/** White around it, in modules, as scanners want it. */
const quiet = 4;

/** A QR code, drawn as one shape: dark on white in either theme. */
export function Qr({ text, caption }: QrProps) {
  const { size, shape } = useMemo(() => drawn(text), [text]);
  const side = size + 2 * quiet;
  return (
    <figure class="qr">
      <svg viewBox={`${-quiet} ${-quiet} ${side} ${side}`} role="img" aria-label={caption}>
        <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
        <path d={shape} fill="#111" shape-rendering="crispEdges" />
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function drawn(text: string): { readonly size: number; readonly shape: string } {
  const code = generate(text);
  const { size } = code;
  const cells = Array.from({ length: size * size }, (_, index) => index);
  const shape = cells
    .map((index) => [index % size, Math.floor(index / size)] as const)
    .flatMap(([x, y]) => (code.get(x, y) ? [`M${x} ${y}h1v1h-1z`] : []))
    .join('');
  return { size, shape };
}
