import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Switch, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import type { FieldList } from '../../conditions/field-list';
import { LazyBuilder } from '../../conditions/LazyBuilder';
import { PreviewPanel } from '../../conditions/PreviewPanel';
import { Sentence } from '../../conditions/Sentence';
import { TestContact } from '../../conditions/TestContact';
import type { SegmentRuleStateFragment } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { Panel } from '../../ui/Panel';
import { AddMatchesByHand } from './AddMatchesByHand';
import { ConflictNote } from './ConflictNote';
import classes from './rule-editor.module.css';
import { useRuleEditor } from './use-rule-editor';

interface RuleEditorProps {
  segment: SegmentRuleStateFragment;
  list: FieldList;
  onReload: () => void;
}

export function RuleEditor({ segment, list, onReload }: RuleEditorProps) {
  const { t } = useLingui();
  const { viewerCanChangeSegments: may } = useViewer();
  const editor = useRuleEditor(segment, list);
  const { draft, enabled, changed, condition, busy } = editor;
  return (
    <div className={classes.columns}>
      <Stack gap="md" miw={0}>
        <Panel>
          <Switch
            label={<Text fw={600}>{t`Automatic customer segment assignment`}</Text>}
            description={t`While this is on, the contact behind every new conversation is checked against the rule below, and added if it matches. Only new conversations are checked: existing contacts are not added, and nobody is removed.`}
            checked={enabled}
            disabled={!may}
            error={editor.enabledProblem}
            onChange={(event) => editor.setEnabled(event.currentTarget.checked)}
          />
        </Panel>
        {segment.rule.broken && <BrokenNote reason={segment.rule.broken} />}
        <Panel title={t`Rule`}>
          <Stack gap="md">
            <Sentence list={list} draft={draft} lead={t`Adds contacts whose`} />
            <LazyBuilder
              label={t`Rule of ${segment.name}`}
              list={list}
              draft={draft}
              onChange={editor.setDraft}
              problems={editor.problems}
              disabled={!may}
            />
          </Stack>
        </Panel>
        <ConflictNote editor={editor} segment={segment} onReload={onReload} />
        {may && (
          <Group gap="xs" className={classes.bar} data-changed={changed || undefined}>
            <Text size="sm" c="dimmed" mr="auto" role="status">
              {changed ? t`Not saved yet` : t`Version ${segment.rule.version}`}
            </Text>
            <Button variant="default" disabled={!changed} onClick={editor.reset}>
              <Trans>Discard</Trans>
            </Button>
            <Button disabled={!changed} loading={busy} onClick={() => editor.save()}>
              <Trans>Save rule</Trans>
            </Button>
          </Group>
        )}
      </Stack>
      <Stack gap="md" miw={0}>
        <PreviewPanel state={editor.preview}>
          <AddMatchesByHand
            segment={segment}
            condition={condition}
            count={editor.preview.preview?.matchCount ?? 0}
          />
        </PreviewPanel>
        <TestContact condition={condition} />
      </Stack>
      <LeaveGuard changed={changed} />
    </div>
  );
}

function BrokenNote({ reason }: { reason: string }) {
  const { t } = useLingui();
  return (
    <Alert
      color="orange"
      icon={<IconAlertTriangle aria-hidden />}
      title={t`This rule is broken and is skipped`}
    >
      {reason}
    </Alert>
  );
}

/** Unsaved work is not lost by a stray click. */
function LeaveGuard({ changed }: { changed: boolean }) {
  const { t } = useLingui();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => changed,
    enableBeforeUnload: changed,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog title={t`Leave without saving?`} onClose={reset}>
      <Text size="sm">
        <Trans>The rule has changes that are not saved.</Trans>
      </Text>
      <DialogButtons danger label={t`Leave and lose them`} onCancel={reset} onConfirm={proceed} />
    </Dialog>
  );
}
