import type { Role as RoleName } from '@cadre/shared/permissions';
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
  registerEnumType,
} from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { answer, Payload, Use } from '../../platform/graphql/user-errors.js';
import { ViewerIndependent } from '../../platform/graphql/viewer-independent.js';
import { DeletePayload, IdInput } from '../auth/auth.graphql.js';
import { emailInvitation } from './email-invitation.js';
import { changeTeamGroup, createTeamGroup, deleteTeamGroup } from './team-groups.service.js';
import { createInvitation } from './teammates.service.js';
import {
  listTeamGroups,
  listTeammates,
  type TeamGroupView,
  type TeammateView,
  teamGroupsById,
  teammatesOfTeams,
} from './teams.read-model.js';
import { usesOf } from './uses.read-model.js';

export const Role = {
  ADMIN: 'ADMIN',
  AGENT: 'AGENT',
} as const;
export type Role = keyof typeof Role;
registerEnumType(Role, {
  name: 'Role',
  description: 'What a teammate may do.',
  valuesConfig: {
    ADMIN: { description: 'Everything: segments, rules, routing, people and keys.' },
    AGENT: { description: 'Works conversations, and adds or removes members of segments by hand.' },
  },
});

export const Colour = {
  GRAY: 'GRAY',
  RED: 'RED',
  PINK: 'PINK',
  GRAPE: 'GRAPE',
  VIOLET: 'VIOLET',
  INDIGO: 'INDIGO',
  BLUE: 'BLUE',
  CYAN: 'CYAN',
  TEAL: 'TEAL',
  GREEN: 'GREEN',
  LIME: 'LIME',
  YELLOW: 'YELLOW',
  ORANGE: 'ORANGE',
} as const;
export type Colour = keyof typeof Colour;
registerEnumType(Colour, {
  name: 'Colour',
  description: 'The colour of a segment or team group; drawn for light and dark.',
  valuesConfig: Object.fromEntries(
    Object.keys(Colour).map((name) => [
      name,
      { description: `${name.charAt(0)}${name.slice(1).toLowerCase()}.` },
    ]),
  ),
});

@ObjectType({ implements: Node, description: 'A person who works in this workspace.' })
export class Teammate extends Node {
  readonly nodeType = 'Teammate';

  @ViewerIndependent()
  @Field(() => String, { description: 'The person’s name.' })
  name!: string;

  @ViewerIndependent()
  @Field(() => String, { description: 'The e-mail address the person signs in with.' })
  email!: string;

  @ViewerIndependent()
  @Field(() => Role, { description: 'What the person may do.' })
  role!: RoleName;

  @ViewerIndependent()
  @Field(() => Int, { description: 'Open assigned conversations at most; 0 to 1,000.' })
  capacity!: number;

  @ViewerIndependent()
  @Field(() => Boolean, { description: 'Whether new conversations may be given to the person.' })
  available!: boolean;

  @ViewerIndependent()
  @Field(() => DateTime, { nullable: true, description: 'When the person was last here.' })
  lastSeenAt!: Date | null;
}

@ObjectType({ implements: Node, description: 'A set of teammates that works the conversations of queues.' })
export class TeamGroup extends Node {
  readonly nodeType = 'TeamGroup';

  @ViewerIndependent()
  @Field(() => String, { description: 'Stable, for programs.' })
  key!: string;

  @ViewerIndependent()
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @ViewerIndependent()
  @Field(() => Colour, { description: 'Its colour.' })
  colour!: Colour;

  @ViewerIndependent()
  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @ViewerIndependent()
  @Field(() => DateTime, { nullable: true, description: 'Since when it rests.' })
  archivedAt!: Date | null;

  @ViewerIndependent()
  @Field(() => Int, { description: 'Raised by each change; for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ implements: Node, description: 'A seat that waits for a person.' })
export class Invitation extends Node {
  readonly nodeType = 'Invitation';

  @Field(() => String, { description: 'Whom it is for.' })
  email!: string;

  @Field(() => Role, { description: 'What the person will be allowed.' })
  role!: RoleName;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Until when it can be taken up.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken up.' })
  acceptedAt!: Date | null;
}

@InputType({ description: 'Whom to invite.' })
class InvitationCreateInput {
  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => Role, { description: 'What the person will be allowed.' })
  role!: RoleName;
}

@ObjectType({ description: 'The invitation.' })
export class InvitationCreatePayload extends Payload {
  @Field(() => Invitation, { nullable: true, description: 'The invitation.' })
  invitation?: Invitation | null;

  @Field(() => String, {
    nullable: true,
    description: 'For the link `/join?token=…`; it is shown this once.',
  })
  token?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the link was sent by email too.' })
  isEmailed?: boolean | null;
}

@InputType({ description: 'What to change of a teammate; what is left out stays.' })
export class TeammateChangeInput {
  @Field(() => ID, { description: 'Who.' })
  id!: string;

  @Field(() => Role, { nullable: true, description: 'A workspace keeps one admin at least.' })
  role?: RoleName | null;

  @Field(() => Int, { nullable: true, description: '0 to 1,000.' })
  capacity?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether new conversations may be given to the person.',
  })
  available?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'true takes the seat away, and every session in it.' })
  removed?: boolean | null;
}

@ObjectType({ description: 'The teammate as changed.' })
export class TeammateChangePayload extends Payload {
  @Field(() => Teammate, { nullable: true, description: 'The teammate; null when the seat was taken away.' })
  teammate?: Teammate | null;
}

@InputType({ description: 'A new team group.' })
class TeamGroupCreateInput {
  @Field(() => String, { description: '1 to 100 characters, and no other team group’s.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Made of the name when left out.' })
  key?: string | null;

  @Field(() => Colour, { nullable: true, description: 'Chosen when left out.' })
  colour?: Colour | null;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  description?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Who works in it.' })
  teammates?: string[] | null;
}

@InputType({ description: 'What to change of a team group; what is left out stays.' })
class TeamGroupChangeInput {
  @Field(() => ID, { description: 'Which, by id or key.' })
  id!: string;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string | null;

  @Field(() => Colour, { nullable: true, description: 'The colour.' })
  colour?: Colour | null;

  @Field(() => String, { nullable: true, description: 'null clears it.' })
  description?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Who works in it from now on: the whole list.' })
  teammates?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Who also works in it from now on.' })
  addTeammates?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Who works in it no longer.' })
  removeTeammates?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The team group.' })
class TeamGroupPayload extends Payload {
  @Field(() => TeamGroup, { nullable: true, description: 'The team group.' })
  teamGroup?: TeamGroup | null;
}

@Resolver(() => TeamGroup)
export class TeamsResolver {
  @Authorized('team:read')
  @Query(() => [Teammate], {
    description: 'The teammates by name.',
    deprecationReason: 'All at once, however many: ask for teammateConnection instead. Goes on 2027-06-01.',
  })
  async teammates(@Ctx() context: Context): Promise<Teammate[]> {
    return (await listTeammates(readerOf(context))).map(toTeammate);
  }

  @Authorized('team:read')
  @Query(() => [TeamGroup], { description: 'The team groups by name.' })
  async teamGroups(@Ctx() context: Context): Promise<TeamGroup[]> {
    return (await listTeamGroups(readerOf(context))).map(toTeamGroup);
  }

  @Authorized('team:write')
  @Query(() => [Invitation], { description: 'Invitations that can still be taken up, the newest first.' })
  async invitations(@Ctx() context: Context): Promise<Invitation[]> {
    const { db, workspaceId } = readerOf(context);
    const { rows } = await sql<Invitation>`
      select id, email, role, created_at as "createdAt", expires_at as "expiresAt", accepted_at as "acceptedAt"
      from invitation where workspace_id = ${workspaceId} and accepted_at is null and expires_at > now()
      order by id desc
    `.execute(db);
    return rows.map((row) => Object.assign(new Invitation(), row));
  }

  @Authorized('team:read')
  @FieldResolver(() => [Teammate], {
    name: 'teammates',
    description: 'Who works in it, by name.',
    deprecationReason: 'All at once, however many: ask for teammateConnection(group:). Goes on 2027-06-01.',
  })
  async teammatesOfGroup(@Ctx() context: Context, @Root() team: TeamGroup): Promise<Teammate[]> {
    return ((await load(context, teammatesOfTeams, team.id)) ?? []).map(toTeammate);
  }

  @FieldResolver(() => [Use], { description: 'The queues that give it conversations.' })
  async usedBy(@Ctx() context: Context, @Root() team: TeamGroup): Promise<Use[]> {
    return [...((await load(context, teamUses, team.id)) ?? [])];
  }

  @Authorized('team:write')
  @Mutation(() => InvitationCreatePayload, { description: 'Invites a person to this workspace.' })
  invitationCreate(
    @Ctx() context: Context,
    @Arg('input', () => InvitationCreateInput) input: InvitationCreateInput,
  ): Promise<InvitationCreatePayload> {
    return answer(async () => {
      const made = await transact(context.platform, viewerOf(context), (unit) =>
        createInvitation(unit, input),
      );
      const isEmailed = await emailInvitation(context, made.invitation.email, made.token);
      return { invitation: toInvitation(made.invitation), token: made.token, isEmailed };
    });
  }

  @Authorized('team:write')
  @Mutation(() => TeamGroupPayload, { description: 'Makes a team group.' })
  teamGroupCreate(
    @Ctx() context: Context,
    @Arg('input', () => TeamGroupCreateInput) input: TeamGroupCreateInput,
  ): Promise<TeamGroupPayload> {
    return answer(async () => {
      const made = await transact(context.platform, viewerOf(context), (unit) =>
        createTeamGroup(unit, input),
      );
      return { teamGroup: await readTeamGroup(context, made.id) };
    });
  }

  @Authorized('team:write')
  @Mutation(() => TeamGroupPayload, { description: 'Changes a team group.' })
  teamGroupChange(
    @Ctx() context: Context,
    @Arg('input', () => TeamGroupChangeInput) input: TeamGroupChangeInput,
  ): Promise<TeamGroupPayload> {
    return answer(async () => {
      const made = await transact(context.platform, viewerOf(context), (unit) =>
        changeTeamGroup(unit, input),
      );
      return { teamGroup: await readTeamGroup(context, made.id) };
    });
  }

  @Authorized('team:write')
  @Mutation(() => DeletePayload, {
    description: 'Deletes a team group that no queue gives conversations to.',
  })
  teamGroupDelete(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<DeletePayload> {
    return answer(async () => ({
      deletedId: await transact(context.platform, viewerOf(context), (unit) =>
        deleteTeamGroup(unit, input.id),
      ),
    }));
  }
}

export function toInvitation(made: Omit<Invitation, 'nodeType' | 'acceptedAt'>): Invitation {
  const { id, email, role, createdAt, expiresAt } = made;
  return Object.assign(new Invitation(), { id, email, role, createdAt, expiresAt, acceptedAt: null });
}

const teamUses = (reader: Parameters<typeof usesOf>[0], ids: readonly string[]) =>
  usesOf(reader, 'TEAM', ids);

export function toTeammate(view: TeammateView): Teammate {
  return Object.assign(new Teammate(), view);
}

export function toTeamGroup(view: TeamGroupView): TeamGroup {
  return Object.assign(new TeamGroup(), view, { colour: view.colour as Colour });
}

export async function readTeamGroup(context: Context, id: string | null): Promise<TeamGroup | null> {
  const found = id === null ? null : await load(context, teamGroupsById, id);
  return found && toTeamGroup(found);
}
