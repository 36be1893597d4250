import type { Style } from '../drawing/drawing.ts';

/** What pictures on one page share: a class for each style, an id for each sign drawn again and again. */
export interface Sheet {
  /** The class of a style; its name, made for the first that has it. */
  classOf(style: Style): string;
  /** The id of shapes, and whether they were there already. */
  idOf(shapes: string): { readonly id: string; readonly known: boolean };
  /** The classes, as CSS. */
  css(): string;
}

export function openSheet(): Sheet {
  const classes = new Map<string, string>();
  const ids = new Map<string, string>();
  return {
    classOf: (style) => {
      const css = cssOf(style);
      const name = classes.get(css) ?? `p${classes.size + 1}`;
      classes.set(css, name);
      return name;
    },
    idOf: (shapes) => {
      const known = ids.get(shapes);
      const id = known ?? `shape-${ids.size + 1}`;
      ids.set(shapes, id);
      return { id, known: known !== undefined };
    },
    css: () => Array.from(classes, ([css, name]) => `.${name}{${css}}`).join('\n'),
  };
}

/** A page has room for whole texts: they are neither cut nor clipped. */
const left = new Set(['lineClamp', 'overflow', 'boxSizing']);
const unitless = new Set(['fontWeight', 'flexGrow', 'flexShrink']);

function cssOf(style: Style): string {
  return Object.entries(figures(style))
    .filter(([name]) => !left.has(name))
    .map(([name, value]) => `${cssName(name)}:${cssValue(name, value)}`)
    .join(';');
}

/** Widths are those of Inter's figures: another font's may be wider, and none is cut in two. */
function figures({ width, ...style }: Style): Style {
  if (width === undefined || style['fontVariantNumeric'] === undefined)
    return width === undefined ? style : { width, ...style };
  return { ...style, minWidth: width, whiteSpace: 'nowrap' };
}

const cssName = (name: string) =>
  name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

const cssValue = (name: string, value: string | number) =>
  typeof value === 'string' || value === 0 || unitless.has(name) ? String(value) : `${value}px`;
