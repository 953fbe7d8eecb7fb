import { sql } from 'kysely';
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { there } from '../../platform/graphql/there.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { jobRunner } from '../../platform/jobs/job-runner.js';
import { Job, readJob } from '../jobs/jobs.graphql.js';
import { actorNames } from '../teams/actors.read-model.js';
import {
  SegmentMembersChange,
  SegmentMembersInput,
  SegmentMembersPayload,
  SegmentMembersRemoveInput,
  SegmentMembersUndoInput,
  SegmentMembersUndoPayload,
} from './member-changes.graphql.js';
import { addMembers, type MembersChanged, removeMembers, resetMembers } from './members.service.js';
import { Segment } from './segments.graphql.js';
import { readSegment } from './segments.resolver.js';
import { undoMembers } from './undo-members.service.js';

@Resolver()
export class MemberChangesResolver {
  @Authorized('members:write')
  @Mutation(() => SegmentMembersPayload, {
    description: 'Adds contacts by hand: they stay whatever the rule says.',
  })
  segmentMembersAdd(
    @Ctx() context: Context,
    @Arg('input', () => SegmentMembersInput) input: SegmentMembersInput,
  ): Promise<SegmentMembersPayload> {
    return membersAnswer(context, (unit) => addMembers(unit, input));
  }

  @Authorized('members:write')
  @Mutation(() => SegmentMembersPayload, {
    description:
      'Removes contacts, however they came, and keeps the rule from adding them again unless `keepOut` is false. `matching` speaks of members only.',
  })
  segmentMembersRemove(
    @Ctx() context: Context,
    @Arg('input', () => SegmentMembersRemoveInput) input: SegmentMembersRemoveInput,
  ): Promise<SegmentMembersPayload> {
    return membersAnswer(context, (unit) => removeMembers(unit, input));
  }

  @Authorized('members:write')
  @Mutation(() => SegmentMembersPayload, {
    description:
      'Takes back either pin: who was included stays until removed, who was kept out is decided at the next conversation.',
  })
  segmentMembersReset(
    @Ctx() context: Context,
    @Arg('input', () => SegmentMembersInput) input: SegmentMembersInput,
  ): Promise<SegmentMembersPayload> {
    return membersAnswer(context, (unit) => resetMembers(unit, input));
  }

  @Authorized('members:write')
  @Mutation(() => SegmentMembersUndoPayload, {
    description:
      'Puts pins and memberships back as they were before a change, for everybody whom nothing else changed since. The history keeps both.',
  })
  segmentMembersUndo(
    @Ctx() context: Context,
    @Arg('input', () => SegmentMembersUndoInput) input: SegmentMembersUndoInput,
  ): Promise<SegmentMembersUndoPayload> {
    return answer(async () => {
      const { segmentId, jobId, ...undone } = await transact(context.platform, viewerOf(context), (unit) =>
        undoMembers(unit, input.change),
      );
      return {
        ...undone,
        segment: await readSegment(context, segmentId),
        job: await begunJob(context, jobId),
      };
    });
  }
}

@Resolver(() => SegmentMembersChange)
export class SegmentMembersChangeResolver {
  @FieldResolver(() => Segment, { description: 'The segment.' })
  segment(@Ctx() context: Context, @Root() change: SegmentMembersChange): Promise<Segment> {
    return there(readSegment(context, change.segmentId));
  }

  @FieldResolver(() => String, { description: 'Who did it, by name.' })
  async changedBy(@Ctx() context: Context, @Root() change: SegmentMembersChange): Promise<string> {
    return (await load(context, actorNames, change.changedByActor)) ?? '';
  }
}

@Resolver(() => Job)
export class MembersJobResolver {
  @FieldResolver(() => Segment, { nullable: true, description: 'The segment whose members it changes.' })
  segment(@Ctx() context: Context, @Root() job: Job): Promise<Segment | null> | null {
    return isAboutMembers(job) && job.subjectId ? readSegment(context, job.subjectId) : null;
  }

  @FieldResolver(() => SegmentMembersChange, {
    nullable: true,
    description: 'What it has changed of members so far, for `segmentMembersUndo`.',
  })
  async membersChange(@Ctx() context: Context, @Root() job: Job): Promise<SegmentMembersChange | null> {
    const { changeId } = (job.place ?? {}) as { changeId?: string };
    return isAboutMembers(job) && changeId ? readChange(context, changeId) : null;
  }
}

const isAboutMembers = (job: Job) => job.kind.startsWith('SEGMENT_MEMBERS_');

function membersAnswer(
  context: Context,
  write: Parameters<typeof transact<MembersChanged>>[2],
): Promise<SegmentMembersPayload> {
  return answer(async () => {
    const { segment, changeId, jobId, ...counts } = await transact(
      context.platform,
      viewerOf(context),
      write,
    );
    return {
      ...counts,
      segment: await readSegment(context, segment.id),
      change: changeId === null ? null : await readChange(context, changeId),
      job: await begunJob(context, jobId),
    };
  });
}

async function begunJob(context: Context, id: string | null): Promise<Job | null> {
  if (id === null) return null;
  context.platform.only(jobRunner).look();
  return readJob(context, id);
}

async function readChange(context: Context, id: string): Promise<SegmentMembersChange | null> {
  const { db, workspaceId } = readerOf(context);
  const { rows } = await sql<SegmentMembersChange>`
    select id, segment_id as "segmentId", action, changed_by as "changedByActor", changed_at as "changedAt",
      undone_at as "undoneAt"
    from segment_member_change where workspace_id = ${workspaceId} and id = ${id}
  `.execute(db);
  const [found] = rows;
  return found ? Object.assign(new SegmentMembersChange(), found) : null;
}
