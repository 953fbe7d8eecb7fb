import {
  Arg,
  Authorized,
  Ctx,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { readHeadStarts, setHeadStarts } from './head-starts.service.js';

@ObjectType({ description: 'How many minutes earlier than it came a conversation counts, by its priority.' })
class HeadStartMinutes {
  @Field(() => Int, { description: 'Of URGENT.' })
  urgent!: number;

  @Field(() => Int, { description: 'Of HIGH.' })
  high!: number;

  @Field(() => Int, { description: 'Of NORMAL.' })
  normal!: number;

  @Field(() => Int, { description: 'Of LOW.' })
  low!: number;
}

@ObjectType({
  description:
    'The pull order: next is whoever began to wait first, counted from so many minutes earlier as the priority says.',
})
class HeadStarts {
  @Field(() => HeadStartMinutes, {
    nullable: true,
    description: 'null is strict priority: a level always goes before the next one, however long that waits.',
  })
  minutes!: HeadStartMinutes | null;

  @Field(() => Int, { description: 'Raised by each change; for `expectedVersion`.' })
  version!: number;
}

@InputType({ description: '0 to 525,600 minutes each, none less than that of the level below.' })
class HeadStartMinutesInput {
  @Field(() => Int, { description: 'Of URGENT.' })
  urgent!: number;

  @Field(() => Int, { description: 'Of HIGH.' })
  high!: number;

  @Field(() => Int, { description: 'Of NORMAL.' })
  normal!: number;

  @Field(() => Int, { description: 'Of LOW.' })
  low!: number;
}

@InputType({ description: 'The head starts from now on.' })
class HeadStartsSetInput {
  @Field(() => HeadStartMinutesInput, { nullable: true, description: 'null is strict priority.' })
  minutes?: HeadStartMinutesInput | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when they were changed since this version.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The head starts.' })
class HeadStartsPayload extends Payload {
  @Field(() => HeadStarts, { nullable: true, description: 'The head starts as they are now.' })
  headStarts?: HeadStarts | null;
}

@Resolver()
export class HeadStartsResolver {
  @Authorized('routing:read')
  @Query(() => HeadStarts, { description: 'The head start that each priority gives in the pull order.' })
  headStarts(@Ctx() context: Context): Promise<HeadStarts> {
    return read(context);
  }

  @Authorized('routing:write')
  @Mutation(() => HeadStartsPayload, {
    description: 'Sets the head starts; what waits takes its new place in the pull order at once.',
  })
  headStartsSet(
    @Ctx() context: Context,
    @Arg('input', () => HeadStartsSetInput) input: HeadStartsSetInput,
  ): Promise<HeadStartsPayload> {
    return answer(async () => {
      const { minutes, expectedVersion } = input;
      const named = minutes && {
        URGENT: minutes.urgent,
        HIGH: minutes.high,
        NORMAL: minutes.normal,
        LOW: minutes.low,
      };
      await transact(context.platform, viewerOf(context), (unit) =>
        setHeadStarts(unit, { minutes: named, expectedVersion }),
      );
      return { headStarts: await read(context) };
    });
  }
}

async function read(context: Context): Promise<HeadStarts> {
  const { headStarts, version } = await readHeadStarts(readerOf(context));
  if (headStarts === null) return { minutes: null, version };
  const { URGENT = 0, HIGH = 0, NORMAL = 0, LOW = 0 } = headStarts;
  return { minutes: { urgent: URGENT, high: HIGH, normal: NORMAL, low: LOW }, version };
}
