import type { Permission } from '@cadre/shared/permissions';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { Platform } from '../platform.js';

/** Every kind of job, with what it takes to do, see and cancel it, and what it is in words. */
export const jobKinds = {
  CONTACT_IMPORT: {
    permission: 'contacts:write',
    description: 'Takes the rows of a file. `total` and `done` are bytes of the file, `changed` contacts.',
  },
  CONTACT_IMPORT_UNDO: {
    permission: 'contacts:write',
    description:
      'Undoes an import, row by row. `changed` were undone; `result` says what became of all: `removed`, `restored`, `partlyRestored`, `left`, `gone`.',
  },
  CONTACT_PROPERTY_CHOICE: {
    permission: 'segments:write',
    description:
      'Renames a choice of a contact property, or merges it into another. `changed` contacts had it.',
  },
  CONTACT_PROPERTY_TYPE: {
    permission: 'segments:write',
    description: 'Converts the values of a contact property. `changed` were kept, `failed` were lost.',
  },
  CONVERSATIONS_ACT: {
    permission: 'conversations:write',
    description:
      'Does one thing to many conversations; `result.act` names it. `changed` were changed; the others were so already, or closed.',
  },
  CONVERSATIONS_ACT_UNDO: {
    permission: 'conversations:write',
    description:
      'Undoes an act on many conversations; `result.act` names it. `changed` are as they were before; `result.changedSince` were changed since, and for `result.cannotGoBack` the teammate, the queue or the time is gone: they stay.',
  },
  SEGMENT_MEMBERS_ADD: {
    permission: 'members:write',
    description:
      'Adds all contacts that match to a segment. `changed` joined; the others were members already.',
  },
  SEGMENT_MEMBERS_REMOVE: {
    permission: 'members:write',
    description: 'Removes all members that match from a segment. `changed` left.',
  },
  SEGMENT_MEMBERS_RESET: {
    permission: 'members:write',
    description: 'Takes back the pins of all that match in a segment. `changed` have none now.',
  },
  SEGMENT_MEMBERS_UNDO: {
    permission: 'members:write',
    description:
      'Undoes a change of members. `changed` are as they were before; `result.changedSince` were changed since and stay.',
  },
  WAITING_DECIDE_AGAIN: {
    permission: 'routing:write',
    description: 'Decides what waits again by the rules. `changed` moved; the others are where they belong.',
  },
} as const satisfies Record<string, { permission: Permission; description: string }>;

export type JobKindName = keyof typeof jobKinds;

export type JobStatus = 'WAITING' | 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';

/** A job as its kind sees it: read anew, and locked, in the transaction of each batch. */
export interface Job {
  readonly workspaceId: string;
  readonly id: string;
  readonly kind: JobKindName;
  readonly subjectId: string | null;
  readonly input: unknown;
  readonly status: JobStatus;
  readonly total: number | null;
  readonly done: number;
  readonly changed: number;
  readonly place: unknown;
  readonly batches: number;
  readonly result: unknown;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** Nothing more is done for it. */
export const isOver = ({ status }: Pick<Job, 'status'>) => status !== 'WAITING' && status !== 'RUNNING';

/** What a batch did. Counts are added to the job's; what is left out stays. */
export interface Batch {
  readonly done: number;
  readonly changed?: number;
  readonly failed?: number;
  /** How much there is to do, once that is known. */
  readonly total?: number;
  /** Where the next batch begins, on whichever server. */
  readonly place?: unknown;
  /** Replaces what earlier batches said. */
  readonly result?: object;
  /** Nothing is left: the job is done with this batch. */
  readonly isLast?: boolean;
}

/**
 * What a feature writes to have something done in the background; `decisions/jobs.md` says how. Methods may throw a
 * Refusal or a JobFailure, which ends the job as FAILED with that message; after anything else the batch is tried again.
 */
export interface JobKind<Piece = unknown> {
  readonly name: JobKindName;
  /** Whose name the writes bear; whoever created the job when left out. */
  actor?(job: Job): string;
  /** One batch in a transaction of its own, which the job's counts and place are saved in. It may run again. */
  take(unit: UnitOfWork, job: Job, piece: Piece): Promise<Batch>;
  /** For kinds that read a stream: what `take` is given, from the job's place on; the job is done when it ends. */
  pieces?(platform: Platform, job: Job): AsyncIterable<Piece>;
  /** In the transaction that ends the job, however it ends. */
  ended?(unit: UnitOfWork, job: Job, end: JobEnd): Promise<void>;
}

export interface JobEnd {
  readonly status: 'DONE' | 'CANCELLED' | 'FAILED';
  readonly error: string | null;
}

/** The job cannot go on, for a reason that its owner can read. */
export class JobFailure extends Error {}
