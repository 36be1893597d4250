import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/icon.tsx';
import { useDesk } from './desk.ts';

interface StepProps {
  readonly title: string;
  readonly done: boolean;
  readonly children: ComponentChildren;
}

/** One of the path's steps. What is done folds away, and can be opened again. */
export function Step({ title, done, children }: StepProps) {
  const { text } = useDesk();
  if (!done)
    return (
      <li class="step">
        <h2>{title}</h2>
        {children}
      </li>
    );
  return (
    <li class="step step-done">
      <details>
        <summary>
          <h2>{title}</h2>
          <span class="tag">
            <Icon name="check" />
            {text.done}
          </span>
        </summary>
        {children}
      </details>
    </li>
  );
}
