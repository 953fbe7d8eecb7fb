import { Trans, useLingui } from '@lingui/react/macro';
import { IconMapQuestion } from '@tabler/icons-react';
import { paths } from '../paths';
import { EmptyState } from '../ui/EmptyState';
import { ButtonLink } from '../ui/links';
import { Page } from '../ui/Page';

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Not found`}>
      <EmptyState
        icon={<IconMapQuestion size={22} />}
        title={<Trans>There is nothing at this address</Trans>}
        actions={
          <ButtonLink variant="default" {...paths.segments()}>
            <Trans>Go to segments</Trans>
          </ButtonLink>
        }
      >
        <Trans>It may have been deleted, or it belongs to another workspace.</Trans>
      </EmptyState>
    </Page>
  );
}
