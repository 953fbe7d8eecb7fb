import { canonicalText } from '@cadre/shared/conditions/values';
import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload, Use } from '../../platform/graphql/user-errors.js';
import { jobRunner } from '../../platform/jobs/job-runner.js';
import { choiceHolders, namesChoice } from '../contacts/choices.read-model.js';
import { ContactProperty } from '../contacts/contacts.graphql.js';
import { Job, readJob } from '../jobs/jobs.graphql.js';
import { type ChoiceChange, requestChoiceChange } from './property-choice.service.js';

@ObjectType({ description: 'A choice of a contact property, with what has it.' })
class ContactPropertyChoice {
  @Field(() => String, { description: 'As it is shown and stored.' })
  choice!: string;

  @Field(() => Int, { description: 'How many contacts have it.' })
  contactCount!: number;

  @Field(() => [Use], { description: 'The rules that ask for it.' })
  usedBy!: Use[];
}

@InputType({ description: 'A choice that gets another name.' })
class ContactPropertyChoiceRenameInput {
  @Field(() => ID, { description: 'Of which property, by id or key.' })
  id!: string;

  @Field(() => String, { description: 'Which of its choices; letter case does not matter.' })
  choice!: string;

  @Field(() => String, { description: 'The new name, at most 200 characters; no other choice’s.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'A choice that another takes in.' })
class ContactPropertyChoiceMergeInput {
  @Field(() => ID, { description: 'Of which property, by id or key.' })
  id!: string;

  @Field(() => String, { description: 'Which of its choices goes; letter case does not matter.' })
  choice!: string;

  @Field(() => String, { description: 'Which of its choices stays.' })
  into!: string;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The job that makes the change.' })
class ContactPropertyChoicePayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job.' })
  job?: Job | null;
}

@Resolver(() => ContactProperty)
export class PropertyChoicesResolver {
  @Authorized('contacts:read')
  @FieldResolver(() => [ContactPropertyChoice], {
    description: 'The choices in their order, with what has each of them.',
  })
  async choiceUses(
    @Ctx() context: Context,
    @Root() { key, choices }: ContactProperty,
  ): Promise<ContactPropertyChoice[]> {
    const holders = await load(context, choiceHolders, key);
    return choices.map((choice) => ({
      choice,
      contactCount: holders?.contacts.get(canonicalText(choice)) ?? 0,
      usedBy: (holders?.rules ?? [])
        .filter(({ condition }) => namesChoice(condition, `contact.properties.${key}`, choice))
        .map(({ kind, id, name }) => ({ kind, id, name })),
    }));
  }

  @Authorized('segments:write')
  @Mutation(() => ContactPropertyChoicePayload, {
    description:
      'Renames a choice, in the background, in every contact that has it and every rule that asks for it; refused while a rule asks for a part of the text that only one of the names has.',
  })
  contactPropertyChoiceRename(
    @Ctx() context: Context,
    @Arg('input', () => ContactPropertyChoiceRenameInput) input: ContactPropertyChoiceRenameInput,
  ): Promise<ContactPropertyChoicePayload> {
    const { name, ...rest } = input;
    return inBackground(context, { ...rest, to: name, kind: 'RENAME' });
  }

  @Authorized('segments:write')
  @Mutation(() => ContactPropertyChoicePayload, {
    description:
      'Merges a choice into another, in the background, in every contact and rule; refused while a rule asks for a part of the text that only the one that goes has.',
  })
  contactPropertyChoiceMerge(
    @Ctx() context: Context,
    @Arg('input', () => ContactPropertyChoiceMergeInput) input: ContactPropertyChoiceMergeInput,
  ): Promise<ContactPropertyChoicePayload> {
    const { into, ...rest } = input;
    return inBackground(context, { ...rest, to: into, kind: 'MERGE' });
  }
}

function inBackground(
  context: Context,
  change: ChoiceChange & { expectedVersion?: number | null | undefined },
): Promise<ContactPropertyChoicePayload> {
  return answer(async () => {
    const id = await transact(context.platform, viewerOf(context), (unit) =>
      requestChoiceChange(unit, change),
    );
    context.platform.only(jobRunner).look();
    return { job: await readJob(context, id) };
  });
}
