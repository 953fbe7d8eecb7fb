import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { Invalid } from '../../platform/errors/errors.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { type Context, load, readerOf } from '../../platform/graphql/context.js';
import { there } from '../../platform/graphql/there.js';
import { catalogueOf, summariesOf } from '../conditions/summaries.js';
import { ActivityConnection, activityConnection } from '../teams/activity.graphql.js';
import { memberCounts } from './members.read-model.js';
import {
  overlapsOf,
  recentlyMatched,
  sameRules,
  trendDays,
  trendsOfSegments,
} from './segment-facts.read-model.js';
import { HEALTH_ISSUES, type HealthIssue, healthOf } from './segment-health.js';
import { trendPoints } from './segment-trend.js';
import { Segment } from './segments.graphql.js';
import { rulesOfSegments } from './segments.read-model.js';
import { readSegment, segmentUses } from './segments.resolver.js';

export const SegmentHealthIssue = Object.fromEntries(HEALTH_ISSUES.map((issue) => [issue, issue])) as Record<
  HealthIssue,
  HealthIssue
>;
registerEnumType(SegmentHealthIssue, {
  name: 'SegmentHealthIssue',
  description: 'What somebody should look at in a segment.',
  valuesConfig: {
    BROKEN_RULE: { description: 'Its rule cannot be used and is skipped.' },
    NEVER_MATCHES: { description: 'Its rule contradicts itself: nobody can ever meet it.' },
    SAME_RULE: { description: 'Another segment’s rule asks the same.' },
    UNUSED: { description: 'No queue and no priority rule asks for it: nothing is decided with it.' },
    EMPTY: { description: 'Nobody is in it.' },
    NO_RECENT_MATCH: { description: 'Its rule is on and has added nobody for 30 days.' },
  },
});

@ObjectType({ description: 'How a segment grew and shrank in the last 30 days.' })
class SegmentTrend {
  @Field(() => [Int], {
    description:
      'How many members it had at the end of each day, 31 numbers, the oldest first; the last is now.',
  })
  points!: number[];

  @Field(() => Int, { description: 'How many joined.' })
  joinedCount!: number;

  @Field(() => Int, { description: 'How many left.' })
  leftCount!: number;
}

@ObjectType({ description: 'Another segment that shares members.' })
class SegmentOverlap {
  segmentId!: string;

  @Field(() => Int, { description: 'How many contacts are in both, now.' })
  sharedCount!: number;
}

@Resolver(() => Segment)
export class SegmentFactsResolver {
  @FieldResolver(() => SegmentTrend, { description: 'How it grew and shrank in the last 30 days.' })
  async trend(@Ctx() context: Context, @Root() segment: Segment): Promise<SegmentTrend> {
    const [count, trend] = await Promise.all([
      load(context, memberCounts, segment.id),
      load(context, trendsOfSegments, segment.id),
    ]);
    return trendPoints(count ?? 0, trend ?? { joined: [], left: [] }, trendDays);
  }

  @FieldResolver(() => [SegmentHealthIssue], {
    description: 'What somebody should look at, the gravest first; empty when all is well.',
  })
  async health(@Ctx() context: Context, @Root() segment: Segment): Promise<HealthIssue[]> {
    if (segment.archivedAt) return [];
    const [rule, count, uses, matched, twin, catalogue, summaries] = await Promise.all([
      load(context, rulesOfSegments, segment.id),
      load(context, memberCounts, segment.id),
      load(context, segmentUses, segment.id),
      load(context, recentlyMatched, segment.id),
      load(context, sameRules, segment.id),
      catalogueOf(context),
      summariesOf(context),
    ]);
    const state = {
      rule,
      isBroken: rule?.condition != null && summaries.broken(rule.condition) !== null,
      memberCount: count ?? 0,
      useCount: uses?.length ?? 0,
      matchedLately: matched ?? false,
      hasTwin: twin !== null,
    };
    return healthOf(state, catalogue, Date.now(), trendDays * 86_400_000);
  }

  @FieldResolver(() => [SegmentOverlap], { description: 'The segments that share most members with it.' })
  overlaps(
    @Ctx() context: Context,
    @Root() segment: Segment,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many at most: 1 to 50.' }) first: number,
  ): Promise<SegmentOverlap[]> {
    if (first < 1 || first > 50) throw Invalid.at(['first'], 'Ask for 1 to 50.');
    return overlapsOf(readerOf(context), segment.id, first);
  }

  @Authorized('segments:write')
  @FieldResolver(() => ActivityConnection, {
    description: 'What was done to it and by whom, the latest first.',
  })
  activity(
    @Ctx() context: Context,
    @Root() segment: Segment,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<ActivityConnection> {
    return activityConnection(context, segment.id, args);
  }
}

@Resolver(() => SegmentOverlap)
export class SegmentOverlapResolver {
  @FieldResolver(() => Segment, { description: 'The other segment.' })
  segment(@Ctx() context: Context, @Root() overlap: SegmentOverlap): Promise<Segment> {
    return there(readSegment(context, overlap.segmentId));
  }
}
