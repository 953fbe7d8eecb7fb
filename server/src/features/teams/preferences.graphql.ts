import { Arg, Authorized, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { Forbidden } from '../../platform/errors/errors.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { changePreferences, readPreferences } from './preferences.service.js';

@ObjectType({ description: 'A column of a table of the console, as the person wants it.' })
class TableColumn {
  @Field(() => String, { description: 'Which column.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether it is left out.' })
  hidden!: boolean;

  @Field(() => Boolean, { description: 'Whether it stays in sight when the table is scrolled sideways.' })
  pinned!: boolean;

  @Field(() => Int, { nullable: true, description: 'In CSS pixels; null: as wide as the console makes it.' })
  width!: number | null;
}

@ObjectType({ description: 'The columns of a table of the console, in the person’s order.' })
class TablePreference {
  @Field(() => String, { description: 'Which table.' })
  table!: string;

  @Field(() => [TableColumn], { description: 'Its columns, hidden ones too.' })
  columns!: readonly TableColumn[];
}

@ObjectType({ description: 'How the person has set up the console.' })
export class Preferences {
  @Field(() => Boolean, { description: 'Whether single letters are shortcuts.' })
  letterKeys!: boolean;

  @Field(() => Boolean, { description: 'Whether the check list of a new workspace is put away.' })
  startHidden!: boolean;

  @Field(() => [TablePreference], { description: 'Tables whose columns the person has arranged.' })
  tables!: readonly TablePreference[];
}

@InputType({ description: 'A column of a table of the console.' })
class TableColumnInput {
  @Field(() => String, { description: 'Which column; at most 100 characters.' })
  id!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Leave it out.' })
  hidden!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Keep it in sight.' })
  pinned!: boolean;

  @Field(() => Int, { nullable: true, description: 'In CSS pixels, 40 to 2,000.' })
  width!: number | null;
}

@InputType({ description: 'The columns of a table of the console.' })
class TablePreferenceInput {
  @Field(() => String, { description: 'Which table: 1 to 60 small letters, digits and _.' })
  table!: string;

  @Field(() => [TableColumnInput], {
    description: 'All its columns in their order, at most 300; none: as the console makes them.',
  })
  columns!: TableColumnInput[];
}

@InputType({ description: 'What to change of one’s own preferences; what is left out stays.' })
class PreferencesChangeInput {
  @Field(() => Boolean, { nullable: true, description: 'Whether single letters are shortcuts.' })
  letterKeys?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the check list of a new workspace is put away.',
  })
  startHidden?: boolean | null;

  @Field(() => TablePreferenceInput, { nullable: true, description: 'The columns of one table.' })
  table?: TablePreferenceInput | null;
}

@ObjectType({ description: 'The preferences.' })
class PreferencesPayload extends Payload {
  @Field(() => Preferences, { nullable: true, description: 'As they are now.' })
  preferences?: Preferences | null;
}

@Resolver()
export class PreferencesResolver {
  @Authorized()
  @Mutation(() => PreferencesPayload, {
    description: 'Changes how the signed-in person has set up the console; not for API keys.',
  })
  preferencesChange(
    @Ctx() context: Context,
    @Arg('input', () => PreferencesChangeInput) input: PreferencesChangeInput,
  ): Promise<PreferencesPayload> {
    return answer(async () => {
      const { teammate } = viewerOf(context);
      if (!teammate) throw new Forbidden('Only a person has preferences.');
      await transact(context.platform, viewerOf(context), (unit) =>
        changePreferences(unit, teammate.id, input),
      );
      return { preferences: await readPreferences(readerOf(context), teammate.id) };
    });
  }
}
