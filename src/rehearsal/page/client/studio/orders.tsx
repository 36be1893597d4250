import { useState } from 'preact/hooks';
import { play, save } from './server.ts';
import type { Strings } from './strings.ts';
import { problemOf, type Opened } from './use-draft.ts';

interface OrdersProps {
  readonly text: Strings;
  readonly opened: Opened;
  readonly rehearsal: boolean;
  readonly yaml: string | undefined;
  readonly mistakes: number;
  readonly onSaved: (opened: Opened) => void;
  readonly onProblem: (words: string | undefined) => void;
  readonly onLeave: () => void;
}

/** What can be done with the workshop as it stands. */
export function Orders(props: OrdersProps) {
  const { text, opened, rehearsal, yaml, mistakes, onSaved, onProblem, onLeave } = props;
  const [said, setSaid] = useState('');
  const { from, draft } = opened;
  const id = String(draft['id']);
  const order = async (what: Promise<unknown>): Promise<boolean> => {
    setSaid('');
    onProblem(undefined);
    return what.then(
      () => true,
      (error: unknown) => {
        onProblem(problemOf(error));
        return false;
      },
    );
  };
  const keep = async (): Promise<void> => {
    const saving = save({ from, data: draft }).then(({ file }) => setSaid(text.saved(file)));
    // From now on it is one's own file that is worked on.
    if (await order(saving)) onSaved({ from: { source: 'own', id }, draft });
  };
  const playIt = async (): Promise<void> => {
    if (!window.confirm(text.playAsk)) return;
    if (await order(play({ from, data: draft }))) location.assign('/');
  };
  return (
    <div class="orders">
      <button type="button" class="button button-main" onClick={() => void keep()}>
        {text.save}
      </button>
      {rehearsal && (
        <button type="button" class="button" onClick={() => void playIt()}>
          {text.play}
        </button>
      )}
      <Download words={text.download} name={`${id}.yaml`} yaml={yaml} />
      <button type="button" class="button button-quiet" onClick={onLeave}>
        {text.another}
      </button>
      <p role="status">
        {text.mistakes(mistakes)} {said}
      </p>
    </div>
  );
}

interface DownloadProps {
  readonly words: string;
  readonly name: string;
  readonly yaml: string | undefined;
}

const Download = ({ words, name, yaml }: DownloadProps) => (
  <button
    type="button"
    class="button"
    disabled={yaml === undefined}
    onClick={() => yaml !== undefined && download(name, yaml)}
  >
    {words}
  </button>
);

/** The file as it would be saved; mistakes may be left in it. */
function download(name: string, yaml: string): void {
  const address = URL.createObjectURL(new Blob([yaml], { type: 'text/yaml' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
