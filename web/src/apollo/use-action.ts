import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { useCallback, useState } from 'react';
import { type ToastAction, toastDone, toastFailure } from '../ui/toast';
import { type Refusal, refusalsOf, refusalsOfFailure } from './errors';
import { Wishes } from './wishes';

/** What a refused write answered besides its refusals is in `data`, such as what others wrote meanwhile. */
type Outcome<Data> = { ok: true; data: Data } | { ok: false; refusals: Refusal[]; data?: Data | undefined };

interface Done {
  message: string;
  action: ToastAction | undefined;
}

interface ActionOptions<Data> {
  /** The toast when it worked, with what can be done about it; none when absent. */
  done?: string | ((data: Data) => string | Done | null);
  /** Names of queries to read again. */
  refetch?: string[];
  /** True when the caller shows refusals beside its fields, so that no toast repeats them. */
  quiet?: boolean;
  /** True when the answer must not change what is shown, only tell how it went. */
  uncached?: boolean;
}

export interface Action<Data, Variables> {
  run: (variables: Variables) => Promise<Outcome<Data>>;
  busy: boolean;
  refusals: readonly Refusal[];
  clear: () => void;
}

/** Any write can tick off a step of the check list, also while the list is being opened. */
const ALWAYS_REFETCHED = ['GettingStarted'];

/** One write: busy while it runs, a toast when it worked, and every kind of refusal in one shape when it did not. */
export function useAction<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  { done, refetch = [], quiet = false, uncached = false }: ActionOptions<Data> = {},
): Action<Data, Variables> {
  const [mutate, { loading }] = useMutation<Data, OperationVariables>(document);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const clear = useCallback(() => setRefusals([]), []);

  const refuse = (found: Refusal[], data?: Data): Outcome<Data> => {
    setRefusals(found);
    if (!quiet) for (const refusal of found) toastFailure(refusal.message);
    return { ok: false, refusals: found, data };
  };
  const send = async (variables: Variables): Promise<Outcome<Data>> => {
    setRefusals([]);
    try {
      const { data } = await mutate({
        variables,
        refetchQueries: [...refetch, ...ALWAYS_REFETCHED],
        ...(uncached && { fetchPolicy: 'no-cache' }),
      });
      const found = refusalsOf(data);
      if (found.length > 0 || !data) return refuse(found, data);
      const told = typeof done === 'function' ? done(data) : done;
      if (typeof told === 'string') toastDone(told);
      else if (told) toastDone(told.message, told.action);
      return { ok: true, data };
    } catch (error) {
      return refuse(refusalsOfFailure(error).map(unsaved));
    }
  };
  const [wishes] = useState(() => new Wishes<Outcome<Data>>());
  const run = (variables: Variables) => wishes.run(variables, () => send(variables));
  return { run, busy: loading, refusals, clear };
}

/** Says what became of the work, and what to do, when the server could not be asked. */
function unsaved(refusal: Refusal): Refusal {
  if (refusal.code !== 'UNREACHABLE') return refusal;
  return {
    ...refusal,
    message: t`The server could not be reached. What you wrote is still here: try again in a moment.`,
  };
}
