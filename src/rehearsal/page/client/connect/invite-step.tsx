import { Icon } from '../ui/icon.tsx';
import { useDesk } from './desk.ts';
import { Qr } from './qr.tsx';
import { Step } from './step.tsx';

export function InviteStep() {
  const { text, known } = useDesk();
  const invite = known.discord.account?.invite;
  if (invite === undefined) return null;
  return (
    <Step title={text.inviteTitle} done={(known.discord.servers ?? []).length > 0}>
      <p>{text.inviteLead}</p>
      <div class="invite">
        <a class="button button-main button-large" href={invite} target="_blank" rel="noreferrer">
          <Icon name="outside" />
          {text.invite}
        </a>
        <Qr text={invite} caption={text.inviteQr} />
      </div>
    </Step>
  );
}
