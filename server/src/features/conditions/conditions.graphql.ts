import {
  type Condition,
  FIELD_TYPES,
  type FieldType as FieldTypeName,
  OPERATORS,
  type Operator,
} from '@cadre/shared/conditions/ast';
import { type CatalogueContext, CONDITION_CONTEXTS } from '@cadre/shared/conditions/catalogue';
import { type Explanation, explain } from '@cadre/shared/conditions/explain';
import type { FactValue } from '@cadre/shared/conditions/facts';
import type { OperatorChoice } from '@cadre/shared/conditions/operators';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  registerEnumType,
} from 'type-graphql';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { type Context, readerOf } from '../../platform/graphql/context.js';
import { ValueScalar } from '../../platform/graphql/scalars.js';
import { contactFacts } from '../contacts/contact-values.js';
import { storedContact } from '../contacts/contacts.read-model.js';
import { suggestValues } from './suggestions.read-model.js';
import {
  checkCondition,
  fieldsOf,
  readWorkspaceCatalogue,
  summaryOf,
  type WorkspaceCatalogue,
} from './workspace-catalogue.js';

function enumOf<T extends string>(values: readonly T[]): Record<T, T> {
  return Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
}

export const ConditionOperator = enumOf(OPERATORS);
export const ConditionContext = enumOf(CONDITION_CONTEXTS);
export const FieldType = enumOf(FIELD_TYPES);
export const OperandKind = enumOf(['NONE', 'ONE', 'LIST', 'DAYS'] as const);
export const ExplanationKind = enumOf(['ALL', 'ANY', 'NOT', 'IS'] as const);

registerEnumType(ConditionOperator, {
  name: 'ConditionOperator',
  description:
    'How a value is compared. Negative operators are exact complements, so they include empty values.',
  valuesConfig: {
    EQUALS: { description: 'Is the value; for a list: has it.' },
    NOT_EQUALS: { description: 'Is not the value, or is empty; for a list: has it not.' },
    CONTAINS: { description: 'Contains the text.' },
    NOT_CONTAINS: { description: 'Does not contain the text, or is empty.' },
    STARTS_WITH: { description: 'Starts with the text.' },
    ENDS_WITH: { description: 'Ends with the text.' },
    IN: { description: 'Is one of the values; for a list: has any of them.' },
    NOT_IN: { description: 'Is none of the values, or is empty; for a list: has none of them.' },
    GREATER_THAN: { description: 'Is greater than the number.' },
    AT_LEAST: { description: 'Is the number or greater.' },
    LESS_THAN: { description: 'Is less than the number.' },
    AT_MOST: { description: 'Is the number or less.' },
    BEFORE: { description: 'Is before the day or instant.' },
    AFTER: { description: 'Is after the day or instant.' },
    WITHIN_LAST_DAYS: { description: 'Lies between now minus so many times 24 hours, and now.' },
    NOT_WITHIN_LAST_DAYS: { description: 'Does not lie within the last days, or is empty.' },
    IS_EMPTY: { description: 'Has no value: missing, null, blank or an empty list.' },
    IS_NOT_EMPTY: { description: 'Has a value.' },
  },
});
registerEnumType(ConditionContext, {
  name: 'ConditionContext',
  description: 'Where a condition is used, which decides the fields that it may name.',
  valuesConfig: {
    SEGMENT_RULE: { description: 'The rule of a segment: contact attributes and properties.' },
    CONTACTS: { description: 'A filter of contacts: those and their segments.' },
    ROUTING: {
      description: 'Queues and priority rules: those and what is known when a conversation starts.',
    },
    VIEW: { description: 'Views and report filters: everything.' },
  },
});
registerEnumType(FieldType, {
  name: 'FieldType',
  description: 'What kind of value a field holds.',
  valuesConfig: {
    TEXT: { description: 'A text; compared without regard to case and outer white space.' },
    CHOICE: { description: 'One of some texts.' },
    MULTI_CHOICE: { description: 'Any number of some texts.' },
    NUMBER: { description: 'A number.' },
    BOOLEAN: { description: 'True or false.' },
    DATE: { description: 'An instant, or a calendar day in the workspace’s time zone.' },
    REFERENCE: { description: 'The id of a queue, team group or teammate.' },
    SEGMENTS: { description: 'The segments that count: a list of ids or keys.' },
  },
});
registerEnumType(OperandKind, {
  name: 'OperandKind',
  description: 'What stands after an operator.',
  valuesConfig: {
    NONE: { description: 'Nothing.' },
    ONE: { description: 'One value of the field’s type.' },
    LIST: { description: '1 to 1,000 values.' },
    DAYS: { description: 'A number of days.' },
  },
});
registerEnumType(ExplanationKind, {
  name: 'ExplanationKind',
  description: 'What a part of an explained condition is.',
  valuesConfig: {
    ALL: { description: 'AND.' },
    ANY: { description: 'OR.' },
    NOT: { description: 'NOT.' },
    IS: { description: 'A predicate.' },
  },
});

@InputType({ description: 'One comparison.' })
export class PredicateInput {
  @Field(() => String, {
    description: 'A path of `conditionFields`, such as `contact.properties.plan_tier`.',
  })
  field!: string;

  @Field(() => ConditionOperator, { description: 'One that the field’s type has.' })
  operator!: Operator;

  @Field(() => ValueScalar, {
    nullable: true,
    description: 'A value of the field’s type, a list of them, or days.',
  })
  value?: unknown;
}

@InputType({
  description: 'A condition: exactly one key. At most 5 groups deep, 100 predicates, 1,000 values in a list.',
})
export class ConditionInput {
  @Field(() => [ConditionInput], { nullable: true, description: 'AND: each of these, 1 or more.' })
  all?: ConditionInput[] | null;

  @Field(() => [ConditionInput], { nullable: true, description: 'OR: one of these, 1 or more.' })
  any?: ConditionInput[] | null;

  @Field(() => ConditionInput, { nullable: true, description: 'NOT.' })
  not?: ConditionInput | null;

  @Field(() => PredicateInput, { nullable: true, description: 'A comparison.' })
  is?: PredicateInput | null;
}

@ObjectType({ description: 'A value that can be chosen, or stands in the workspace’s data.' })
export class ConditionChoice {
  @Field(() => String, { description: 'What the condition says.' })
  value!: string;

  @Field(() => String, { description: 'What a person reads.' })
  label!: string;
}

@ObjectType({ description: 'An operator that a field has.' })
export class ConditionOperatorInfo {
  @Field(() => ConditionOperator, { description: 'The operator.' })
  operator!: Operator;

  @Field(() => String, { description: 'As a person reads it between field and value.' })
  label!: string;

  @Field(() => OperandKind, { description: 'What stands after it.' })
  operand!: keyof typeof OperandKind;

  @Field(() => Boolean, {
    description: 'Whether it is the complement of another and so includes empty values.',
  })
  negative!: boolean;
}

@ObjectType({ description: 'A field that a condition may name.' })
export class ConditionField {
  @Field(() => String, { description: 'What the condition says.' })
  path!: string;

  @Field(() => String, { description: 'What a person reads.' })
  label!: string;

  @Field(() => String, { description: 'How a sentence names it.' })
  phrase!: string;

  @Field(() => String, { description: 'Under which heading it is listed.' })
  group!: string;

  @Field(() => FieldType, { description: 'What kind of value it holds.' })
  type!: FieldTypeName;

  @Field(() => [ConditionChoice], {
    nullable: true,
    description: 'Values to choose from; null where any text goes.',
  })
  choices!: ConditionChoice[] | null;

  @Field(() => [ConditionOperatorInfo], { description: 'How it can be compared.' })
  operators!: ConditionOperatorInfo[];
}

@ObjectType({ description: 'A part of a condition, with the answer it gave.' })
export class ExplanationNode {
  @Field(() => ExplanationKind, { description: 'What part it is.' })
  kind!: keyof typeof ExplanationKind;

  @Field(() => Boolean, { description: 'What it gave.' })
  matches!: boolean;

  @Field(() => String, { description: 'The part in words.' })
  summary!: string;

  @Field(() => String, { nullable: true, description: 'Of a predicate: the field.' })
  field!: string | null;

  @Field(() => ConditionOperator, { nullable: true, description: 'Of a predicate: the operator.' })
  operator!: Operator | null;

  @Field(() => ValueScalar, { nullable: true, description: 'Of a predicate: what it compares with.' })
  value!: unknown;

  @Field(() => ValueScalar, {
    nullable: true,
    description: 'Of a predicate: the value that was seen; null when empty.',
  })
  seen!: unknown;

  @Field(() => [ExplanationNode], { description: 'The parts of a group.' })
  children!: ExplanationNode[];
}

@ObjectType({ description: 'A condition asked about one contact.' })
export class ConditionExplanation {
  @Field(() => Boolean, { description: 'Whether the contact meets the condition.' })
  matches!: boolean;

  @Field(() => String, { description: 'The condition in words.' })
  summary!: string;

  @Field(() => ExplanationNode, { description: 'Each part with the value seen.' })
  tree!: ExplanationNode;
}

@Resolver()
export class ConditionsResolver {
  @Authorized('segments:read')
  @Query(() => [ConditionField], { description: 'The fields that a condition may name in a context.' })
  async conditionFields(
    @Ctx() context: Context,
    @Arg('context', () => ConditionContext) where: CatalogueContext,
  ): Promise<ConditionField[]> {
    const catalogue = await readWorkspaceCatalogue(readerOf(context));
    return [...fieldsOf(catalogue, where).values()].map((field) => ({
      ...field,
      choices: field.choices.length > 0 ? [...field.choices] : null,
      operators: field.operators.map(operatorInfo),
    }));
  }

  @Authorized('contacts:read')
  @Query(() => [ConditionChoice], {
    description: 'Values of a field that stand in the workspace’s data, the most frequent first.',
  })
  async conditionValueSuggestions(
    @Ctx() context: Context,
    @Arg('field', () => String, { description: 'The path of the field.' }) field: string,
    @Arg('prefix', () => String, { defaultValue: '', description: 'How the value begins.' }) prefix: string,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many at most: 1 to 50.' }) first: number,
  ): Promise<ConditionChoice[]> {
    const reader = readerOf(context);
    const catalogue = await readWorkspaceCatalogue(reader);
    const known = fieldsOf(catalogue, 'VIEW').get(field);
    if (!known) throw new NotFound('field', ['field']);
    if (first < 1 || first > 50) throw Invalid.at(['first'], 'Ask for 1 to 50.');
    return suggestValues(reader, known, prefix, first);
  }

  @Authorized('contacts:read')
  @Query(() => ConditionExplanation, {
    description: 'Tests a contact: each predicate with the value seen, true or false.',
  })
  async conditionTest(
    @Ctx() context: Context,
    @Arg('condition', () => ConditionInput) raw: ConditionInput,
    @Arg('contact', () => ID, { description: 'By id or external id.' }) contact: string,
  ): Promise<ConditionExplanation> {
    const reader = readerOf(context);
    const catalogue = await readWorkspaceCatalogue(reader);
    const condition = checkCondition(raw, catalogue, 'CONTACTS', ['condition']);
    const stored = await storedContact(reader, contact);
    if (!stored) throw new NotFound('contact', ['contact']);
    const facts = contactFacts(stored);
    if (stored.segmentIds.length > 0) facts.set('segment', stored.segmentIds);
    const tree = explainStored(condition, facts, Date.now(), catalogue);
    if (!tree) throw Invalid.at(['condition'], 'The condition cannot be read.');
    return { matches: tree.matches, summary: tree.summary, tree };
  }
}

function operatorInfo({
  operator,
  label,
  operand,
  list,
  includesEmpty,
}: OperatorChoice): ConditionOperatorInfo {
  const kind = operand === undefined ? 'NONE' : operand === 'DAYS' ? 'DAYS' : list ? 'LIST' : 'ONE';
  return { operator, label, operand: kind, negative: includesEmpty };
}

/** A stored condition asked about facts, part by part; null when it is broken. */
export function explainStored(
  condition: Condition,
  facts: ReadonlyMap<string, FactValue>,
  now: number,
  catalogue: WorkspaceCatalogue,
): ExplanationNode | null {
  const prepared = prepareCondition(condition, catalogue);
  return prepared.ok ? toNode(explain(prepared.condition, facts, now), condition, catalogue) : null;
}

function toNode(
  explanation: Explanation,
  condition: Condition,
  catalogue: WorkspaceCatalogue,
): ExplanationNode {
  const common = {
    matches: explanation.result,
    summary: summaryOf(condition, catalogue),
    field: null,
    operator: null,
    value: null,
    seen: null,
    children: [],
  };
  if ('is' in explanation) {
    const { field, operator, value = null } = explanation.is;
    return { ...common, kind: 'IS', field, operator, value, seen: displaySeen(explanation.seen) };
  }
  if ('not' in explanation && 'not' in condition) {
    return { ...common, kind: 'NOT', children: [toNode(explanation.not, condition.not, catalogue)] };
  }
  const parts = 'all' in explanation ? explanation.all : 'any' in explanation ? explanation.any : [];
  const conditions = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  const children = parts.flatMap((part, index) => {
    const inner = conditions[index];
    return inner ? [toNode(part, inner, catalogue)] : [];
  });
  return { ...common, kind: 'all' in explanation ? 'ALL' : 'ANY', children };
}

/** Dates are kept as milliseconds and read as ISO 8601: one instant, or first and last of a day. */
function displaySeen(seen: FactValue | null): unknown {
  if (!Array.isArray(seen) || typeof seen[0] !== 'number') return seen;
  const [from, to] = seen.map((at) => new Date(Number(at)).toISOString());
  return from === to ? from : [from, to];
}
