import type { WireStart, WireWay } from '../../connect/protocol.ts';
import { NoteLine } from './note-line.tsx';
import { useDesk } from './desk.ts';
import { Step } from './step.tsx';

interface StartStepProps {
  readonly way: WireWay;
  readonly onStart: (order: WireStart) => Promise<unknown>;
}

/** Whether the token is kept, and the start. */
export function StartStep({ way, onStart }: StartStepProps) {
  const { text, known } = useDesk();
  const { phase, kept, trouble, mustWait } = way;
  if (phase === 'none') return null;
  const { envFile } = known;
  return (
    <Step title={text.startTitle} done={phase === 'running'}>
      {phase === 'running' && (
        <p>
          {text.started} {kept ? text.keptIn(envFile) : text.notKept}
        </p>
      )}
      {phase === 'stopped' && trouble !== undefined && (
        <div role="alert">
          <NoteLine fine={false}>{trouble}</NoteLine>
        </div>
      )}
      {phase === 'starting' && <p role="status">{text.starting}</p>}
      {phase === 'waits' && <p role="status">{text.waits(envFile)}</p>}
      {(phase === 'checked' || phase === 'stopped') && (
        <>
          <p>{mustWait ? text.mustWait : text.startLead(envFile)}</p>
          <StartButtons mustWait={mustWait} onStart={onStart} />
        </>
      )}
    </Step>
  );
}

interface StartButtonsProps {
  readonly mustWait: boolean;
  readonly onStart: StartStepProps['onStart'];
}

function StartButtons({ mustWait, onStart }: StartButtonsProps) {
  const { text, attempt } = useDesk();
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const begin = (keep: boolean): void => void attempt(onStart({ keep, zone }));
  return (
    <div class="row">
      <button type="button" class="button button-main button-large" onClick={() => begin(true)}>
        {mustWait ? text.keepOnly : text.startKeep}
      </button>
      {!mustWait && (
        <button type="button" class="button button-large" onClick={() => begin(false)}>
          {text.startOnce}
        </button>
      )}
    </div>
  );
}
