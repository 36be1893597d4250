import { useDesk } from '../desk.ts';
import { startMatrix } from '../server.ts';
import { StartStep } from '../start-step.tsx';
import { AccountStep, CreateAccountStep } from './account-step.tsx';
import { InviteStep, RoomStep } from './room-steps.tsx';

/** From an account on a homeserver to a first workshop in a room. */
export function MatrixPath() {
  const { text, known } = useDesk();
  const { matrix } = known;
  const running = matrix.phase === 'running';
  return (
    <>
      {!running && <p class="connect-lead">{text.matrix.needs}</p>}
      <ol class="path">
        <CreateAccountStep />
        <AccountStep />
        <StartStep way={matrix} onStart={startMatrix} />
        {running && [<InviteStep key="invite" />, <RoomStep key="rooms" />]}
      </ol>
    </>
  );
}
