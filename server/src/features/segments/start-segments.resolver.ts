import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { ConditionInput } from '../conditions/conditions.graphql.js';
import { ContactPropertyCreateInput } from '../contacts/contacts.graphql.js';
import { Segment, SegmentCreateInput } from './segments.graphql.js';
import { segmentsById } from './segments.read-model.js';
import { toSegment } from './segments.resolver.js';
import { startSegments } from './start-segments.service.js';

@InputType({ description: 'A new segment with its rule.' })
class StartingSegmentInput extends SegmentCreateInput {
  @Field(() => ConditionInput, {
    nullable: true,
    description: 'Who is added from now on; the rule is switched on. No rule when left out.',
  })
  condition?: ConditionInput | null;
}

@InputType({ description: 'Segments to start with, and what their rules ask for.' })
class SegmentsStartInput {
  @Field(() => [ContactPropertyCreateInput], {
    defaultValue: [],
    description: 'Contact properties that are made first; at most 20.',
  })
  properties!: ContactPropertyCreateInput[];

  @Field(() => [StartingSegmentInput], { description: 'At most 20.' })
  segments!: StartingSegmentInput[];
}

@ObjectType({ description: 'The segments.' })
class SegmentsStartPayload extends Payload {
  @Field(() => [Segment], { nullable: true, description: 'The segments in the order they were named.' })
  segments?: Segment[] | null;
}

@Resolver()
export class StartSegmentsResolver {
  @Authorized('segments:write')
  @Mutation(() => SegmentsStartPayload, {
    description:
      'Makes several segments with their rules, and the properties that these need: all or nothing.',
  })
  segmentsStart(
    @Ctx() context: Context,
    @Arg('input', () => SegmentsStartInput) input: SegmentsStartInput,
  ): Promise<SegmentsStartPayload> {
    return answer(async () => {
      const ids = await transact(context.platform, viewerOf(context), (unit) => startSegments(unit, input));
      const found = await segmentsById(readerOf(context), ids);
      const segments = ids.flatMap((id) => found.get(id) ?? []);
      return { segments: segments.map(toSegment) };
    });
  }
}
