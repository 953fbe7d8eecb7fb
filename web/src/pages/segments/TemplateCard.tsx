import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, List, Text, ThemeIcon, Title } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { TemplatePropertiesQuery } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { Chip } from '../../ui/Chip';
import { planTemplate, ruleFor, type Template, type TemplatePlan } from './starting-templates';
import classes from './templates.module.css';

const StartSegmentsDocument = graphql(`
  mutation StartSegments($input: SegmentsStartInput!) {
    segmentsStart(input: $input) {
      segments {
        id
        name
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface TemplateCardProps {
  template: Template;
  /** Undefined until it is known which there are. */
  properties: TemplatePropertiesQuery['contactProperties'] | undefined;
}

/** Some segments to start with, and what their rules would ask for; all of it is made at once or not at all. */
export function TemplateCard({ template, properties }: TemplateCardProps) {
  const { t } = useLingui();
  const { viewerCanChangeSegments } = useViewer();
  const [makesProperty, setMakesProperty] = useState(true);
  const { run, busy } = useAction(StartSegmentsDocument, {
    done: (data) => {
      const names = data.segmentsStart.segments?.map(({ name }) => name).join(', ') ?? '';
      return t`${names}: created`;
    },
    refetch: ['Segments', 'TemplateProperties'],
  });
  const plan = properties && planTemplate(template, properties);
  const hasRules = plan && (!plan.isMissing || makesProperty);
  const create = () => {
    if (!plan) return;
    const { key } = template.property;
    const property = { key, label: plan.label, type: 'CHOICE' as const, choices: plan.choices };
    const segments = template.segments.map(({ name, colour, description }, index) => {
      const values = plan.values[index] ?? [];
      const condition = hasRules && values.length > 0 ? ruleFor(key, values) : null;
      return { name, colour, description, condition };
    });
    return run({ input: { properties: plan.isMissing && makesProperty ? [property] : [], segments } });
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
      {plan && hasRules && <PlannedRules template={template} plan={plan} />}
      {plan?.isMissing && (
        <>
          <Text size="sm">
            <Trans>The rules need the property {plan.label}, which is not there yet.</Trans>
          </Text>
          {viewerCanChangeSegments && (
            <Checkbox
              label={t`Create ${plan.label} too: a choice of ${plan.choices.join(', ')}`}
              description={makesProperty ? undefined : t`The segments are created without rules.`}
              checked={makesProperty}
              onChange={(event) => setMakesProperty(event.currentTarget.checked)}
            />
          )}
        </>
      )}
      {viewerCanChangeSegments && (
        <Button variant="default" size="xs" loading={busy} disabled={!plan} onClick={create} mt="auto">
          {t`Start with ${template.title}`}
        </Button>
      )}
    </article>
  );
}

function PlannedRules({ template, plan }: { template: Template; plan: TemplatePlan }) {
  return (
    <List size="sm" c="dimmed" spacing={4}>
      {template.segments.map(({ name }, index) => {
        const values = plan.values[index] ?? [];
        return (
          <List.Item key={name} style={{ overflowWrap: 'anywhere' }}>
            {values.length > 0 ? (
              <Trans>
                {name}: whose {plan.label} is {values.join(', ')}
              </Trans>
            ) : (
              <Trans>
                {name}: without a rule, since {plan.label} has no such choice
              </Trans>
            )}
          </List.Item>
        );
      })}
    </List>
  );
}
