import { createContext, useContext } from 'react';
import type { Act } from './conversation-state';

export type Choosing = 'snooze' | 'assign' | 'priority' | 'queue' | 'topic' | 'escalate';

/** What can be done to the conversation that is meant: the open one, else the one that has the focus. */
export interface Acting {
  act: (act: Act) => void;
  choose: (what: Choosing) => void;
  takeNext: () => void;
}

const ActingContext = createContext<Acting | null>(null);
export const ActingProvider = ActingContext.Provider;

/** Only inside the inbox; throws elsewhere. */
export function useActing(): Acting {
  const acting = useContext(ActingContext);
  if (!acting) throw new Error('useActing is used outside of the inbox');
  return acting;
}
