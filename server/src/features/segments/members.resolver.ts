import { Args, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readPage, toConnection } from '../../platform/graphql/connection.js';
import { type Context, load, readerOf } from '../../platform/graphql/context.js';
import { there } from '../../platform/graphql/there.js';
import { Contact, readContact } from '../contacts/contacts.graphql.js';
import { actorNames } from '../teams/actors.read-model.js';
import {
  countExclusions,
  countMembers,
  type ExclusionView,
  exclusionsPage,
  type MembershipView,
  membershipsOfContacts,
  membersPage,
} from './members.read-model.js';
import {
  ExclusionsArgs,
  MembersArgs,
  Segment,
  SegmentExclusion,
  SegmentExclusionConnection,
  SegmentMembership,
  SegmentMembershipConnection,
} from './segments.graphql.js';
import { readSegment } from './segments.resolver.js';

@Resolver(() => Segment)
export class SegmentMembersResolver {
  @Authorized('contacts:read')
  @FieldResolver(() => SegmentMembershipConnection, { description: 'The members, the latest first.' })
  async members(
    @Ctx() context: Context,
    @Root() segment: Segment,
    @Args(() => MembersArgs) args: MembersArgs,
  ): Promise<SegmentMembershipConnection> {
    const reader = readerOf(context);
    const { search, pin, source, at } = args;
    const filter = { search, pin, source, at };
    const list = `members ${segment.id} ${JSON.stringify(filter)}`;
    const page = await readPage(args, list, (request) => membersPage(reader, segment.id, filter, request));
    const key = (row: MembershipView) => [row.since.toISOString(), String(row.id)];
    return toConnection(page, list, key, toMembership, () => countMembers(reader, segment.id, filter));
  }

  @Authorized('contacts:read')
  @FieldResolver(() => SegmentExclusionConnection, {
    description: 'Contacts that were removed and are kept out, the latest first.',
  })
  async excluded(
    @Ctx() context: Context,
    @Root() segment: Segment,
    @Args(() => ExclusionsArgs) args: ExclusionsArgs,
  ): Promise<SegmentExclusionConnection> {
    const reader = readerOf(context);
    const list = `excluded ${segment.id} ${args.search ?? ''}`;
    const page = await readPage(args, list, (request) =>
      exclusionsPage(reader, segment.id, args.search, request),
    );
    const key = (row: ExclusionView) => [row.excludedAt.toISOString(), row.contactId];
    return toConnection(page, list, key, toExclusion, () => countExclusions(reader, segment.id, args.search));
  }
}

@Resolver(() => SegmentMembership)
export class SegmentMembershipResolver {
  @FieldResolver(() => Segment, { description: 'The segment.' })
  segment(@Ctx() context: Context, @Root() membership: SegmentMembership): Promise<Segment> {
    return there(readSegment(context, membership.segmentId));
  }

  @FieldResolver(() => Contact, { description: 'The contact.' })
  contact(@Ctx() context: Context, @Root() membership: SegmentMembership): Promise<Contact> {
    return there(readContact(context, membership.contactId));
  }

  @FieldResolver(() => String, { description: 'Who added it, by name.' })
  async addedBy(@Ctx() context: Context, @Root() membership: SegmentMembership): Promise<string> {
    return (await load(context, actorNames, membership.addedByActor)) ?? '';
  }
}

@Resolver(() => SegmentExclusion)
export class SegmentExclusionResolver {
  @FieldResolver(() => Contact, { description: 'The contact.' })
  contact(@Ctx() context: Context, @Root() exclusion: SegmentExclusion): Promise<Contact> {
    return there(readContact(context, exclusion.contactId));
  }

  @FieldResolver(() => String, { description: 'Who removed it, by name.' })
  async excludedBy(@Ctx() context: Context, @Root() exclusion: SegmentExclusion): Promise<string> {
    return (await load(context, actorNames, exclusion.excludedByActor)) ?? '';
  }
}

@Resolver(() => Contact)
export class ContactMembershipsResolver {
  @Authorized('segments:read')
  @FieldResolver(() => [SegmentMembership], { description: 'The segments it is in now, the latest first.' })
  async memberships(@Ctx() context: Context, @Root() contact: Contact): Promise<SegmentMembership[]> {
    return ((await load(context, membershipsOfContacts, contact.id)) ?? []).map(toMembership);
  }
}

function toMembership({ addedBy, ...view }: MembershipView): SegmentMembership {
  return Object.assign(new SegmentMembership(), view, { addedByActor: addedBy });
}

function toExclusion({ excludedBy, ...view }: ExclusionView): SegmentExclusion {
  return Object.assign(new SegmentExclusion(), view, { excludedByActor: excludedBy });
}
