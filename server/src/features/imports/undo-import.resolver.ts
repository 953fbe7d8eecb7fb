import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { jobRunner } from '../../platform/jobs/job-runner.js';
import { IdInput } from '../auth/auth.graphql.js';
import { Job, loadJob, readJob } from '../jobs/jobs.graphql.js';
import { actorNames } from '../teams/actors.read-model.js';
import { ContactImport, readImport } from './imports.graphql.js';
import { ContactImportUndo, ContactImportUndoPreview } from './undo-import.graphql.js';
import { undoImport } from './undo-import.service.js';
import { previewUndo } from './undo-preview.read-model.js';

@ObjectType({ description: 'The import, and the job that undoes it.' })
class ContactImportUndoPayload extends Payload {
  @Field(() => ContactImport, { nullable: true, description: 'The import as it is now.' })
  contactImport?: ContactImport | null;

  @Field(() => Job, { nullable: true, description: 'What undoes it, in the background; its counts add up.' })
  job?: Job | null;
}

@Resolver(() => ContactImportUndo)
export class UndoImportResolver {
  @Authorized('contacts:write')
  @Mutation(() => ContactImportUndoPayload, {
    description:
      'Takes back what an import did: contacts that it made go unless they were changed since or are in use, and values that it changed are as before unless they were changed since. Properties that were made for it stay.',
  })
  contactImportUndo(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<ContactImportUndoPayload> {
    return answer(async () => {
      const jobId = await transact(context.platform, viewerOf(context), (unit) => undoImport(unit, input.id));
      context.platform.only(jobRunner).look();
      return { contactImport: await readImport(context, input.id), job: await readJob(context, jobId) };
    });
  }

  @Authorized('contacts:write')
  @Query(() => ContactImportUndoPreview, {
    nullable: true,
    description:
      'What `contactImportUndo` would do now. null when the import cannot be undone, or has more than 20,000 rows to undo.',
  })
  async contactImportUndoPreview(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Which import.' }) id: string,
  ): Promise<ContactImportUndoPreview | null> {
    const counts = await previewUndo(readerOf(context), id);
    return counts && Object.assign(new ContactImportUndoPreview(), counts);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who asked for it, by name.' })
  undoneBy(
    @Ctx() context: Context,
    @Root() { undoneByActor }: ContactImportUndo,
  ): Promise<string | null> | null {
    return undoneByActor === null ? null : load(context, actorNames, undoneByActor);
  }

  @FieldResolver(() => Job, { nullable: true, description: 'The job that does it, for whoever may undo.' })
  job(@Ctx() context: Context, @Root() { jobId }: ContactImportUndo): Promise<Job | null> | null {
    return jobId === null ? null : loadJob(context, jobId);
  }
}
