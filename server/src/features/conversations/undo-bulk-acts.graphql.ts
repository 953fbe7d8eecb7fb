import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, viewerOf } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { isOver } from '../../platform/jobs/job-kinds.js';
import { jobRunner } from '../../platform/jobs/job-runner.js';
import { Job, JobPayload, readJob } from '../jobs/jobs.graphql.js';
import { isUndone, lastUndos } from './bulk-undos.read-model.js';
import { actOfJob, isUndoableAct, undoActOnConversations } from './undo-bulk-acts.service.js';

@ObjectType({ description: 'What a job does to many conversations.' })
class ConversationsChange {
  @Field(() => Boolean, {
    description:
      'Whether `conversationsChangeUndo` takes it back for the viewer: it is their own, anything but opening again, changed something or may yet, and was not undone.',
  })
  viewerCanUndo!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was undone, or that was begun; null: it holds, or its undo was stopped.',
  })
  undoneAt!: Date | null;
}

@InputType({ description: 'Which act on many conversations is taken back.' })
class ConversationsChangeUndoInput {
  @Field(() => ID, { description: 'The job that `conversationsChange` began.' })
  job!: string;
}

@Resolver(() => Job)
export class UndoBulkActsResolver {
  @Authorized('conversations:write')
  @Mutation(() => JobPayload, {
    description:
      'Begins a job that makes conversations what they were before your act on many, place in the pull order included; asked for while that is under way it comes after it. What was changed since stays as it is and is counted. Once for each act; one that was stopped goes on.',
  })
  conversationsChangeUndo(
    @Ctx() context: Context,
    @Arg('input', () => ConversationsChangeUndoInput) input: ConversationsChangeUndoInput,
  ): Promise<JobPayload> {
    return answer(async () => {
      const jobId = await transact(context.platform, viewerOf(context), (unit) =>
        undoActOnConversations(unit, input.job),
      );
      context.platform.only(jobRunner).look();
      return { job: await readJob(context, jobId) };
    });
  }

  @FieldResolver(() => ConversationsChange, {
    nullable: true,
    description: 'What it does to many conversations; null when it does something else.',
  })
  async conversationsChange(@Ctx() context: Context, @Root() job: Job): Promise<ConversationsChange | null> {
    if (job.kind !== 'CONVERSATIONS_ACT') return null;
    const undo = await load(context, lastUndos, job.id);
    const undoneAt = undo && isUndone(undo) ? undo.createdAt : null;
    const isTheirs = job.createdByActor === viewerOf(context).actor;
    const hasChanged = job.changed > 0 || !isOver(job);
    const viewerCanUndo = isTheirs && hasChanged && undoneAt === null && isUndoableAct(actOfJob(job));
    return Object.assign(new ConversationsChange(), { viewerCanUndo, undoneAt });
  }
}
