import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { LoadingRows } from '../ui/Delayed';
import type { ConditionBuilderProps } from './ConditionBuilder';

const Builder = lazy(() =>
  import('./ConditionBuilder').then((module) => ({ default: module.ConditionBuilder })),
);

/** The builder, whose code comes only where somebody edits a condition. */
export function LazyBuilder(props: ConditionBuilderProps) {
  const { t } = useLingui();
  return (
    <Suspense fallback={<LoadingRows rows={3} label={t`Loading the builder`} />}>
      <Builder {...props} />
    </Suspense>
  );
}
