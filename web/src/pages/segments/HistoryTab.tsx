import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { ConditionDiff } from '../../conditions/ConditionDiff';
import { toInput } from '../../conditions/to-input';
import { useFields } from '../../conditions/use-fields';
import { graphql } from '../../gql';
import type { RuleVersionsQuery } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { Chip } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { RelativeTime } from '../../ui/RelativeTime';
import classes from './history.module.css';
import { SegmentActivity } from './SegmentActivity';
import { SetRuleDocument } from './set-rule';

const RuleVersionsDocument = graphql(`
  query RuleVersions($id: ID!) {
    segment(id: $id) {
      id
      rule {
        version
      }
      ruleVersions(first: 50) {
        version
        condition
        summary
        enabled
        changedAt
        changedBy
      }
    }
  }
`);

type Version = NonNullable<RuleVersionsQuery['segment']>['ruleVersions'][number];

/** Versions of the rule beside everything else that was done to the segment. */
export function HistoryTab({ segmentId }: { segmentId: string }) {
  const { viewerCanChangeSegments } = useViewer();
  return (
    <div className={classes.columns}>
      <RuleVersions segmentId={segmentId} />
      {viewerCanChangeSegments && <SegmentActivity segmentId={segmentId} />}
    </div>
  );
}

function RuleVersions({ segmentId }: { segmentId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(RuleVersionsDocument, {
    variables: { id: segmentId },
    fetchPolicy: 'cache-and-network',
  });
  const segment = data?.segment;
  if (error)
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  if (!segment) return <LoadingRows label={t`Loading`} />;
  if (segment.ruleVersions.length === 0) {
    return (
      <EmptyState
        icon={<IconHistory size={22} aria-hidden />}
        title={<Trans>The rule has never been changed</Trans>}
      >
        <Trans>
          Every version of the rule will stand here, with who made it and when, to be read and restored.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <ol className={classes.versions} aria-label={t`Versions of the rule`}>
      {segment.ruleVersions.map((version, index) => (
        <VersionRow
          key={version.version}
          segmentId={segmentId}
          version={version}
          earlier={segment.ruleVersions[index + 1] ?? null}
          current={segment.rule.version}
        />
      ))}
    </ol>
  );
}

interface VersionRowProps {
  segmentId: string;
  version: Version;
  /** The one before it; null for the first. */
  earlier: Version | null;
  current: number;
}

function VersionRow({ segmentId, version, earlier, current }: VersionRowProps) {
  const { t } = useLingui();
  const { list } = useFields('SEGMENT_RULE');
  const [open, { toggle }] = useDisclosure(false);
  const { viewerCanChangeSegments } = useViewer();
  const number = version.version;
  const { run, busy } = useAction(SetRuleDocument, {
    done: t`Version ${number} is in force again`,
    refetch: ['RuleVersions'],
  });
  const restore = () => {
    const { condition, enabled } = version;
    run({
      input: {
        segment: segmentId,
        condition: condition ? toInput(condition) : null,
        enabled,
        expectedVersion: current,
      },
    });
  };
  return (
    <li className={classes.version}>
      <div className={classes.words}>
        <Group gap={8} mb={4}>
          <Text size="sm" fw={600}>
            <Trans>Version {number}</Trans>
          </Text>
          <Chip colour={version.enabled ? 'TEAL' : 'GRAY'}>{version.enabled ? t`On` : t`Off`}</Chip>
          {number === current && <Chip>{t`In force`}</Chip>}
        </Group>
        <Text size="sm">{version.summary ?? t`No condition`}</Text>
        <Text size="xs" c="dimmed">
          {version.changedBy} · <RelativeTime instant={version.changedAt} />
          {' · '}
          <Anchor component="button" type="button" size="xs" onClick={toggle} aria-expanded={open}>
            {earlier ? t`Compare with version ${earlier.version}` : t`Show as a list`}
          </Anchor>
        </Text>
        {open && list && (
          <ConditionDiff list={list} before={earlier?.condition ?? null} after={version.condition ?? null} />
        )}
      </div>
      {viewerCanChangeSegments && number !== current && (
        <Button
          variant="default"
          size="xs"
          loading={busy}
          onClick={restore}
          aria-label={t`Restore version ${number}`}
        >
          <Trans>Restore</Trans>
        </Button>
      )}
    </li>
  );
}
