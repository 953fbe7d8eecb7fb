import { sql } from 'kysely';
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
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { there } from '../../platform/graphql/there.js';
import { answer, Payload, Use } from '../../platform/graphql/user-errors.js';
import { jobRunner } from '../../platform/jobs/job-runner.js';
import { Contact, ContactProperty, readContact } from '../contacts/contacts.graphql.js';
import { PropertyType, type PropertyTypeName } from '../contacts/property-type.graphql.js';
import { Job, readJob } from '../jobs/jobs.graphql.js';
import { checkTypeChange, requestTypeChange } from './property-type.service.js';

@InputType({ description: 'Another type for a contact property.' })
class ContactPropertyTypeInput {
  @Field(() => ID, { description: 'Which, by id or key.' })
  id!: string;

  @Field(() => PropertyType, { description: 'What every value is held to from then on.' })
  type!: PropertyTypeName;

  @Field(() => [String], {
    nullable: true,
    description: 'For CHOICE and MULTI_CHOICE; those it has when left out.',
  })
  choices?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'A value that has no form under another type.' })
class LostValue {
  contactId!: string;

  @Field(() => String, { description: 'The value as it is shown now.' })
  value!: string;

  @Field(() => String, { description: 'Why it would be lost.' })
  reason!: string;
}

@ObjectType({ description: 'What a change of type would do. Nothing is changed.' })
class ContactPropertyTypeCheck {
  @Field(() => Int, { description: 'How many contacts have a value.' })
  valueCount!: number;

  @Field(() => Int, { description: 'How many of the values would be kept.' })
  convertedCount!: number;

  @Field(() => Int, { description: 'How many would be lost.' })
  lostCount!: number;

  @Field(() => [LostValue], { description: 'Some that would be lost; ten at most.' })
  lost!: LostValue[];

  @Field(() => [Use], {
    description: 'Rules whose operators or values would not fit; the change is refused.',
  })
  blockedBy!: Use[];
}

@ObjectType({ description: 'The job that makes the change.' })
class ContactPropertyTypePayload extends Payload {
  @Field(() => Job, { nullable: true, description: 'The job.' })
  job?: Job | null;
}

@Resolver(() => LostValue)
export class LostValueResolver {
  @FieldResolver(() => Contact, { description: 'Whose value it is.' })
  contact(@Ctx() context: Context, @Root() lost: LostValue): Promise<Contact> {
    return there(readContact(context, lost.contactId));
  }
}

@Resolver(() => ContactProperty)
export class PropertyTypeResolver {
  @Authorized('contacts:read')
  @FieldResolver(() => Int, { description: 'How many contacts have a value.' })
  async contactCount(@Ctx() context: Context, @Root() property: ContactProperty): Promise<number> {
    return (await load(context, valueCounts, property.key)) ?? 0;
  }

  @Authorized('contacts:read')
  @Query(() => ContactPropertyTypeCheck, {
    description: 'What another type would do to the values of a property, and which rules stand in its way.',
  })
  async contactPropertyTypeCheck(
    @Ctx() context: Context,
    @Arg('input', () => ContactPropertyTypeInput) input: ContactPropertyTypeInput,
  ): Promise<ContactPropertyTypeCheck> {
    const check = await checkTypeChange(readerOf(context), input);
    const lost = check.lost.map((one) => Object.assign(new LostValue(), one));
    return { ...check, lost, blockedBy: [...check.blockedBy] };
  }

  @Authorized('segments:write')
  @Mutation(() => ContactPropertyTypePayload, {
    description:
      'Converts every value and changes the type, in the background; refused while a rule would not fit.',
  })
  contactPropertyTypeChange(
    @Ctx() context: Context,
    @Arg('input', () => ContactPropertyTypeInput) input: ContactPropertyTypeInput,
  ): Promise<ContactPropertyTypePayload> {
    return answer(async () => {
      const id = await transact(context.platform, viewerOf(context), (unit) =>
        requestTypeChange(unit, input),
      );
      context.platform.only(jobRunner).look();
      return { job: await readJob(context, id) };
    });
  }
}

async function valueCounts(reader: Reader, keys: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; count: number }>`
    select key, count(*) as count from contact c, jsonb_object_keys(c.facts) key
    where c.workspace_id = ${reader.workspaceId} and key = any(${keys}) group by key
  `.execute(reader.db);
  return new Map(rows.map(({ key, count }) => [key, count]));
}
