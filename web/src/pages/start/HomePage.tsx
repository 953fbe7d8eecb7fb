import { useLingui } from '@lingui/react/macro';
import { Navigate } from '@tanstack/react-router';
import { useGettingStarted } from '../../parts/getting-started';
import { paths } from '../../paths';
import { LoadingRows } from '../../ui/Delayed';

/** Where somebody comes in: the check list while the workspace is new, else the segments. */
export function HomePage() {
  const { t } = useLingui();
  const { found, error, over } = useGettingStarted();
  if (over || error) return <Navigate {...paths.segments()} replace />;
  if (!found) return <LoadingRows label={t`Opening Cadre`} />;
  return <Navigate {...paths.start()} replace />;
}
