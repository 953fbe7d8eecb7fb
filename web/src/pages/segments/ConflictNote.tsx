import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { SegmentRuleStateFragment } from '../../gql/graphql';
import type { RuleEditorState } from './use-rule-editor';

interface ConflictNoteProps {
  editor: RuleEditorState;
  segment: SegmentRuleStateFragment;
  onReload: () => void;
}

/** Somebody else saved the rule meanwhile: both versions are shown, and the person chooses. */
export function ConflictNote({ editor, segment, onReload }: ConflictNoteProps) {
  const { t } = useLingui();
  const { conflict } = editor;
  useEffect(() => {
    if (conflict) onReload();
  }, [conflict, onReload]);
  if (!conflict) return null;
  const { changedBy, summary, enabled, version } = segment.rule;
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconGitMerge aria-hidden />}
      title={t`${changedBy ?? t`Somebody else`} changed this rule while you were editing`}
    >
      <Text size="sm">
        <strong>
          <Trans>Theirs:</Trans>
        </strong>{' '}
        {summary ?? t`No condition`} ({enabled ? t`on` : t`off`})
      </Text>
      <Text size="sm" mt={4}>
        <Trans>Yours is still in the builder above.</Trans>
      </Text>
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={() => editor.startFrom(segment.rule)}>
          <Trans>Take theirs</Trans>
        </Button>
        <Button
          size="xs"
          loading={editor.busy}
          onClick={() => editor.save(conflict.currentVersion ?? version)}
        >
          <Trans>Save mine over it</Trans>
        </Button>
      </Group>
    </Alert>
  );
}
