import { useRoom } from '../state/context.ts';
import { Tree } from '../ui/avatar.tsx';
import { Platforms } from './platforms.tsx';
import { ChannelList } from './channel-list.tsx';
import { Preferences, type PreferencesProps } from './preferences.tsx';

interface ChannelsSideProps {
  readonly preferences: PreferencesProps;
  readonly onGo: () => void;
}

/** The community, its channels, and this window's language and theme. */
export function ChannelsSide({ preferences, onGo }: ChannelsSideProps) {
  const { known, text } = useRoom();
  return (
    <>
      <div class="brand">
        <Tree />
        <div>
          <p class="brand-name">{known.guild.name}</p>
          <p class="brand-note">Palabre · {text.rehearsal}</p>
        </div>
      </div>
      <Platforms />
      <ChannelList onGo={onGo} />
      <Preferences {...preferences} />
    </>
  );
}
