import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Modal } from '../../local-discord/types.ts';
import { useChat } from './chat.ts';
import { LiveRegion } from './live-region.tsx';
import { toAsked, useAskedKeys } from './message/asked.ts';
import { Middle } from './middle.tsx';
import { ModalView } from './modal/modal-view.tsx';
import { ChannelsSide } from './side/channels-side.tsx';
import type { PreferencesProps } from './side/preferences.tsx';
import { Tools } from './side/tools.tsx';
import { Wire } from './side/wire.tsx';
import { useRoom } from './state/context.ts';
import { useKeptFocus } from './state/use-kept-focus.ts';
import { Dialog } from './ui/dialog.tsx';
import { useMedia } from './ui/use-media.ts';

export interface RoomProps {
  readonly modal: Modal | undefined;
  readonly onModalClosed: () => void;
  readonly preferences: PreferencesProps;
}

/** Three columns if there is room; on a phone, the conversation and drawers. */
export function Room({ modal, onModalClosed, preferences }: RoomProps) {
  const { known } = useRoom();
  const chat = useChat();
  useKeptFocus();
  useAskedKeys();
  const fits = { channels: useMedia('(min-width: 760px)'), tools: useMedia('(min-width: 1120px)') };
  const [drawer, setDrawer] = useState<'channels' | 'tools'>();
  const [wireOpen, setWireOpen] = useState(false);
  const close = (): void => setDrawer(undefined);
  useEffect(close, [fits.channels, fits.tools, known.me.id]);
  const openWire = (open: boolean): void => {
    close();
    setWireOpen(open);
  };
  const tools = <Tools wireOpen={wireOpen} setWireOpen={openWire} />;
  const channels = <ChannelsSide preferences={preferences} onGo={close} />;
  return (
    <>
      <div class={`room room-${chat.on}`}>
        <Skip />
        {fits.channels && <header class="side side-left">{channels}</header>}
        <Middle
          {...(fits.channels ? {} : { onChannels: () => setDrawer('channels') })}
          {...(fits.tools ? {} : { onTools: () => setDrawer('tools') })}
        >
          {wireOpen && fits.channels && <WirePanel onClose={() => setWireOpen(false)} />}
        </Middle>
        {fits.tools && <ToolsSide>{tools}</ToolsSide>}
      </div>
      {drawer === 'channels' && <Drawer of="channels" onClose={close} children={channels} />}
      {drawer === 'tools' && <Drawer of="tools" onClose={close} children={tools} />}
      {wireOpen && !fits.channels && (
        <Drawer of="wire" onClose={() => setWireOpen(false)} children={<Wire />} />
      )}
      {modal !== undefined && (
        <ModalView key={modal.interactionId} modal={modal} onClose={onModalClosed} />
      )}
      <LiveRegion />
    </>
  );
}

interface DrawerProps {
  readonly of: 'channels' | 'tools' | 'wire';
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

function Drawer({ of, onClose, children }: DrawerProps) {
  const { text } = useRoom();
  return (
    <Dialog title={text[of]} look={`drawer-${of}`} onClose={onClose}>
      {children}
    </Dialog>
  );
}

const toConversation = (): void => document.querySelector<HTMLElement>('[data-scroll]')?.focus();

/** For keyboard users: past the channels, to what is next or to the conversation. */
function Skip() {
  const { text } = useRoom();
  return (
    <>
      <button type="button" class="skip" onClick={toAsked}>
        {text.skipToAsked}
      </button>
      <button type="button" class="skip" onClick={toConversation}>
        {text.skip}
      </button>
    </>
  );
}

function ToolsSide({ children }: { readonly children: ComponentChildren }) {
  const { text } = useRoom();
  return (
    <aside class="side side-right" aria-label={text.tools}>
      {children}
    </aside>
  );
}

function WirePanel({ onClose }: { readonly onClose: () => void }) {
  const { text } = useRoom();
  return (
    <section class="wire-panel" aria-label={text.wire}>
      <div class="dialog-head">
        <h2>{text.wire}</h2>
        <button type="button" class="button button-quiet" onClick={onClose}>
          {text.close}
        </button>
      </div>
      <Wire />
    </section>
  );
}
