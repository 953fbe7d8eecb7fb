import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { refusalsOfFailure } from '../../apollo/errors';
import { useFields } from '../../conditions/use-fields';
import { graphql, readFragment } from '../../gql';
import { LoadingRows } from '../../ui/Delayed';
import { LoadFailure } from '../../ui/Failure';
import { RuleEditor } from './RuleEditor';
import { SegmentRuleState } from './set-rule';

const SegmentRuleDocument = graphql(`
  query SegmentRule($id: ID!) {
    segment(id: $id) {
      id
      ...SegmentRuleState
    }
  }
`);

export function AdvancedTab({ segmentId }: { segmentId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(SegmentRuleDocument, {
    variables: { id: segmentId },
    fetchPolicy: 'cache-and-network',
  });
  const { list, error: fieldsError } = useFields('SEGMENT_RULE');
  const failure = error ?? fieldsError;
  const segment = readFragment(SegmentRuleState, data?.segment);
  if (failure)
    return <LoadFailure message={refusalsOfFailure(failure)[0]?.message ?? ''} onRetry={() => refetch()} />;
  if (!segment || !list) return <LoadingRows label={t`Loading the rule`} />;
  return <RuleEditor key={segment.id} segment={segment} list={list} onReload={() => refetch()} />;
}
