import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/scalars.js';
import type { UndoCounts } from './undo-rows.js';

@ObjectType({
  description: 'What an undo of an import would do now, in rows of the file; nothing is done.',
})
export class ContactImportUndoPreview implements UndoCounts {
  @Field(() => Int, { description: 'Contacts that a row made and that would be removed.' })
  removed!: number;

  @Field(() => Int, { description: 'Rows of which every value would be as it was before.' })
  restored!: number;

  @Field(() => Int, { description: 'Rows of which some values were changed since, and would stay.' })
  partlyRestored!: number;

  @Field(() => Int, {
    description: 'Rows whose contact was changed or merged since, or is in use: it would stay as it is.',
  })
  left!: number;

  @Field(() => Int, { description: 'Rows whose contact is gone.' })
  gone!: number;
}

@ObjectType({
  description:
    'What an undo did so far. It counts rows of the file: removed + restored + partlyRestored + left + gone = total, once it is over.',
})
export class ContactImportUndo {
  jobId!: string | null;
  undoneByActor!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was asked for; null when it was stopped: the rest can be undone later.',
  })
  undoneAt!: Date | null;

  @Field(() => Int, { description: 'Rows that made or changed a contact.' })
  total!: number;

  @Field(() => Int, { description: 'Contacts that a row made and that are removed.' })
  removed!: number;

  @Field(() => Int, { description: 'Rows of which every value is as it was before.' })
  restored!: number;

  @Field(() => Int, { description: 'Rows of which some values were changed since, and stay.' })
  partlyRestored!: number;

  @Field(() => Int, {
    description: 'Rows whose contact was changed or merged since, or is in use: it stays as it is.',
  })
  left!: number;

  @Field(() => Int, { description: 'Rows whose contact is gone.' })
  gone!: number;
}
