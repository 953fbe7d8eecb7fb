import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useCallback, useState } from 'react';
import { toastDone, toastFailure } from '../ui/toast';
import { type Refusal, refusalsOf, refusalsOfFailure } from './errors';

type Outcome<Data> = { ok: true; data: Data } | { ok: false; refusals: Refusal[] };

interface ActionOptions<Data> {
  /** The toast when it worked; none when absent. */
  done?: string | ((data: Data) => string);
  /** Names of queries to read again. */
  refetch?: string[];
  /** True when the caller shows refusals beside its fields, so that no toast repeats them. */
  quiet?: boolean;
}

export interface Action<Data, Variables> {
  run: (variables: Variables) => Promise<Outcome<Data>>;
  busy: boolean;
  refusals: readonly Refusal[];
  clear: () => void;
}

/** One write: busy while it runs, a toast when it worked, and every kind of refusal in one shape when it did not. */
export function useAction<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  { done, refetch, quiet = false }: ActionOptions<Data> = {},
): Action<Data, Variables> {
  const [mutate, { loading }] = useMutation<Data, OperationVariables>(document);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const clear = useCallback(() => setRefusals([]), []);

  const refuse = (found: Refusal[]): Outcome<Data> => {
    setRefusals(found);
    if (!quiet) for (const refusal of found) toastFailure(refusal.message);
    return { ok: false, refusals: found };
  };
  const run = async (variables: Variables): Promise<Outcome<Data>> => {
    setRefusals([]);
    try {
      const { data } = await mutate({ variables, ...(refetch && { refetchQueries: refetch }) });
      const found = refusalsOf(data);
      if (found.length > 0 || !data) return refuse(found);
      if (done) toastDone(typeof done === 'string' ? done : done(data));
      return { ok: true, data };
    } catch (error) {
      return refuse(refusalsOfFailure(error));
    }
  };
  return { run, busy: loading, refusals, clear };
}
