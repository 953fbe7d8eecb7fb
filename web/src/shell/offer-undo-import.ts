import type { ApolloClient } from '@apollo/client';
import { plural, t } from '@lingui/core/macro';
import { graphql, readFragment } from '../gql';
import { type ImportToUndo, UndoImportFragmentDocument } from '../parts/UndoImportDialog';
import { toastDone } from '../ui/toast';

const ImportOverDocument = graphql(`
  query ImportOver($job: ID!) {
    job(id: $job) {
      id
      contactImport {
        id
        status
        ...UndoImport
      }
    }
  }
`);

/** Says how an import went once its job is over. Undo asks first: it is too much to take back without a question. */
export async function offerUndoImport(
  client: ApolloClient,
  job: string,
  ask: (one: ImportToUndo) => void,
): Promise<void> {
  const { data } = await client.query({
    query: ImportOverDocument,
    variables: { job },
    fetchPolicy: 'network-only',
  });
  const found = data?.job?.contactImport;
  const one = readFragment(UndoImportFragmentDocument, found);
  if (!one?.undoableUntil) return;
  const { fileName, added, updated } = one;
  const parts = [
    found?.status === 'DONE' ? '' : t`not all of it`,
    added > 0 ? plural(added, { one: '# contact added', other: '# contacts added' }) : '',
    updated > 0 ? plural(updated, { one: '# contact changed', other: '# contacts changed' }) : '',
  ];
  const outcome = parts.filter(Boolean).join(', ');
  toastDone(t`${fileName} is imported: ${outcome}`, { label: t`Undo`, run: () => ask(one) });
}
