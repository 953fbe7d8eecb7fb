import { useLingui } from '@lingui/react/macro';
import { Button, Progress, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { refusalsOfFailure } from '../../apollo/errors';
import { useGettingStarted } from '../../parts/getting-started';
import { useChangePreferences } from '../../parts/preferences';
import { useViewer } from '../../parts/viewer';
import { paths } from '../../paths';
import { LoadingRows } from '../../ui/Delayed';
import { LoadFailure } from '../../ui/Failure';
import { Page } from '../../ui/Page';
import { Steps } from './Steps';
import classes from './start.module.css';

/** The check list of a new workspace: what to do, in the order in which it makes sense, and what is done already. */
export function StartPage() {
  const { t } = useLingui();
  const { workspace } = useViewer();
  const { found, error, refetch, done, total, over } = useGettingStarted();
  const navigate = useNavigate();
  const change = useChangePreferences();
  const hide = async () => {
    await change({ startHidden: true });
    navigate(paths.segments());
  };
  return (
    <Page
      title={over ? t`${workspace.name} is set up` : t`Set up ${workspace.name}`}
      description={t`From contacts to a conversation that finds its way, in a few minutes. What is done ticks itself off.`}
      actions={
        <Button variant="default" onClick={hide}>
          {over ? t`Put this list away` : t`Hide this list`}
        </Button>
      }
    >
      {error && !found ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : found ? (
        <Stack gap="md" className={classes.list}>
          <div className={classes.progress}>
            <Progress value={(100 * done) / total} aria-label={t`How much is done`} style={{ flex: 1 }} />
            <Text size="sm" c="dimmed" role="status" className="tabular">
              {t`${done} of ${total} done`}
            </Text>
          </div>
          <Steps found={found} onChanged={() => refetch()} />
        </Stack>
      ) : (
        <LoadingRows label={t`Looking how far you are`} />
      )}
    </Page>
  );
}
