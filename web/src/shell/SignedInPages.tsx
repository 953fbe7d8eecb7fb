import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Box } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { refusalsOfFailure } from '../apollo/errors';
import { startAfresh } from '../apollo/start-afresh';
import { ViewerDocument, ViewerProvider } from '../parts/viewer';
import { LoadingRows } from '../ui/Delayed';
import { LoadFailure } from '../ui/Failure';
import { Shell } from './Shell';
import { useKnownViewer } from './use-known-viewer';

const SignInPage = lazy(() =>
  import('../pages/sign-in/SignInPage').then((module) => ({ default: module.SignInPage })),
);
const SignInAgain = lazy(() => import('./SignInAgain').then((module) => ({ default: module.SignInAgain })));
const SetUpPage = lazy(() =>
  import('../pages/sign-in/SetUpPage').then((module) => ({ default: module.SetUpPage })),
);

/** Whoever is not signed in meets the sign-in form at the address they came for, and stays there afterwards. */
export function SignedInPages() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(ViewerDocument);
  const [viewer, forget] = useKnownViewer(data?.viewer);
  if (viewer) {
    return (
      <ViewerProvider viewer={viewer} key={`${viewer.workspace.id} ${viewer.teammate?.id}`}>
        <Shell>
          <Outlet />
        </Shell>
        <Suspense fallback={null}>
          {data?.viewer === null && <SignInAgain viewer={viewer} onLeave={forget} />}
        </Suspense>
      </ViewerProvider>
    );
  }
  if (data) {
    const DoorForm = data.installationReady ? SignInPage : SetUpPage;
    return (
      <Suspense fallback={null}>
        <DoorForm onEntered={startAfresh} />
      </Suspense>
    );
  }
  if (error) {
    return (
      <Box p="xl" component="main">
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      </Box>
    );
  }
  return <LoadingRows label={t`Opening Cadre`} />;
}
