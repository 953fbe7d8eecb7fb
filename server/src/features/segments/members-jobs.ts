import { inScope } from '../../platform/database/scope.js';
import type { Reader, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type Batch, type Job, JobFailure, type JobKind } from '../../platform/jobs/job-kinds.js';
import type { Platform } from '../../platform/platform.js';
import { readWorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { createMemberChange, lockContacts, makePart } from './member-changes.service.js';
import { recordMembers } from './members.service.js';
import { batchSize } from './members-batches.js';
import { countPicked, type Matching, type MembersAction, type Pick, pickContacts } from './pick-contacts.js';
import { segmentsById } from './segments.read-model.js';
import { undoMembersJob } from './undo-members.service.js';

/** Contacts that are looked up without a lock; they are looked at once more under it. */
interface MembersPiece {
  readonly ids: readonly string[];
  readonly total: number | null;
}

interface MembersInput {
  readonly matching: Matching;
  readonly keepOut: boolean;
}

interface MembersPlace {
  readonly after: string;
  readonly part: number;
  readonly changeId: string;
}

function membersJob(action: MembersAction): JobKind<MembersPiece> {
  return {
    name: `SEGMENT_MEMBERS_${action}`,
    pieces: (platform, job) => findPieces(platform, job, action),
    take: (unit, job, piece) => changePiece(unit, job, action, piece),
  };
}

const pickOf = (job: Job, action: MembersAction): Pick => ({
  action,
  segmentId: job.subjectId ?? '',
  matching: (job.input as MembersInput).matching,
  asOf: job.createdAt,
});

async function* findPieces(
  { database }: Platform,
  job: Job,
  action: MembersAction,
): AsyncGenerator<MembersPiece> {
  const { workspaceId } = job;
  const reader: Reader = { db: database.sql, workspaceId };
  const pick = pickOf(job, action);
  const catalogue = await inScope({ workspaceId }, () => readWorkspaceCatalogue(reader));
  let total =
    job.total === null ? await inScope({ workspaceId }, () => countPicked(reader, catalogue, pick)) : null;
  let after = (job.place as MembersPlace | null)?.after ?? '';
  for (;;) {
    const ids = await inScope({ workspaceId }, () =>
      pickContacts(reader, catalogue, pick, { after, most: batchSize }),
    );
    const last = ids.at(-1);
    if (last === undefined) return;
    yield { ids, total };
    after = last;
    total = null;
  }
}

async function changePiece(
  unit: UnitOfWork,
  job: Job,
  action: MembersAction,
  { ids, total }: MembersPiece,
): Promise<Batch> {
  const pick = pickOf(job, action);
  const { segmentId } = pick;
  const segment = (await segmentsById(unit, [segmentId])).get(segmentId);
  if (!segment || segment.archivedAt) {
    throw new JobFailure('The segment was archived or deleted meanwhile. What was done stays.');
  }
  const { keepOut } = job.input as MembersInput;
  const before = job.place as MembersPlace | null;
  const change = before
    ? { id: before.changeId, segmentId, action, keepOut }
    : await createMemberChange(unit, { segmentId, action, keepOut, jobId: job.id });
  const part = before ? before.part + 1 : 0;
  const catalogue = await readWorkspaceCatalogue(unit);
  const locked = await lockContacts(unit, ids);
  const still = await pickContacts(unit, catalogue, pick, { ids: locked, most: batchSize });
  const { changed } = await makePart(unit, change, part, still);
  recordMembers(unit, segmentId, action, { changedCount: changed, jobId: job.id });
  const place: MembersPlace = { after: ids.at(-1) ?? '', part, changeId: change.id };
  return { done: ids.length, changed, place, ...(total !== null && { total }) };
}

export const membersJobs: readonly JobKind[] = [
  membersJob('ADD'),
  membersJob('REMOVE'),
  membersJob('RESET'),
  undoMembersJob,
];
