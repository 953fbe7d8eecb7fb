import type { Condition } from '@cadre/shared/conditions/ast';
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { ConditionScalar } from '../../platform/graphql/scalars.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { DeletePayload, IdInput } from '../auth/auth.graphql.js';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import { summariesOf } from '../conditions/summaries.js';
import { ReorderInput } from '../routing/routing.graphql.js';
import type { PriorityRule as PriorityRuleEntity } from './priority.entity.js';
import { listPriorityRules, priorityOrderVersion, priorityRuleById } from './priority-rules.read-model.js';
import {
  changePriorityRule,
  createPriorityRule,
  deletePriorityRule,
  reorderPriorityRules,
} from './priority-rules.service.js';

export const Priority = { URGENT: 'URGENT', HIGH: 'HIGH', NORMAL: 'NORMAL', LOW: 'LOW' } as const;
export type Priority = keyof typeof Priority;
registerEnumType(Priority, {
  name: 'Priority',
  description: 'How early a conversation is pulled.',
  valuesConfig: {
    URGENT: { description: 'Before everything else.' },
    HIGH: { description: 'Before NORMAL.' },
    NORMAL: { description: 'When no priority rule matches.' },
    LOW: { description: 'After NORMAL.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'The first priority rule in order that matches sets a conversation’s priority.',
})
export class PriorityRule extends Node {
  readonly nodeType = 'PriorityRule';

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'Its place in the order, from 1.' })
  position!: number;

  @Field(() => ConditionScalar, { description: 'Which conversations.' })
  condition!: Condition;

  @Field(() => Priority, { description: 'What it sets.' })
  priority!: Priority;

  @Field(() => Int, { description: 'Raised by each change; for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'The priority rules in the order in which they are tried.' })
export class PriorityRuleList {
  @Field(() => [PriorityRule], { description: 'The rules.' })
  nodes!: PriorityRule[];

  @Field(() => Int, { description: 'The version of the order, for the `expectedVersion` of a reorder.' })
  version!: number;
}

@InputType({ description: 'A new priority rule; it is tried last.' })
class PriorityRuleCreateInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string;

  @Field(() => ConditionInput, { description: 'A condition of the context ROUTING.' })
  condition!: ConditionInput;

  @Field(() => Priority, { description: 'What it sets.' })
  priority!: Priority;

  @Field(() => Boolean, { nullable: true, description: 'Only check.' })
  validateOnly?: boolean | null;
}

@InputType({ description: 'What to change of a priority rule; what is left out stays.' })
class PriorityRuleChangeInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string | null;

  @Field(() => ConditionInput, { nullable: true, description: 'A condition of the context ROUTING.' })
  condition?: ConditionInput | null;

  @Field(() => Priority, { nullable: true, description: 'What it sets.' })
  priority?: Priority | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Only check.' })
  validateOnly?: boolean | null;
}

@ObjectType({ description: 'The priority rule.' })
class PriorityRulePayload extends Payload {
  @Field(() => PriorityRule, {
    nullable: true,
    description: 'The rule as it is now; null when it was only checked.',
  })
  priorityRule?: PriorityRule | null;
}

@ObjectType({ description: 'The priority rules in their new order.' })
class PriorityRuleReorderPayload extends Payload {
  @Field(() => PriorityRuleList, { nullable: true, description: 'The rules.' })
  priorityRules?: PriorityRuleList | null;
}

@Resolver(() => PriorityRule)
export class PriorityResolver {
  @Authorized('routing:read')
  @Query(() => PriorityRuleList, { description: 'The priority rules in the order in which they are tried.' })
  priorityRules(@Ctx() context: Context): Promise<PriorityRuleList> {
    return readPriorityRules(context);
  }

  @FieldResolver(() => String, { description: 'The condition in words.' })
  async summary(@Ctx() context: Context, @Root() rule: PriorityRule): Promise<string> {
    const summaries = await summariesOf(context);
    return summaries.broken(rule.condition) ?? summaries.summary(rule.condition);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the condition cannot be used and is skipped; null when it is well.',
  })
  async broken(@Ctx() context: Context, @Root() rule: PriorityRule): Promise<string | null> {
    return (await summariesOf(context)).broken(rule.condition);
  }

  @Authorized('routing:write')
  @Mutation(() => PriorityRulePayload, { description: 'Makes a priority rule, tried last.' })
  priorityRuleCreate(
    @Ctx() context: Context,
    @Arg('input', () => PriorityRuleCreateInput) input: PriorityRuleCreateInput,
  ): Promise<PriorityRulePayload> {
    return ruleAnswer(context, (unit) => createPriorityRule(unit, input));
  }

  @Authorized('routing:write')
  @Mutation(() => PriorityRulePayload, {
    description: 'Changes a priority rule; conversations that wait keep their priority.',
  })
  priorityRuleChange(
    @Ctx() context: Context,
    @Arg('input', () => PriorityRuleChangeInput) input: PriorityRuleChangeInput,
  ): Promise<PriorityRulePayload> {
    return ruleAnswer(context, (unit) => changePriorityRule(unit, input));
  }

  @Authorized('routing:write')
  @Mutation(() => DeletePayload, {
    description: 'Deletes a priority rule; conversations keep the priority it gave them.',
  })
  priorityRuleDelete(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<DeletePayload> {
    return answer(async () => ({
      deletedId: await transact(context.platform, viewerOf(context), (unit) =>
        deletePriorityRule(unit, input.id),
      ),
    }));
  }

  @Authorized('routing:write')
  @Mutation(() => PriorityRuleReorderPayload, { description: 'Gives the priority rules a new order.' })
  priorityRuleReorder(
    @Ctx() context: Context,
    @Arg('input', () => ReorderInput) input: ReorderInput,
  ): Promise<PriorityRuleReorderPayload> {
    return answer(async () => {
      await transact(context.platform, viewerOf(context), (unit) => reorderPriorityRules(unit, input));
      return { priorityRules: await readPriorityRules(context) };
    });
  }
}

function ruleAnswer(
  context: Context,
  write: Parameters<typeof transact<PriorityRuleEntity | null>>[2],
): Promise<PriorityRulePayload> {
  return answer(async () => {
    const written = await transact(context.platform, viewerOf(context), write);
    return { priorityRule: written && (await readPriorityRule(context, written.id)) };
  });
}

export async function readPriorityRule(context: Context, id: string): Promise<PriorityRule | null> {
  const found = await priorityRuleById(readerOf(context), id);
  return found && Object.assign(new PriorityRule(), found);
}

async function readPriorityRules(context: Context): Promise<PriorityRuleList> {
  const reader = readerOf(context);
  const [rules, version] = await Promise.all([listPriorityRules(reader), priorityOrderVersion(reader)]);
  return { nodes: rules.map((rule) => Object.assign(new PriorityRule(), rule)), version };
}
