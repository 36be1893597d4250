import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { WireMessage } from '../../protocol-shown.ts';
import { useRoom } from '../state/context.ts';

/** What the next message written is for: an answer to one, or in its place. */
export interface Intent {
  readonly kind: 'reply' | 'change';
  readonly message: WireMessage;
}

interface Intending {
  readonly intent: Intent | undefined;
  readonly intend: (intent: Intent | undefined) => void;
}

const IntentContext = createContext<Intending>({ intent: undefined, intend: () => {} });

export const useIntent = (): Intending => useContext(IntentContext);

/** It belongs to one person and channel. */
export function Intents({ children }: { readonly children: ComponentChildren }) {
  const { screen, known } = useRoom();
  const [intent, intend] = useState<Intent>();
  useEffect(() => intend(undefined), [known.me.id, screen.channelId]);
  const value = useMemo(() => ({ intent, intend }), [intent]);
  return <IntentContext.Provider value={value}>{children}</IntentContext.Provider>;
}
