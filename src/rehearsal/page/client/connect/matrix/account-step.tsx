import type { WireMatrix } from '../../../connect/protocol.ts';
import { useDesk } from '../desk.ts';
import { NoteLine } from '../note-line.tsx';
import { forgetAccount } from '../server.ts';
import { Step } from '../step.tsx';
import { AccountForm } from './account-form.tsx';

export function CreateAccountStep() {
  const { text, known } = useDesk();
  return (
    <Step title={text.matrix.createTitle} done={known.matrix.phase !== 'none'}>
      <p>{text.matrix.createLead}</p>
    </Step>
  );
}

export function AccountStep() {
  const { text, known, attempt } = useDesk();
  const { account, phase } = known.matrix;
  const isOver = phase === 'starting' || phase === 'running' || phase === 'waits';
  return (
    <Step title={text.matrix.accountTitle} done={isOver}>
      {account === undefined ? (
        <AccountForm />
      ) : (
        <>
          <WhoItIs account={account} />
          {!isOver && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => void attempt(forgetAccount())}
            >
              {text.matrix.another}
            </button>
          )}
        </>
      )}
    </Step>
  );
}

function WhoItIs({ account }: { readonly account: NonNullable<WireMatrix['account']> }) {
  const { text } = useDesk();
  const { user, url, rooms } = account;
  return (
    <div class="who" role="status">
      <p>
        <strong>{text.account(user)}</strong> {text.matrix.at(url)}
      </p>
      <NoteLine fine={rooms === 0}>{text.matrix.inRooms(rooms)}</NoteLine>
    </div>
  );
}
