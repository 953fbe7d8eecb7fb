import { type RawBuilder, sql } from 'kysely';
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { type Reader, transact } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { type Context, load, readerOf, type Viewer, viewerOf } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, JsonObjectScalar } from '../../platform/graphql/scalars.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { type JobKindName, type JobStatus, jobKinds } from '../../platform/jobs/job-kinds.js';
import { jobRunner } from '../../platform/jobs/job-runner.js';
import { cancelJob, jobColumns } from '../../platform/jobs/jobs.service.js';
import { IdInput } from '../auth/auth.graphql.js';
import { actorNames } from '../teams/actors.read-model.js';

const names = Object.keys(jobKinds) as JobKindName[];
const JobKindEnum = Object.fromEntries(names.map((name) => [name, name]));
registerEnumType(JobKindEnum, {
  name: 'JobKind',
  description: 'What a job does.',
  valuesConfig: Object.fromEntries(
    names.map((name) => [name, { description: jobKinds[name].description as string }]),
  ),
});

const JobStatusEnum = {
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  CANCELLED: 'CANCELLED',
  FAILED: 'FAILED',
} as const satisfies Record<JobStatus, JobStatus>;
registerEnumType(JobStatusEnum, {
  name: 'JobStatus',
  description: 'How far a job is.',
  valuesConfig: {
    WAITING: { description: 'A server will take it, after the jobs that it must wait for.' },
    RUNNING: { description: 'It is being done.' },
    DONE: { description: 'All of it was done.' },
    CANCELLED: { description: 'It was stopped; what was done stays.' },
    FAILED: { description: 'It could not go on; `error` says why, and what was done stays.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'What takes longer than a request; it goes on whoever looks. Kept for 30 days.',
})
export class Job extends Node {
  readonly nodeType = 'Job';
  subjectId!: string | null;
  input!: unknown;
  place!: unknown;
  createdByActor!: string;

  @Field(() => JobKindEnum, { description: 'What it does.' })
  kind!: JobKindName;

  @Field(() => JobStatusEnum, { description: 'How far it is.' })
  status!: JobStatus;

  @Field(() => Int, { nullable: true, description: 'How much there is to do; null until that is known.' })
  total!: number | null;

  @Field(() => Int, { description: 'How much of `total` is done.' })
  done!: number;

  @Field(() => Int, { description: 'How many it changed.' })
  changed!: number;

  @Field(() => Int, { description: 'How many it could not change.' })
  failed!: number;

  @Field(() => JsonObjectScalar, { nullable: true, description: 'What else its kind has to tell.' })
  result!: unknown;

  @Field(() => String, { nullable: true, description: 'Why it could not go on.' })
  error!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was over.' })
  finishedAt!: Date | null;
}

@ObjectType({ description: 'The job.' })
export class JobPayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job as it is now.' })
  job?: Job | null;
}

@Resolver(() => Job)
export class JobsResolver {
  @Authorized()
  @Query(() => Job, { nullable: true, description: 'A job by its id, for whoever may do what it does.' })
  job(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Job | null> {
    return readJob(context, id);
  }

  @Authorized()
  @Query(() => [Job], { description: 'The jobs that the viewer may see, the latest first.' })
  jobs(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: 1 to 200.' }) first: number,
    @Arg('mine', () => Boolean, { defaultValue: false, description: 'Only those that the viewer asked for.' })
    mine: boolean,
  ): Promise<Job[]> {
    if (first < 1 || first > 200) throw Invalid.at(['first'], 'Ask for 1 to 200.');
    return readJobs(context, mine ? sql`created_by = ${viewerOf(context).actor}` : sql`true`, first);
  }

  @FieldResolver(() => String, { description: 'Who asked for it, by name.' })
  async createdBy(@Ctx() context: Context, @Root() job: Job): Promise<string> {
    return (await load(context, actorNames, job.createdByActor)) ?? '';
  }

  @Authorized()
  @Mutation(() => JobPayload, {
    description: 'Stops a job, for whoever may do what it does; what was done stays.',
  })
  jobCancel(@Ctx() context: Context, @Arg('input', () => IdInput) input: IdInput): Promise<JobPayload> {
    return answer(async () => {
      const viewer = viewerOf(context);
      const runner = context.platform.only(jobRunner);
      await transact(context.platform, viewer, (unit) =>
        cancelJob(unit, ({ kind }) => (maySee(viewer, kind) ? runner.kind(kind) : null), input.id),
      );
      return { job: await readJob(context, input.id) };
    });
  }
}

const maySee = (viewer: Viewer, kind: JobKindName) => viewer.permissions.has(jobKinds[kind].permission);

export async function readJob(context: Context, id: string): Promise<Job | null> {
  return (await readJobs(context, sql`id = ${id}`, 1))[0] ?? null;
}

/** As `readJob`, asked once for all jobs that the request needs. */
export async function loadJob(context: Context, id: string): Promise<Job | null> {
  const job = await load(context, jobsById, id);
  return job && maySee(viewerOf(context), job.kind) ? job : null;
}

type JobRow = Job & { createdBy: string };

async function jobsById(reader: Reader, ids: readonly string[]): Promise<Map<string, Job>> {
  const { rows } = await sql<JobRow>`
    select ${jobColumns} from job where workspace_id = ${reader.workspaceId} and id = any(${ids})
  `.execute(reader.db);
  return new Map(rows.map((row) => [row.id, jobOf(row)]));
}

async function readJobs(context: Context, which: RawBuilder<unknown>, most: number): Promise<Job[]> {
  const { db, workspaceId } = readerOf(context);
  const kinds = names.filter((name) => maySee(viewerOf(context), name));
  const { rows } = await sql<JobRow>`
    select ${jobColumns} from job
    where workspace_id = ${workspaceId} and kind = any(${kinds}) and ${which} order by id desc limit ${most}
  `.execute(db);
  return rows.map(jobOf);
}

const jobOf = ({ createdBy, ...row }: JobRow): Job =>
  Object.assign(new Job(), row, { createdByActor: createdBy });
