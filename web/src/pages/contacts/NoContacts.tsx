import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { useViewer } from '../../parts/viewer';
import { paths } from '../../paths';
import { EmptyState } from '../../ui/EmptyState';
import { ButtonLink } from '../../ui/links';

interface NoContactsProps {
  filtered: boolean;
  onClear: () => void;
}

export function NoContacts({ filtered, onClear }: NoContactsProps) {
  const { viewerCanChangeContacts } = useViewer();
  const icon = <IconAddressBook size={22} aria-hidden />;
  if (filtered) {
    return (
      <EmptyState
        icon={icon}
        title={<Trans>No contact matches</Trans>}
        actions={
          <Button variant="default" onClick={onClear}>
            <Trans>Clear</Trans>
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={<Trans>No contacts yet</Trans>}
      actions={
        viewerCanChangeContacts && (
          <ButtonLink variant="default" {...paths.contactImport()}>
            <Trans>Import a CSV file</Trans>
          </ButtonLink>
        )
      }
    >
      <Trans>
        Import a CSV file, send them over the API, or wait: whoever starts a conversation becomes a contact.
      </Trans>
    </EmptyState>
  );
}
