import { Icon } from '../ui/icon.tsx';

interface NoteLineProps {
  readonly fine: boolean;
  readonly children: string;
}

/** That something is as it should be, or what to do about it. */
export function NoteLine({ fine, children }: NoteLineProps) {
  return (
    <p class={fine ? 'note note-fine' : 'note note-warning'}>
      <Icon name={fine ? 'check' : 'warning'} />
      {children}
    </p>
  );
}
