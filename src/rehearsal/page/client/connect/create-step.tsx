import { Icon } from '../ui/icon.tsx';
import { useDesk } from './desk.ts';
import { NameIt, NewApplication } from './pictures/portal.tsx';
import { Step } from './step.tsx';

const portal = 'https://discord.com/developers/applications';

export function CreateStep() {
  const { text, known } = useDesk();
  return (
    <Step title={text.createTitle} done={known.discord.phase !== 'none'}>
      <p>{text.createLead}</p>
      <a class="button button-main button-large" href={portal} target="_blank" rel="noreferrer">
        <Icon name="outside" />
        {text.openPortal}
      </a>
      <div class="pictures">
        <NewApplication caption={text.createOne} />
        <NameIt caption={text.createTwo} />
      </div>
    </Step>
  );
}
