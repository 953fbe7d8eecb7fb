import {
  Arg,
  Args,
  ArgsType,
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
import { transact } from '../../platform/database/unit-of-work.js';
import { Forbidden } from '../../platform/errors/errors.js';
import { connectionOf, PageArgs, readPage, toConnection } from '../../platform/graphql/connection.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { ApiKey } from '../auth/api-keys.graphql.js';
import { DeletePayload, IdInput } from '../auth/auth.graphql.js';
import { actorNames } from './actors.read-model.js';
import { emailInvitation } from './email-invitation.js';
import { renewInvitation, revokeInvitation, setAvailability } from './teammates.service.js';
import {
  Invitation,
  InvitationCreatePayload,
  TeamGroup,
  Teammate,
  toInvitation,
  toTeamGroup,
  toTeammate,
} from './teams.graphql.js';
import {
  countTeammates,
  firstTeammates,
  groupsOfTeammates,
  type TeammateView,
  teammateCounts,
  teammatesById,
  teammatesPage,
} from './teams.read-model.js';

@ObjectType({ description: 'A page of teammates.' })
class TeammateConnection extends connectionOf(Teammate, 'Teammate') {}

@ArgsType()
class TeammatesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'What stands in the name or the e-mail address.' })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only who works in this team group, by id or key.' })
  group?: string | null;
}

@InputType({ description: 'Whether you take conversations.' })
class AvailabilitySetInput {
  @Field(() => Boolean, { description: 'Whether new conversations may be given to you.' })
  available!: boolean;
}

@ObjectType({ description: 'You, as the others see you.' })
class AvailabilityPayload extends Payload {
  @Field(() => Teammate, { nullable: true, description: 'You.' })
  teammate?: Teammate | null;
}

@Resolver(() => Teammate)
export class TeammatesResolver {
  @Authorized('team:read')
  @Query(() => TeammateConnection, { description: 'The teammates by name, in pages.' })
  async teammateConnection(
    @Ctx() context: Context,
    @Args(() => TeammatesArgs) args: TeammatesArgs,
  ): Promise<TeammateConnection> {
    const reader = readerOf(context);
    const filter = { search: args.search, group: args.group };
    const list = `teammates ${JSON.stringify(filter)}`;
    const page = await readPage(args, list, (request) => teammatesPage(reader, filter, request));
    const key = (row: TeammateView) => [row.name, row.id];
    return toConnection(page, list, key, toTeammate, () => countTeammates(reader, filter));
  }

  @Authorized('team:read')
  @FieldResolver(() => [TeamGroup], { description: 'The team groups that the person works in, by name.' })
  async teamGroups(@Ctx() context: Context, @Root() teammate: Teammate): Promise<TeamGroup[]> {
    return ((await load(context, groupsOfTeammates, teammate.id)) ?? []).map(toTeamGroup);
  }

  @Authorized('availability:write')
  @Mutation(() => AvailabilityPayload, { description: 'Says whether you take conversations.' })
  availabilitySet(
    @Ctx() context: Context,
    @Arg('input', () => AvailabilitySetInput) input: AvailabilitySetInput,
  ): Promise<AvailabilityPayload> {
    return answer(async () => {
      const viewer = viewerOf(context);
      const id = viewer.teammate?.id;
      if (!id) throw new Forbidden('Only a person can be available.');
      await transact(context.platform, viewer, (unit) => setAvailability(unit, id, input.available));
      const found = await load(context, teammatesById, id);
      return { teammate: found && toTeammate(found) };
    });
  }
}

@Resolver(() => TeamGroup)
export class TeamGroupSizeResolver {
  @Authorized('team:read')
  @FieldResolver(() => Int, { description: 'How many teammates work in it.' })
  async teammateCount(@Ctx() context: Context, @Root() team: TeamGroup): Promise<number> {
    return (await load(context, teammateCounts, team.id)) ?? 0;
  }

  @Authorized('team:read')
  @FieldResolver(() => [Teammate], { description: 'The first twelve who work in it, by name.' })
  async firstTeammates(@Ctx() context: Context, @Root() team: TeamGroup): Promise<Teammate[]> {
    return ((await load(context, firstTeammates, team.id)) ?? []).map(toTeammate);
  }
}

@Resolver(() => Invitation)
export class InvitationsResolver {
  @Authorized('team:write')
  @Mutation(() => InvitationCreatePayload, {
    description:
      'Makes the link of an invitation anew, good for another 14 days; the earlier link opens nothing.',
  })
  invitationRenew(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<InvitationCreatePayload> {
    return answer(async () => {
      const { invitation, token } = await transact(context.platform, viewerOf(context), (unit) =>
        renewInvitation(unit, input.id),
      );
      const isEmailed = await emailInvitation(context, invitation.email, token);
      return { invitation: toInvitation(invitation), token, isEmailed };
    });
  }

  @Authorized('team:write')
  @Mutation(() => DeletePayload, { description: 'Takes an invitation back; its link opens nothing.' })
  invitationRevoke(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<DeletePayload> {
    return answer(async () => ({
      deletedId: await transact(context.platform, viewerOf(context), (unit) =>
        revokeInvitation(unit, input.id),
      ),
    }));
  }
}

@Resolver(() => ApiKey)
export class ApiKeyMakerResolver {
  @FieldResolver(() => String, { description: 'Who made it.' })
  async createdBy(@Ctx() context: Context, @Root() key: ApiKey): Promise<string> {
    return (await load(context, actorNames, key.maker)) ?? '';
  }
}
