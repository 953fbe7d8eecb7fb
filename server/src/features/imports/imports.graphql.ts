import { type RawBuilder, sql } from 'kysely';
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Float,
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
import { type Reader, transact } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, JsonObjectScalar } from '../../platform/graphql/scalars.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { cancelJob } from '../../platform/jobs/jobs.service.js';
import { IdInput } from '../auth/auth.graphql.js';
import { ContactPropertyCreateInput } from '../contacts/contacts.graphql.js';
import { Job } from '../jobs/jobs.graphql.js';
import { cancelImport, createImport } from './imports.service.js';
import { undoableUntil } from './kept-changes.js';
import { contactImportJob } from './run-import.js';
import { ContactImportUndo } from './undo-import.graphql.js';
import { addCounts, noCounts, type UndoCounts } from './undo-rows.js';

export const ImportStatus = {
  UPLOADING: 'UPLOADING',
  WAITING: 'WAITING',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  CANCELLED: 'CANCELLED',
  FAILED: 'FAILED',
} as const;
registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description: 'How far an import is.',
  valuesConfig: {
    UPLOADING: { description: 'It waits for its file.' },
    WAITING: { description: 'The file is whole; a server will take it.' },
    RUNNING: { description: 'Rows are being taken.' },
    DONE: { description: 'Every row was taken: added + updated + skipped + failed = rows.' },
    CANCELLED: { description: 'It was stopped; the rows that were taken stay.' },
    FAILED: { description: 'The file cannot be read, or not to its end; `error` says why.' },
  },
});

@ObjectType({ description: 'A row that was not taken.' })
class ContactImportFailure {
  @Field(() => Int, { description: 'Its number, from 1, without the header.' })
  row!: number;

  @Field(() => String, { nullable: true, description: 'The header of the cell that is wrong.' })
  column!: string | null;

  @Field(() => String, { description: 'What is wrong.' })
  reason!: string;
}

@ObjectType({ implements: Node, description: 'A CSV file of contacts, and what became of its rows.' })
export class ContactImport extends Node {
  readonly nodeType = 'ContactImport';

  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string;

  @Field(() => ImportStatus, { description: 'How far it is.' })
  status!: keyof typeof ImportStatus;

  @Field(() => Int, { description: 'Rows that were taken so far.' })
  rows!: number;

  @Field(() => Int, { description: 'Rows that made a contact.' })
  added!: number;

  @Field(() => Int, { description: 'Rows that changed a contact.' })
  updated!: number;

  @Field(() => Int, { description: 'Rows that say nothing new.' })
  skipped!: number;

  @Field(() => Int, { description: 'Rows of which nothing was stored; `failures` says why.' })
  failed!: number;

  @Field(() => Float, { description: 'Bytes of the file that came so far.' })
  bytes!: number;

  @Field(() => Float, { description: 'Bytes that were read, for a progress bar.' })
  bytesRead!: number;

  @Field(() => String, { nullable: true, description: 'Why the file could not be read.' })
  error!: string | null;

  @Field(() => DateTime, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was over.' })
  finishedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when it can be undone: 30 days. null while it is under way, when it was undone, and when it left nothing to undo.',
  })
  undoableUntil!: Date | null;

  @Field(() => ContactImportUndo, { nullable: true, description: 'Its undo; null when none was asked for.' })
  undo!: ContactImportUndo | null;
}

@InputType({ description: 'A CSV file that is going to be sent.' })
class ContactImportCreateInput {
  @Field(() => String, { description: 'Its name; at most 255 characters.' })
  fileName!: string;

  @Field(() => JsonObjectScalar, {
    nullable: true,
    description:
      'Header to `id`, `externalId`, `email`, `name`, `company`, `properties.KEY`, or null to leave a column out; found by the headers’ names when left out.',
  })
  columns?: unknown;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Make the properties that the workspace lacks, with the type that the first 1,000 rows suggest.',
  })
  createProperties!: boolean;

  @Field(() => [ContactPropertyCreateInput], {
    nullable: true,
    description: 'Properties that `columns` names and the workspace lacks, made with the import.',
  })
  properties?: ContactPropertyCreateInput[] | null;
}

@ObjectType({ description: 'The import.' })
class ContactImportPayload extends Payload {
  @Field(() => ContactImport, { nullable: true, description: 'The import as it is now.' })
  contactImport?: ContactImport | null;

  @Field(() => String, { nullable: true, description: 'Where to send the file: the body of a PUT.' })
  uploadPath?: string | null;
}

@Resolver(() => ContactImport)
export class ImportsResolver {
  @Authorized('contacts:read')
  @Query(() => [ContactImport], { description: 'The imports, the latest first.' })
  contactImports(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: 1 to 200.' }) first: number,
  ): Promise<ContactImport[]> {
    checkSize(first, 200);
    return readImports(readerOf(context), sql`true`, first);
  }

  @Authorized('contacts:read')
  @Query(() => ContactImport, { nullable: true, description: 'An import by its id.' })
  contactImport(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<ContactImport | null> {
    return readImport(context, id);
  }

  @FieldResolver(() => [ContactImportFailure], {
    description: 'Rows of which nothing was stored, in the file’s order.',
  })
  async failures(
    @Ctx() context: Context,
    @Root() contactImport: ContactImport,
    @Arg('first', () => Int, { defaultValue: 100, description: 'How many at most: 1 to 1,000.' })
    first: number,
  ): Promise<ContactImportFailure[]> {
    checkSize(first, 1_000);
    const { db, workspaceId } = readerOf(context);
    const { rows } = await sql<ContactImportFailure>`
      select row_number as row, column_name as "column", reason from contact_import_failure
      where workspace_id = ${workspaceId} and import_id = ${contactImport.id} order by row_number limit ${first}
    `.execute(db);
    return rows;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where the failed rows are had from as a CSV file; null when there are none.',
  })
  failuresPath(@Root() { id, failed }: ContactImport): string | null {
    return failed > 0 ? `/imports/${id}/failures.csv` : null;
  }

  @Authorized('contacts:write')
  @Mutation(() => ContactImportPayload, {
    description: 'Begins an import; its file is then sent to `uploadPath`.',
  })
  contactImportCreate(
    @Ctx() context: Context,
    @Arg('input', () => ContactImportCreateInput) input: ContactImportCreateInput,
  ): Promise<ContactImportPayload> {
    return answer(async () => {
      const { id } = await transact(context.platform, viewerOf(context), async (unit) =>
        createImport(unit, input),
      );
      return { contactImport: await readImport(context, id), uploadPath: `/imports/${id}/file` };
    });
  }

  @Authorized('contacts:write')
  @Mutation(() => ContactImportPayload, { description: 'Stops an import; the rows that were taken stay.' })
  contactImportCancel(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<ContactImportPayload> {
    return answer(async () => {
      await transact(context.platform, viewerOf(context), async (unit) => {
        const job = await cancelImport(unit, input.id);
        if (job !== null) await cancelJob(unit, () => contactImportJob, job);
      });
      return { contactImport: await readImport(context, input.id) };
    });
  }
}

@Resolver(() => Job)
export class ImportJobResolver {
  @FieldResolver(() => ContactImport, {
    nullable: true,
    description: 'The import whose rows it takes, or takes back.',
  })
  contactImport(@Ctx() context: Context, @Root() job: Job): Promise<ContactImport | null> | null {
    return isAboutImport(job) && job.subjectId ? load(context, importsById, job.subjectId) : null;
  }
}

const isAboutImport = (job: Job) => job.kind.startsWith('CONTACT_IMPORT');

function checkSize(first: number, most: number): void {
  if (first < 1 || first > most) throw Invalid.at(['first'], `Ask for 1 to ${most}.`);
}

export async function readImport(context: Context, id: string): Promise<ContactImport | null> {
  return (await importsById(readerOf(context), [id])).get(id) ?? null;
}

async function importsById(reader: Reader, ids: readonly string[]): Promise<Map<string, ContactImport>> {
  const imports = await readImports(reader, sql`id = any(${ids})`, ids.length);
  return new Map(imports.map((one) => [one.id, one]));
}

type ImportRow = ContactImport & Omit<ContactImportUndo, 'total'> & { counts: UndoCounts | null };

async function readImports(
  { db, workspaceId }: Reader,
  which: RawBuilder<unknown>,
  most: number,
): Promise<ContactImport[]> {
  const { rows } = await sql<ImportRow>`
    select id, file_name as "fileName", status, row_count as rows, added_count as added, updated_count as updated,
      skipped_count as skipped, failed_count as failed, bytes, bytes_read as "bytesRead", error,
      created_at as "createdAt", finished_at as "finishedAt", undone as counts, undone_at as "undoneAt",
      undone_by as "undoneByActor", undo_job_id as "jobId", ${undoableUntil} as "undoableUntil"
    from contact_import i where workspace_id = ${workspaceId} and ${which}
    order by id desc limit ${most}
  `.execute(db);
  return rows.map(({ counts, undoneAt, undoneByActor, jobId, ...row }) => {
    const total = row.added + row.updated;
    const undo = { undoneAt, undoneByActor, jobId, total, ...addCounts(noCounts, counts) };
    const isAsked = undoneAt !== null || counts !== null;
    return Object.assign(new ContactImport(), row, {
      undo: isAsked ? Object.assign(new ContactImportUndo(), undo) : null,
    });
  });
}
