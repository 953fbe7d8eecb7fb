import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { shareDecisions } from '../../platform/database/decision-lock.js';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, load, viewerOf } from '../../platform/graphql/context.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { changeTeammate } from '../teams/teammates.service.js';
import { TeammateChangeInput, TeammateChangePayload, toTeammate } from '../teams/teams.graphql.js';
import { teammatesById } from '../teams/teams.read-model.js';
import { returnWorkOf } from './acts.service.js';
import { removeDraftsOf } from './drafts.service.js';

@Resolver()
export class TeammateChangeResolver {
  @Authorized('team:write')
  @Mutation(() => TeammateChangePayload, {
    description:
      'Changes a teammate’s role, capacity or availability, or takes the seat away: their open conversations wait again then.',
  })
  teammateChange(
    @Ctx() context: Context,
    @Arg('input', () => TeammateChangeInput) input: TeammateChangeInput,
  ): Promise<TeammateChangePayload> {
    return answer(async () => {
      await transact(context.platform, viewerOf(context), async (unit) => {
        if (input.removed) await shareDecisions(unit);
        await changeTeammate(unit, input);
        if (!input.removed) return;
        // The seat is locked from here on, so nothing is given to it any more.
        await unit.em.flush();
        await returnWorkOf(unit, input.id);
        await removeDraftsOf(unit, input.id);
      });
      const found = input.removed ? null : await load(context, teammatesById, input.id);
      return { teammate: found && toTeammate(found) };
    });
  }
}
