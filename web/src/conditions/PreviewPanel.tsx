import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Loader, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { paths } from '../paths';
import { formatNumber, formatShare } from '../ui/format';
import { TextLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import type { PreviewState } from './use-preview';

/** How many of today's contacts match, with some of them; says that nobody is added by it. */
export function PreviewPanel({ state, children }: { state: PreviewState; children?: ReactNode }) {
  const { t } = useLingui();
  const { preview, refusals, busy } = state;
  return (
    <Panel
      title={t`Who matches today`}
      aside={busy && <Loader role="status" size={14} aria-label={t`Counting`} />}
    >
      <div aria-live="polite">
        {preview ? (
          <Matches preview={preview} />
        ) : (
          <Text size="sm" c="dimmed">
            {refusals.length > 0
              ? t`Finish the condition to see who matches.`
              : t`Add a condition to see who matches.`}
          </Text>
        )}
      </div>
      {preview && children}
    </Panel>
  );
}

function Matches({ preview }: { preview: NonNullable<PreviewState['preview']> }) {
  const { matchCount, contactCount, sample } = preview;
  const { t } = useLingui();
  return (
    <Stack gap="xs">
      <Text size="sm">
        <Text span fw={600} fz="1.375rem" className="tabular">
          {formatNumber(matchCount)}
        </Text>{' '}
        <Trans>
          of {formatNumber(contactCount)} <Plural value={contactCount} one="contact" other="contacts" /> (
          {formatShare(matchCount, contactCount)})
        </Trans>
      </Text>
      <Progress
        size="sm"
        value={contactCount === 0 ? 0 : (100 * matchCount) / contactCount}
        aria-label={t`Share of all contacts`}
      />
      {sample.length > 0 && (
        <Text size="xs" c="dimmed" component="div">
          <Trans>Among them:</Trans>{' '}
          {sample.map(({ id, displayName }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <TextLink {...paths.contact(id)} size="xs" target="_blank">
                {displayName}
              </TextLink>
            </span>
          ))}
        </Text>
      )}
    </Stack>
  );
}
