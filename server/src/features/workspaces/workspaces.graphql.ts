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
import { systemActor } from '../../platform/actor.js';
import { inScope } from '../../platform/database/scope.js';
import { transact } from '../../platform/database/unit-of-work.js';
import { Forbidden } from '../../platform/errors/errors.js';
import {
  type Context,
  type Viewer as ContextViewer,
  load,
  readerOf,
  viewerOf,
} from '../../platform/graphql/context.js';
import { answer, Payload } from '../../platform/graphql/user-errors.js';
import { IdInput, readWorkspace, Workspace, workspacesOfAccount } from '../auth/auth.graphql.js';
import { viewerOfSession } from '../auth/authenticate.js';
import { endSession } from '../auth/end-sessions.js';
import { beginSession, signIn, switchWorkspace } from '../auth/sessions.service.js';
import { WorkingIntervalInput } from '../routing/hours.graphql.js';
import { Preferences } from '../teams/preferences.graphql.js';
import { readPreferences } from '../teams/preferences.service.js';
import { acceptInvitation, workspaceOfToken } from '../teams/teammates.service.js';
import { Teammate, toTeammate } from '../teams/teams.graphql.js';
import { teammatesById } from '../teams/teams.read-model.js';
import { checkSetupCode } from './setup-code.js';
import { creationRefusal } from './workspace-creation.js';
import { addWorkspace, changeWorkspace, isSetUp, setUpInstallation } from './workspaces.service.js';

@ObjectType({
  description: 'Who asks, and what they may do: mirrors of the one table that the server checks.',
})
class Viewer {
  @Field(() => Teammate, { nullable: true, description: 'null for an API key.' })
  teammate!: Teammate | null;

  @Field(() => Workspace, { description: 'The workspace that everything else is about.' })
  workspace!: Workspace;

  @Field(() => [Workspace], { description: 'All workspaces of the person, the first joined first.' })
  workspaces!: Workspace[];

  @Field(() => Preferences, {
    nullable: true,
    description: 'How the person has set up the console; null for an API key.',
  })
  preferences!: Preferences | null;

  @Field(() => Boolean, { description: 'Segments, their rules, and contact properties.' })
  viewerCanChangeSegments!: boolean;

  @Field(() => Boolean, { description: 'Members of segments, by hand.' })
  viewerCanChangeMembers!: boolean;

  @Field(() => Boolean, { description: 'Contacts, and imports of them.' })
  viewerCanChangeContacts!: boolean;

  @Field(() => Boolean, { description: 'Queues and priority rules.' })
  viewerCanChangeRouting!: boolean;

  @Field(() => Boolean, { description: 'Teammates, invitations and team groups.' })
  viewerCanChangeTeam!: boolean;

  @Field(() => Boolean, { description: 'API keys.' })
  viewerCanChangeKeys!: boolean;

  @Field(() => Boolean, { description: 'The workspace’s name and time zone.' })
  viewerCanChangeWorkspace!: boolean;

  @Field(() => Boolean, { description: 'Further workspaces, for which `CADRE_WORKSPACES` says who may.' })
  viewerCanCreateWorkspaces!: boolean;
}

@InputType({ description: 'Who signs in.' })
class SignInInput {
  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;
}

@InputType({ description: 'The first workspace and its first admin.' })
class InstallationSetUpInput {
  @Field(() => String, {
    nullable: true,
    description: 'The code that the server printed when it started; see `installation.needsSetupCode`.',
  })
  setupCode?: string | null;

  @Field(() => String, { description: 'The workspace’s name.' })
  workspaceName!: string;

  @Field(() => String, { nullable: true, description: 'IANA name; UTC when left out.' })
  timeZone?: string | null;

  @Field(() => String, { description: 'The person’s name.' })
  name!: string;

  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => String, { description: '10 to 256 characters, and not easy to guess.' })
  password!: string;
}

@InputType({ description: 'An invitation that is taken up.' })
class InvitationAcceptInput {
  @Field(() => String, { description: 'The token of the link.' })
  token!: string;

  @Field(() => String, { description: 'The person’s name.' })
  name!: string;

  @Field(() => String, { description: '10 to 256 characters, and not easy to guess.' })
  password!: string;
}

@InputType({ description: 'A new workspace.' })
class WorkspaceCreateInput {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'IANA name; UTC when left out.' })
  timeZone?: string | null;
}

@InputType({ description: 'What to change of the workspace; what is left out stays.' })
class WorkspaceChangeInput {
  @Field(() => String, { nullable: true, description: 'Its name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA name; calendar days of contacts move with it.' })
  timeZone?: string | null;

  @Field(() => [WorkingIntervalInput], {
    nullable: true,
    description: 'When it works, on the clock of its time zone; null: always.',
  })
  workingHours?: WorkingIntervalInput[] | null;

  @Field(() => Int, { nullable: true, description: 'Refuse when it was changed since this version.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'Who is signed in now; the session’s cookie is set with the answer.' })
class SignInPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: 'null when the account has no workspace.' })
  viewer?: Viewer | null;
}

@ObjectType({ description: 'Nobody is signed in now.' })
class SignOutPayload extends Payload {}

@ObjectType({ description: 'The workspace.' })
class WorkspacePayload extends Payload {
  @Field(() => Workspace, { nullable: true, description: 'The workspace as it is now.' })
  workspace?: Workspace | null;
}

@Resolver()
export class WorkspacesResolver {
  @Query(() => Boolean, { description: 'Whether somebody has set up this installation.' })
  installationReady(@Ctx() context: Context): Promise<boolean> {
    return isSetUp({ db: context.platform.database.sql });
  }

  @Query(() => Viewer, { nullable: true, description: 'Who asks; null when nobody is signed in.' })
  async viewer(@Ctx() context: Context): Promise<Viewer | null> {
    return context.viewer && readViewer(context, context.viewer);
  }

  @Mutation(() => SignInPayload, {
    description: 'Makes the first workspace and admin of an installation that has none.',
  })
  installationSetUp(
    @Ctx() context: Context,
    @Arg('input', () => InstallationSetUpInput) input: InstallationSetUpInput,
  ): Promise<SignInPayload> {
    return answer(async () => {
      await checkSetupCode(context, input.setupCode ?? '');
      const { accountId, workspaceId } = await setUpInstallation(context.platform, input);
      return enter(
        context,
        await beginSession(context.platform.database.sql, accountId, workspaceId, context),
      );
    });
  }

  @Mutation(() => SignInPayload, { description: 'Begins a session.' })
  signIn(
    @Ctx() context: Context,
    @Arg('input', () => SignInInput) input: SignInInput,
  ): Promise<SignInPayload> {
    return answer(async () => enter(context, await signIn(context.platform, input, context)));
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session, on every server.' })
  signOut(@Ctx() context: Context): Promise<SignOutPayload> {
    return answer(async () => {
      const { platform, cookies } = context;
      if (cookies.session !== null) await endSession(platform, cookies.session);
      cookies.setSession(null);
      return {};
    });
  }

  @Mutation(() => SignInPayload, {
    description:
      'Takes up an invitation: makes the account, or adds the workspace to the one that is signed in.',
  })
  invitationAccept(
    @Ctx() context: Context,
    @Arg('input', () => InvitationAcceptInput) input: InvitationAcceptInput,
  ): Promise<SignInPayload> {
    return answer(async () => {
      const { platform, viewer } = context;
      const workspaceId = workspaceOfToken(input.token);
      const { accountId } = await transact(platform, { workspaceId, actor: systemActor }, (unit) =>
        acceptInvitation(unit, input, viewer?.teammate?.accountId ?? null),
      );
      return enter(context, await beginSession(platform.database.sql, accountId, workspaceId, context));
    });
  }

  @Mutation(() => SignInPayload, { description: 'Turns the session to another workspace of the person.' })
  workspaceSwitch(
    @Ctx() context: Context,
    @Arg('input', () => IdInput) input: IdInput,
  ): Promise<SignInPayload> {
    return answer(async () => {
      const session = sessionOf(context);
      await switchWorkspace(context.platform, session, input.id);
      return enter(context, session.token);
    });
  }

  @Mutation(() => SignInPayload, {
    description: 'Makes another workspace, with the person as its first admin, and turns the session to it.',
  })
  workspaceCreate(
    @Ctx() context: Context,
    @Arg('input', () => WorkspaceCreateInput) input: WorkspaceCreateInput,
  ): Promise<SignInPayload> {
    return answer(async () => {
      const session = sessionOf(context);
      const id = await addWorkspace(context.platform, input, session.accountId);
      await switchWorkspace(context.platform, session, id);
      return enter(context, session.token);
    });
  }

  @Authorized('workspace:write')
  @Mutation(() => WorkspacePayload, { description: 'Changes the workspace’s name, time zone or hours.' })
  workspaceChange(
    @Ctx() context: Context,
    @Arg('input', () => WorkspaceChangeInput) input: WorkspaceChangeInput,
  ): Promise<WorkspacePayload> {
    return answer(async () => {
      const viewer = viewerOf(context);
      await transact(context.platform, viewer, (unit) => changeWorkspace(unit, input));
      return { workspace: await readWorkspace(context, viewer.workspaceId) };
    });
  }
}

function sessionOf(context: Context): { token: string; accountId: string } {
  const token = context.cookies.session;
  const accountId = context.viewer?.teammate?.accountId;
  if (!token || !accountId) throw new Forbidden('Sign in first.');
  return { token, accountId };
}

/** Sets the cookie and tells who is signed in with it. */
async function enter(context: Context, token: string): Promise<{ viewer: Viewer | null }> {
  context.cookies.setSession(token);
  const viewer = await viewerOfSession(context.platform.database, token);
  if (viewer === null) return { viewer: null };
  const scope = { workspaceId: viewer.workspaceId };
  return {
    viewer: await inScope(scope, () => readViewer({ ...context, viewer, loaders: new Map() }, viewer)),
  };
}

const seatOf = ({ ownRole = 'AGENT' }: Workspace) => ({ role: ownRole });

async function readViewer(context: Context, viewer: ContextViewer): Promise<Viewer> {
  const { teammate, permissions } = viewer;
  const workspace = await readWorkspace(context, viewer.workspaceId);
  if (!workspace) throw new Error('The workspace of the viewer is gone.');
  const found = teammate && (await load(context, teammatesById, teammate.id));
  const workspaces = teammate ? await workspacesOfAccount(context, teammate.accountId) : [workspace];
  return {
    teammate: found && toTeammate(found),
    workspace,
    preferences: teammate && (await readPreferences(readerOf(context), teammate.id)),
    workspaces,
    viewerCanChangeSegments: permissions.has('segments:write'),
    viewerCanChangeMembers: permissions.has('members:write'),
    viewerCanChangeContacts: permissions.has('contacts:write'),
    viewerCanChangeRouting: permissions.has('routing:write'),
    viewerCanChangeTeam: permissions.has('team:write'),
    viewerCanChangeKeys: permissions.has('keys:write'),
    viewerCanChangeWorkspace: permissions.has('workspace:write'),
    viewerCanCreateWorkspaces:
      teammate !== null && creationRefusal(context.platform.config, workspaces.map(seatOf)) === null,
  };
}
