import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import type { ContactsMatchingInput } from '../../gql/graphql';
import { PickedBar } from '../../table/PickedBar';
import type { Selection } from '../../table/selection';

const AddToSegmentDialog = lazy(() =>
  import('../../parts/AddToSegmentDialog').then((module) => ({ default: module.AddToSegmentDialog })),
);

interface PickedContactsProps {
  selection: Selection;
  total: number;
  matching: ContactsMatchingInput;
}

/** What can be done with the contacts that are chosen, or with all that match. */
export function PickedContacts({ selection, total, matching }: PickedContactsProps) {
  const { t } = useLingui();
  const [adding, { open, close }] = useDisclosure(false);
  return (
    <>
      <PickedBar selection={selection} total={total}>
        <Button size="xs" variant="default" onClick={open}>
          <Trans>Add to segment…</Trans>
        </Button>
      </PickedBar>
      <Suspense fallback={null}>
        {adding && (
          <AddToSegmentDialog
            title={t`Add the chosen contacts to a segment`}
            who={selection.everything ? { matching } : { contacts: [...selection.ids] }}
            onClose={close}
            onDone={selection.clear}
          />
        )}
      </Suspense>
    </>
  );
}
