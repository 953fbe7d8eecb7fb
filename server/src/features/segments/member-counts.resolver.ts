import { Arg, Authorized, Field, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { type MemberCountsFrame, memberCountsFeed } from './member-counts.feed.js';

@ObjectType({ description: 'How many members a segment has.' })
class SegmentMemberCount {
  @Field(() => ID, { description: 'The segment.' })
  segmentId!: string;

  @Field(() => Int, { description: 'How many contacts are members now; exact.' })
  memberCount!: number;
}

@ObjectType({ description: 'Member counts that changed; the first event holds all that were asked for.' })
class SegmentMemberCountsEvent {
  @Field(() => String, { description: 'Rises with every event; texts compare as the places they name.' })
  sequence!: string;

  @Field(() => [SegmentMemberCount], { description: 'The counts.' })
  counts!: SegmentMemberCount[];
}

@Resolver()
export class MemberCountsResolver {
  @Authorized('segments:read')
  @Subscription(() => SegmentMemberCountsEvent, {
    description:
      'Live member counts: first all that are asked for, then what changes. Who reconnects gets all again, and so equals the server.',
    subscribe: ({ args, context }: { args: { segments?: string[] | null }; context: Context }) =>
      context.platform.only(memberCountsFeed).follow(viewerOf(context).workspaceId, args.segments ?? null),
  })
  segmentMemberCountsChanged(
    @Root() frame: MemberCountsFrame,
    @Arg('segments', () => [ID], {
      nullable: true,
      description: 'Ids; all segments of the workspace when left out.',
    })
    _segments: string[] | null,
  ): SegmentMemberCountsEvent {
    return { sequence: frame.sequence, counts: [...frame.counts] };
  }
}
