import type { WireRoom } from '../../../connect/protocol.ts';
import { Icon } from '../../ui/icon.tsx';
import { useDesk } from '../desk.ts';
import { tryRoom } from '../server.ts';
import { Step } from '../step.tsx';
import { TryPart } from '../try-part.tsx';

export function InviteStep() {
  const { text, known } = useDesk();
  const { account, invitedBy, rooms = [] } = known.matrix;
  const words = text.matrix;
  return (
    <Step title={words.inviteTitle} done={rooms.length > 0}>
      <p>{words.inviteLead}</p>
      {account !== undefined && (
        <p>
          <code>{account.user}</code>
        </p>
      )}
      {invitedBy !== undefined && <p class="connect-lead">{words.invitedBy(invitedBy)}</p>}
    </Step>
  );
}

/** Each room as it appears, with what is there and what is not. */
export function RoomStep() {
  const { text, known } = useDesk();
  const { rooms = [] } = known.matrix;
  const words = text.matrix;
  return (
    <Step title={text.checkTitle} done={false}>
      {rooms.length === 0 && (
        <p class="cast-now cast-playing" role="status">
          {words.waiting}
        </p>
      )}
      {rooms.map((room) => (
        <RoomPart key={room.id} room={room} />
      ))}
      {rooms.length > 0 && <p class="connect-lead">{words.limits}</p>}
    </Step>
  );
}

function RoomPart({ room }: { readonly room: WireRoom }) {
  const { text } = useDesk();
  const { name, isEncrypted, maySend, mayRedact } = room;
  const words = text.matrix;
  return (
    <section class="server" aria-label={name}>
      <h3>
        <Icon name="check" /> {name}
      </h3>
      <ul class="signs">
        <Sign there={!isEncrypted} words={isEncrypted ? words.encrypted : words.clear} />
        <Sign there={maySend} words={maySend ? words.maySend : words.mayNotSend} />
        {mayRedact ? (
          <Sign there words={words.mayRedact} />
        ) : (
          <li class="right right-optional">
            <Icon name="plus" />
            {words.mayNotRedact}
          </li>
        )}
      </ul>
      {!isEncrypted && maySend && <TryRoom room={room} />}
    </section>
  );
}

const Sign = ({ there, words }: { readonly there: boolean; readonly words: string }) => (
  <li class={there ? 'right' : 'right right-missing'}>
    <Icon name={there ? 'check' : 'close'} />
    {words}
  </li>
);

/** In the name of who leads the room. */
function TryRoom({ room: { id, name, leader } }: { readonly room: WireRoom }) {
  const { text } = useDesk();
  const words = text.matrix;
  return (
    <TryPart
      title={words.tryTitle}
      lead={words.tryLead}
      tried={words.tried}
      open={words.openRoom}
      button={leader === undefined ? undefined : words.tryIt(name, leader)}
      instead={words.tryElse}
      onTry={() => tryRoom(id)}
    />
  );
}
