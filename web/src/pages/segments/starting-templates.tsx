import { useLingui } from '@lingui/react/macro';
import { IconCrown, IconPlant2, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ConditionInput, TemplatePropertiesQuery } from '../../gql/graphql';
import type { ColourName } from '../../ui/colour';

type Property = TemplatePropertiesQuery['contactProperties'][number];

export interface TemplateSegment {
  name: string;
  colour: ColourName;
  description: string;
  /** Values of the property that mean this segment, the one to make it with first. */
  values: readonly string[];
}

export interface Template {
  icon: ReactNode;
  title: string;
  reason: string;
  /** The property that the rules ask for, and the choices that it gets when it is made. */
  property: { key: string; label: string; choices: string[] };
  segments: TemplateSegment[];
}

/** Three good ways to start. */
export function useTemplates(): Template[] {
  const { t } = useLingui();
  return [
    {
      icon: <IconCrown size={18} aria-hidden />,
      title: t`VIP`,
      reason: t`Whoever must never wait: your largest plan, and whom you add by hand.`,
      property: { key: 'plan_tier', label: t`Plan tier`, choices: ['free', 'team', 'enterprise'] },
      segments: [
        {
          name: t`VIP`,
          colour: 'VIOLET',
          description: t`Answered first, by the strategic team.`,
          values: ['enterprise', 'strategic'],
        },
      ],
    },
    {
      icon: <IconPlant2 size={18} aria-hidden />,
      title: t`Lifecycle`,
      reason: t`Trials need another answer than customers of many years.`,
      property: {
        key: 'lifecycle_stage',
        label: t`Lifecycle stage`,
        choices: ['trial', 'active', 'at risk'],
      },
      segments: [
        {
          name: t`Trial`,
          colour: 'CYAN',
          description: t`Still deciding; onboarding answers.`,
          values: ['trial'],
        },
        { name: t`Active`, colour: 'GREEN', description: t`Paying customers.`, values: ['active'] },
        {
          name: t`Churn risk`,
          colour: 'ORANGE',
          description: t`Look after them before they leave.`,
          values: ['at risk', 'churn risk'],
        },
      ],
    },
    {
      icon: <IconWorld size={18} aria-hidden />,
      title: t`Geography`,
      reason: t`So that conversations reach a team that is awake.`,
      property: { key: 'region', label: t`Region`, choices: ['Americas', 'EMEA', 'APAC'] },
      segments: [
        {
          name: t`Americas`,
          colour: 'BLUE',
          description: t`Working hours of New York.`,
          values: ['Americas', 'US', 'Canada', 'LATAM'],
        },
        {
          name: t`EMEA`,
          colour: 'TEAL',
          description: t`Working hours of Berlin.`,
          values: ['EMEA', 'EU', 'UK', 'Middle East', 'Africa'],
        },
        {
          name: t`APAC`,
          colour: 'PINK',
          description: t`Working hours of Singapore.`,
          values: ['APAC', 'Asia', 'Australia'],
        },
      ],
    },
  ];
}

/** What a template asks for in this workspace. */
export interface TemplatePlan {
  /** As it is called here. */
  label: string;
  isMissing: boolean;
  /** The values that each segment's rule asks for, in the order of the segments; none: no rule can be made. */
  values: string[][];
  /** The choices of the property to make, when it is missing. */
  choices: string[];
}

/** A property that is there is asked for with the choices that it has; one that is not, with those it would get. */
export function planTemplate(template: Template, properties: readonly Property[]): TemplatePlan {
  const property = properties.find(({ key }) => key === template.property.key);
  if (!property) {
    const { label, choices } = template.property;
    return {
      label,
      isMissing: true,
      values: template.segments.map(({ values }) => values.slice(0, 1)),
      choices,
    };
  }
  const asksForText = ['TEXT', 'CHOICE', 'MULTI_CHOICE'].includes(property.type);
  const isOpen = property.choices.length === 0;
  const offered = (wanted: readonly string[]) =>
    property.choices.filter((choice) => wanted.some((one) => one.toLowerCase() === choice.toLowerCase()));
  const values = template.segments.map((segment) => {
    if (!asksForText) return [];
    return isOpen ? [...segment.values] : offered(segment.values);
  });
  return { label: property.label, isMissing: false, values, choices: [] };
}

export function ruleFor(key: string, values: string[]): ConditionInput {
  const field = `contact.properties.${key}`;
  const [only, ...others] = values;
  return others.length === 0
    ? { is: { field, operator: 'EQUALS', value: only } }
    : { is: { field, operator: 'IN', value: values } };
}
