import { Arg, Authorized, Field, ID, Int, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { type MemberCountsFrame, memberCountsFeed } from './member-counts.feed.js';

@ObjectType({ description: 'How many members a segment has.' })
class SegmentMemberCount {
  @ViewerIndependent()
  @Field(() => ID, { description: 'The segment.' })
  segmentId!: string;

  @ViewerIndependent()
  @Field(() => Int, { description: 'How many contacts are members now; exact.' })
  memberCount!: number;
}

@ObjectType({ description: 'Member counts that changed; the first event holds all that were asked for.' })
class SegmentMemberCountsEvent {
  @ViewerIndependent()
  @Field(() => String, { description: 'Rises with every event; texts compare as the places they name.' })
  sequence!: string;

  @ViewerIndependent()
  @Field(() => [SegmentMemberCount], { description: 'The counts.' })
  counts!: SegmentMemberCount[];
}

@Resolver()
export class MemberCountsResolver {
  @ViewerIndependent()
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
