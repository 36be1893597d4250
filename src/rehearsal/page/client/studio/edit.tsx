import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Draft } from '../../studio/protocol.ts';
import { Icon } from '../ui/icon.tsx';
import { blankItem } from './blanks.ts';
import { useDesk } from './desk.ts';
import { itemsOf, valueAt, type Path } from './draft.ts';
import {
  ChoiceInput,
  FlagInput,
  LocalizedText,
  NumberInput,
  PlainText,
  SeveralInput,
  wordsOf,
  Wrong,
} from './inputs.tsx';
import type { Shape } from './shape.ts';

interface EditProps {
  readonly path: Path;
  /** What it is called on the page. */
  readonly name: string;
  readonly shape: Shape;
}

/** The field, or fields, of any part of a template. */
export function Edit({ path, name, shape }: EditProps): VNode {
  switch (shape.is) {
    case 'text':
      return <LocalizedText path={path} name={name} shape={shape} />;
    case 'plain':
      return <PlainText path={path} name={name} shape={shape} />;
    case 'number':
      return <NumberInput path={path} name={name} shape={shape} />;
    case 'flag':
      return <FlagInput path={path} name={name} shape={shape} />;
    case 'choice':
      return <ChoiceInput path={path} name={name} shape={shape} />;
    case 'several':
      return <SeveralInput path={path} name={name} shape={shape} />;
    case 'list':
      return <List path={path} name={name} shape={shape} />;
    case 'group':
      return <Group path={path} name={name} shape={shape} />;
  }
}

/** Those of a group, without a frame around them; what the file says nothing of is folded away. */
export function Parts({ path, shape }: Omit<EditProps, 'name'>) {
  const { text, draft, mistakes } = useDesk();
  const parts = shape.is === 'group' ? shape.parts : [];
  // As it was at first: a field that moved while somebody types in it would lose them.
  const [unsaid] = useState(
    () =>
      new Set(parts.flatMap(([key, inner]) => (isUnsaid(draft, path, key, inner) ? [key] : []))),
  );
  const names: Readonly<Record<string, string>> = text.keys;
  const edited = ([key, inner]: (typeof parts)[number]): VNode => (
    <Edit key={key} path={[...path, key]} name={names[key] ?? key} shape={inner} />
  );
  const folded = parts.filter(([key]) => unsaid.has(key));
  const isWrong = folded.some(([key]) =>
    mistakes.some((each) => isBelow(each.path, [...path, key])),
  );
  return (
    <>
      {parts.filter(([key]) => !unsaid.has(key)).map(edited)}
      {folded.length > 0 && (
        <More words={text.add(folded.map(([key]) => names[key] ?? key).join(', '))} must={isWrong}>
          {folded.map(edited)}
        </More>
      )}
    </>
  );
}

interface MoreProps {
  readonly words: string;
  /** Whether it is to be open whatever people press: something in it is wrong. */
  readonly must: boolean;
  readonly children: readonly VNode[];
}

function More({ words, must, children }: MoreProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="more"
      open={open || must}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{words}</summary>
      {children}
    </details>
  );
}

/** Texts, lists and groups: what is ticked or chosen takes one line, and says how it is as usual. */
function isUnsaid(draft: Draft, path: Path, key: string, shape: Shape): boolean {
  if (shape.is === 'group')
    return shape.parts.every(([inner, of]) => isUnsaid(draft, [...path, key], inner, of));
  const isLong = shape.is === 'text' || shape.is === 'plain' || shape.is === 'list';
  return isLong && valueAt(draft, [...path, key]) === undefined;
}

const isBelow = (at: Path, path: Path): boolean => path.every((part, index) => part === at[index]);

function Group({ path, name, shape }: EditProps) {
  return (
    <fieldset class="part">
      <legend>{name}</legend>
      <Parts path={path} shape={shape} />
    </fieldset>
  );
}

interface ListProps extends EditProps {
  readonly shape: Extract<Shape, { is: 'list' }>;
}

function List({ path, name, shape }: ListProps) {
  const desk = useDesk();
  const { draft, change, text, languages } = desk;
  const items = itemsOf(valueAt(draft, path));
  const kind = text.items[shape.name];
  const set = (next: readonly unknown[]): void =>
    change(path, next.length === 0 ? undefined : next);
  return (
    <fieldset class="part">
      <legend>{name}</legend>
      {items.map((item, index) => (
        <div class="item" key={index}>
          <ItemTools
            name={`${kind} ${index + 1} ${wordsOf(item, languages)}`.trim()}
            index={index}
            count={items.length}
            onMove={(to) => set(moved(items, index, to))}
            onRemove={() => set(items.filter((_, at) => at !== index))}
          />
          <Item path={[...path, index]} name={`${kind} ${index + 1}`} shape={shape.of} />
        </div>
      ))}
      <Wrong id={`wrong-${path.join('-')}`} path={path} />
      <button
        type="button"
        class="button"
        onClick={() => set([...items, blankItem(shape.name, desk)])}
      >
        <Icon name="plus" />
        {text.add(kind)}
      </button>
    </fieldset>
  );
}

const Item = ({ path, name, shape }: EditProps) =>
  shape.is === 'group' ? (
    <Parts path={path} shape={shape} />
  ) : (
    <Edit path={path} name={name} shape={shape} />
  );

export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const others = items.filter((_, at) => at !== from);
  return [...others.slice(0, to), ...items.slice(from, from + 1), ...others.slice(to)];
}

interface ItemToolsProps {
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

export function ItemTools({ name, index, count, onMove, onRemove }: ItemToolsProps) {
  const { text } = useDesk();
  return (
    <div class="item-tools">
      {index > 0 && <Tool label={text.up(name)} words="↑" onClick={() => onMove(index - 1)} />}
      {index < count - 1 && (
        <Tool label={text.down(name)} words="↓" onClick={() => onMove(index + 1)} />
      )}
      <Tool label={text.remove(name)} words="×" onClick={onRemove} />
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly words: string;
  readonly onClick: () => void;
}

function Tool({ label, words, onClick }: ToolProps) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={onClick}>
      <span aria-hidden="true">{words}</span>
    </button>
  );
}
