import { useLingui } from '@lingui/react/macro';
import { LoadFailure } from '../ui/Failure';
import { Page } from '../ui/Page';

/** A page that broke while it was drawn, or whose code could not be loaded, says so and can be tried again. */
export function PageFailure({ reset }: { error: unknown; reset: () => void }) {
  const { t } = useLingui();
  return (
    <Page title={t`Something went wrong`}>
      <LoadFailure message={t`This page stopped working. Trying again usually helps.`} onRetry={reset} />
    </Page>
  );
}
