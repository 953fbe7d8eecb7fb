import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCategory, IconCrown, IconPlant2, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAction } from '../../apollo/use-action';
import { useViewer } from '../../parts/viewer';
import { Chip } from '../../ui/Chip';
import type { ColourName } from '../../ui/colour';
import { EmptyState } from '../../ui/EmptyState';
import { CreateSegmentDocument } from './CreateSegmentDialog';
import classes from './templates.module.css';

interface Template {
  icon: ReactNode;
  title: string;
  reason: string;
  segments: { name: string; colour: ColourName; description: string }[];
}

/** What a workspace without segments sees: what they are for, and three good ways to start. */
export function StartingTemplates() {
  const { t } = useLingui();
  const templates: Template[] = [
    {
      icon: <IconCrown size={18} aria-hidden />,
      title: t`VIP`,
      reason: t`A short list you keep by hand: whoever must never wait.`,
      segments: [{ name: t`VIP`, colour: 'VIOLET', description: t`Answered first, by the strategic team.` }],
    },
    {
      icon: <IconPlant2 size={18} aria-hidden />,
      title: t`Lifecycle`,
      reason: t`Trials need another answer than customers of many years.`,
      segments: [
        { name: t`Trial`, colour: 'CYAN', description: t`Still deciding; onboarding answers.` },
        { name: t`Active`, colour: 'GREEN', description: t`Paying customers.` },
        { name: t`Churn risk`, colour: 'ORANGE', description: t`Look after them before they leave.` },
      ],
    },
    {
      icon: <IconWorld size={18} aria-hidden />,
      title: t`Geography`,
      reason: t`So that conversations reach a team that is awake.`,
      segments: [
        { name: t`Americas`, colour: 'BLUE', description: t`Working hours of New York.` },
        { name: t`EMEA`, colour: 'TEAL', description: t`Working hours of Berlin.` },
        { name: t`APAC`, colour: 'PINK', description: t`Working hours of Singapore.` },
      ],
    },
  ];
  return (
    <Stack gap="xl">
      <EmptyState
        icon={<IconCategory size={22} aria-hidden />}
        title={<Trans>Group the contacts who should be treated alike</Trans>}
      >
        <Trans>
          A segment is a named group of contacts. Its conversations can go to their own queue, be ranked
          higher and be counted apart. Add people by hand, or let a rule add them when they write. Start with
          one of these, or create your own.
        </Trans>
      </EmptyState>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {templates.map((template) => (
          <TemplateCard key={template.title} template={template} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

function TemplateCard({ template }: { template: Template }) {
  const { t } = useLingui();
  const { viewerCanChangeSegments } = useViewer();
  const { run, busy } = useAction(CreateSegmentDocument, {
    done: (data) => t`${data.segmentCreate.segment?.name ?? ''} is created`,
    refetch: ['Segments'],
  });
  const create = async () => {
    for (const input of template.segments) await run({ input });
  };
  return (
    <article className={classes.card}>
      <Group gap="sm">
        <ThemeIcon variant="light" color="gray" c="dimmed" size={34}>
          {template.icon}
        </ThemeIcon>
        <Title order={3}>{template.title}</Title>
      </Group>
      <Text size="sm" c="dimmed">
        {template.reason}
      </Text>
      <Group gap={6}>
        {template.segments.map(({ name, colour }) => (
          <Chip key={name} colour={colour}>
            {name}
          </Chip>
        ))}
      </Group>
      {viewerCanChangeSegments && (
        <Button variant="default" size="xs" loading={busy} onClick={create} mt="auto">
          {t`Start with ${template.title}`}
        </Button>
      )}
    </article>
  );
}
