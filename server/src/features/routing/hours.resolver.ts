import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, viewerOf } from '../../platform/graphql/context.js';
import { there } from '../../platform/graphql/there.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { Workspace } from '../auth/auth.graphql.js';
import { readTeamGroup, TeamGroup } from '../teams/teams.graphql.js';
import {
  TeamGroupHours,
  TeamGroupHoursPayload,
  TeamGroupHoursSetInput,
  toIntervals,
  WorkingInterval,
} from './hours.graphql.js';
import { hoursOfQueues, hoursOfTeams } from './hours.read-model.js';
import { setTeamHours } from './hours.service.js';
import { Queue } from './routing.graphql.js';
import { isAtWork } from './working-hours.js';

@Resolver(() => TeamGroup)
export class TeamHoursResolver {
  @FieldResolver(() => TeamGroupHours, { description: 'When it works; queues may pass on outside of it.' })
  async hours(@Ctx() context: Context, @Root() team: TeamGroup): Promise<TeamGroupHours> {
    const { kind, inForce } = await there(load(context, hoursOfTeams, team.id));
    return { kind, intervals: toIntervals(inForce?.intervals), timeZone: inForce?.timeZone ?? null };
  }

  @Authorized('team:write')
  @Mutation(() => TeamGroupHoursPayload, {
    description: 'Sets when a team group works; it holds for the next conversation.',
  })
  teamGroupHoursSet(
    @Ctx() context: Context,
    @Arg('input', () => TeamGroupHoursSetInput) input: TeamGroupHoursSetInput,
  ): Promise<TeamGroupHoursPayload> {
    return answer(async () => {
      const team = await transact(context.platform, viewerOf(context), (unit) => setTeamHours(unit, input));
      return { teamGroup: await readTeamGroup(context, team.id) };
    });
  }
}

@Resolver(() => Queue)
export class QueueHoursResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether those who work it are at work now: its team group’s hours, else the workspace’s.',
  })
  async open(@Ctx() context: Context, @Root() queue: Queue): Promise<boolean> {
    const hours = await load(context, hoursOfQueues, queue.id);
    return isAtWork({ hours }, Date.now());
  }
}

@Resolver(() => Workspace)
export class WorkspaceHoursResolver {
  @FieldResolver(() => [WorkingInterval], {
    nullable: true,
    description: 'When the workspace works, on the clock of its time zone; null is always.',
  })
  workingHours(@Root() workspace: Workspace): WorkingInterval[] | null {
    return toIntervals(workspace.hours);
  }
}
