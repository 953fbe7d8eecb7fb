import type { Condition } from '@cadre/shared/conditions/ast';
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { Invalid } from '../../platform/errors/errors.js';
import { readPage, toConnection } from '../../platform/graphql/connection.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer, Use } from '../../platform/graphql/user-errors.js';
import { DeletePayload, IdInput } from '../auth/auth.graphql.js';
import { type Summaries, summariesOf } from '../conditions/summaries.js';
import { actorNames } from '../teams/actors.read-model.js';
import type { Grouping } from '../teams/teams.entity.js';
import type { Colour } from '../teams/teams.graphql.js';
import { usesOf } from '../teams/uses.read-model.js';
import { memberCounts } from './members.read-model.js';
import {
  Segment,
  SegmentChangeInput,
  SegmentConnection,
  SegmentCreateInput,
  SegmentPayload,
  SegmentRule,
  SegmentRuleSetInput,
  SegmentRuleVersion,
  SegmentsArgs,
} from './segments.graphql.js';
import {
  countSegments,
  type PlacedSegment,
  type RuleView,
  rulesOfSegments,
  ruleVersions,
  type SegmentView,
  segmentByIdOrKey,
  segmentsById,
  segmentsPage,
} from './segments.read-model.js';
import {
  archiveSegment,
  changeSegment,
  createSegment,
  deleteSegment,
  setSegmentRule,
  unarchiveSegment,
} from './segments.service.js';

@Resolver(() => Segment)
export class SegmentsResolver {
  @Authorized('segments:read')
  @Query(() => SegmentConnection, { description: 'The segments, by name unless it is said otherwise.' })
  async segments(
    @Ctx() context: Context,
    @Args(() => SegmentsArgs) args: SegmentsArgs,
  ): Promise<SegmentConnection> {
    const reader = readerOf(context);
    const filter = { search: args.search, archived: args.archived };
    const order = { by: args.sort, descending: args.descending };
    const list = `segments ${JSON.stringify({ ...filter, ...order })}`;
    const page = await readPage(args, list, (request) => segmentsPage(reader, filter, request, order));
    const key = (row: PlacedSegment) => [row.standsBy, row.id];
    return toConnection(page, list, key, toSegment, () => countSegments(reader, filter));
  }

  @Authorized('segments:read')
  @Query(() => Segment, { nullable: true, description: 'A segment by id or key.' })
  async segment(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Segment | null> {
    const found = await segmentByIdOrKey(readerOf(context), id);
    return found && toSegment(found);
  }

  @FieldResolver(() => Int, { description: 'How many contacts are members now; exact.' })
  async memberCount(@Ctx() context: Context, @Root() segment: Segment): Promise<number> {
    return (await load(context, memberCounts, segment.id)) ?? 0;
  }

  @FieldResolver(() => SegmentRule, { description: 'Who is added by itself.' })
  async rule(@Ctx() context: Context, @Root() segment: Segment): Promise<SegmentRule> {
    const rule = (await load(context, rulesOfSegments, segment.id)) ?? noRule(segment.id);
    const changedBy = rule.changedBy === null ? null : await load(context, actorNames, rule.changedBy);
    const told = tell(rule.condition, rule.condition && (await summariesOf(context)));
    return { ...rule, ...told, changedBy };
  }

  @FieldResolver(() => [SegmentRuleVersion], { description: 'The versions of its rule, the latest first.' })
  async ruleVersions(
    @Ctx() context: Context,
    @Root() segment: Segment,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many at most: 1 to 200.' }) first: number,
  ): Promise<SegmentRuleVersion[]> {
    if (first < 1 || first > 200) throw Invalid.at(['first'], 'Ask for 1 to 200.');
    const [versions, summaries] = await Promise.all([
      ruleVersions(readerOf(context), segment.id, first),
      summariesOf(context),
    ]);
    return Promise.all(
      versions.map(async (version) => ({
        ...version,
        summary: tell(version.condition, summaries).summary,
        changedAt: version.changedAt ?? new Date(0),
        changedBy: (await load(context, actorNames, version.changedBy ?? '')) ?? '',
      })),
    );
  }

  @FieldResolver(() => [Use], { description: 'The queues and priority rules that name it.' })
  async usedBy(@Ctx() context: Context, @Root() segment: Segment): Promise<Use[]> {
    return (await load(context, segmentUses, segment.id)) ?? [];
  }

  @Authorized('segments:write')
  @Mutation(() => SegmentPayload, {
    description: 'Makes a segment; it begins without members and with its rule off.',
  })
  segmentCreate(
    @Ctx() context: Context,
    @Arg('input', () => SegmentCreateInput) input: SegmentCreateInput,
  ): Promise<SegmentPayload> {
    return segmentAnswer(context, (unit) => createSegment(unit, input));
  }

  @Authorized('segments:write')
  @Mutation(() => SegmentPayload, {
    description: 'Changes the name, colour, description or claims setting; the key stays.',
  })
  segmentChange(
    @Ctx() context: Context,
    @Arg('input', () => SegmentChangeInput) input: SegmentChangeInput,
  ): Promise<SegmentPayload> {
    return segmentAnswer(context, (unit) => changeSegment(unit, input));
  }

  @Authorized('segments:write')
  @Mutation(() => SegmentPayload, {
    description: 'Puts a segment that nothing uses to rest, with its members and history.',
  })
  segmentArchive(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<SegmentPayload> {
    return segmentAnswer(context, (unit) => archiveSegment(unit, input.id));
  }

  @Authorized('segments:write')
  @Mutation(() => SegmentPayload, { description: 'Takes a segment out of the archive.' })
  segmentUnarchive(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<SegmentPayload> {
    return segmentAnswer(context, (unit) => unarchiveSegment(unit, input.id));
  }

  @Authorized('segments:write')
  @Mutation(() => DeletePayload, {
    description: 'Deletes a segment that nothing uses, with its memberships and their history.',
  })
  segmentDelete(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<DeletePayload> {
    return answer(async () => ({
      deletedId: await transact(context.platform, viewerOf(context), (unit) => deleteSegment(unit, input.id)),
    }));
  }

  @Authorized('segments:write')
  @Mutation(() => SegmentPayload, {
    description:
      'Sets the condition or the toggle of a segment’s rule. Nobody is added now: it is asked about the contacts of conversations that are created from here on.',
  })
  segmentRuleSet(
    @Ctx() context: Context,
    @Arg('input', () => SegmentRuleSetInput) input: SegmentRuleSetInput,
  ): Promise<SegmentPayload> {
    return segmentAnswer(context, (unit) => setSegmentRule(unit, input));
  }
}

type Write<T> = Parameters<typeof transact<T>>[2];

function segmentAnswer(context: Context, write: Write<Grouping>): Promise<SegmentPayload> {
  return answer(async () => {
    const { id } = await transact(context.platform, viewerOf(context), write);
    return { segment: await readSegment(context, id) };
  });
}

export const segmentUses = (reader: Parameters<typeof usesOf>[0], ids: readonly string[]) =>
  usesOf(reader, 'SEGMENT', ids);

function tell(condition: Condition | null, summaries: Summaries | null) {
  if (condition === null || summaries === null) return { summary: null, broken: null };
  const broken = summaries.broken(condition);
  return { summary: broken === null ? summaries.summary(condition) : null, broken };
}

function noRule(segmentId: string): RuleView {
  return { segmentId, condition: null, enabled: false, version: 0, changedAt: null, changedBy: null };
}

export function toSegment(view: SegmentView): Segment {
  return Object.assign(new Segment(), view, { colour: view.colour as Colour });
}

export async function readSegment(context: Context, id: string): Promise<Segment | null> {
  const found = await load(context, segmentsById, id);
  return found && toSegment(found);
}
