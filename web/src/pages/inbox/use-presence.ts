import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useEffect, useMemo, useRef } from 'react';
import { onLineReturn, useLine } from '../../apollo/line';
import { sendAtLast } from '../../apollo/send-at-last';
import { graphql } from '../../gql';
import type { ConversationPresenceState } from '../../gql/graphql';
import type { DraftKind } from './local-drafts';
import { type Doing, PresenceBeat } from './presence-beat';

const SayPresenceDocument = graphql(`
  mutation SayPresence($input: ConversationPresenceInput!) {
    conversationPresence(input: $input) {
      userErrors {
        ...Refusal
      }
    }
  }
`);

const PresenceDocument = graphql(`
  subscription ConversationPresence($id: ID!) {
    conversationPresenceChanges(id: $id) {
      others {
        state
        teammate {
          id
          name
        }
      }
    }
  }
`);

/** This window among all of the person's. */
const WINDOW = crypto.getRandomValues(new Uint32Array(2)).join('-');

/** While the window is looked at, the others are told what the person does in the conversation. */
export function useTellPresence(id: string): { type: (kind: DraftKind) => void; rest: () => void } {
  const client = useApolloClient();
  const beat = useRef<PresenceBeat | null>(null);
  useEffect(() => {
    const inputOf = (state: ConversationPresenceState) => ({ input: { id, state, window: WINDOW } });
    // Lost ones do no harm: it is said again in some seconds, or forgotten.
    const say = (doing: Doing) =>
      void client
        .mutate({ mutation: SayPresenceDocument, variables: inputOf(doing), fetchPolicy: 'no-cache' })
        .catch(() => {});
    const begin = () => {
      beat.current ??= new PresenceBeat(say);
    };
    const end = () => {
      if (beat.current?.stop()) sendAtLast(SayPresenceDocument, inputOf('GONE'));
      beat.current = null;
    };
    const look = () => (document.hidden ? end() : begin());
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pagehide', end);
    window.addEventListener('pageshow', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pagehide', end);
      window.removeEventListener('pageshow', look);
      end();
    };
  }, [client, id]);
  return useMemo(
    () => ({
      type: (kind: DraftKind) => beat.current?.type(kind),
      rest: () => beat.current?.rest(),
    }),
    [],
  );
}

/** Who else has it open; nobody while the line is down, for then nobody knows. */
export function useOnlookers(id: string) {
  const { data, restart } = useSubscription(PresenceDocument, { variables: { id } });
  useEffect(() => onLineReturn(restart), [restart]);
  const line = useLine();
  return line === 'down' ? [] : (data?.conversationPresenceChanges.others ?? []);
}
