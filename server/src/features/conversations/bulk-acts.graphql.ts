import { Arg, Authorized, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { jobRunner } from '../../platform/jobs/job-runner.js';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import { JobPayload, readJob } from '../jobs/jobs.graphql.js';
import { Priority } from '../priority/priority.graphql.js';
import { actOnConversations } from './bulk-acts.service.js';

@InputType({ description: 'What is done to each conversation; exactly one.' })
class ConversationsActInput {
  @Field(() => Boolean, { nullable: true, description: 'Closes it.' })
  close?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Opens it again; with its assignee when it is they who ask or when they have room, else it waits.',
  })
  reopen?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Puts it aside until then; closed ones stay closed.',
  })
  snoozeUntil?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Makes it this teammate’s, whatever their capacity; closed ones stay as they are.',
  })
  assignTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Gives it back to waiting.' })
  unassign?: boolean | null;

  @Field(() => Priority, { nullable: true, description: 'Sets the priority by hand.' })
  priority?: Priority | null;

  @Field(() => ID, { nullable: true, description: 'Moves it to this queue by hand; by id or key.' })
  queue?: string | null;
}

@InputType({ description: 'One act on many conversations.' })
class ConversationsChangeInput {
  @Field(() => ConditionInput, {
    nullable: true,
    description: 'A condition of the context VIEW; all conversations when this and `ids` are left out.',
  })
  condition?: ConditionInput | null;

  @Field(() => [ID], { nullable: true, description: 'Or these, 1 to 10,000.' })
  ids?: string[] | null;

  @Field(() => ConversationsActInput, { description: 'What is done to each.' })
  act!: ConversationsActInput;
}

@Resolver()
export class BulkActsResolver {
  @Authorized('conversations:write')
  @Mutation(() => JobPayload, {
    description:
      'Begins a job that does one thing to all conversations that meet a condition, or that are named; those that are started later are not meant.',
  })
  conversationsChange(
    @Ctx() context: Context,
    @Arg('input', () => ConversationsChangeInput) input: ConversationsChangeInput,
  ): Promise<JobPayload> {
    return answer(async () => {
      const jobId = await transact(context.platform, viewerOf(context), (unit) =>
        actOnConversations(unit, input),
      );
      context.platform.only(jobRunner).look();
      return { job: await readJob(context, jobId) };
    });
  }
}
