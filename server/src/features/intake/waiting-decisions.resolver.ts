import { Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { transact } from '../../platform/database/unit-of-work.js';
import { type Context, readerOf, viewerOf } from '../../platform/graphql/context.js';
import { answer } from '../../platform/graphql/user-errors.js';
import { jobRunner } from '../../platform/jobs/job-runner.js';
import { readJob } from '../jobs/jobs.graphql.js';
import { queuesById } from '../routing/queues.read-model.js';
import { toQueue } from '../routing/routing.graphql.js';
import { decideAllAgain } from './decide-all-again.js';
import { WaitingDecideAgainPayload, WaitingDecisionPreview } from './waiting-decisions.graphql.js';
import { previewWaiting } from './waiting-preview.read-model.js';
import { rulebookCache } from './workspace-rulebook.js';

@Resolver()
export class WaitingDecisionsResolver {
  @Authorized('routing:read')
  @Query(() => WaitingDecisionPreview, {
    description:
      'What would become of the conversations that wait, if they were decided again by the rules as they are saved. Changes nothing.',
  })
  async waitingDecisionPreview(@Ctx() context: Context): Promise<WaitingDecisionPreview> {
    const reader = readerOf(context);
    const { queueMoves, priorityMoves, ...counts } = await previewWaiting(
      reader,
      context.platform.only(rulebookCache),
    );
    const named = await queuesById(reader, [...new Set(queueMoves.flatMap(({ from, to }) => [from, to]))]);
    return {
      ...counts,
      limited: counts.lookedAtCount < counts.waitingCount,
      queueMoves: queueMoves.flatMap(({ from, to, count }) => {
        const [before, after] = [named.get(from), named.get(to)];
        return before && after ? [{ from: toQueue(before), to: toQueue(after), count }] : [];
      }),
      priorityMoves: [...priorityMoves],
    };
  }

  @Authorized('routing:write')
  @Mutation(() => WaitingDecideAgainPayload, {
    description:
      'Decides every conversation that waits again, by facts and rules as they are then. What was set by hand stays, what is somebody’s stays where it is, and nobody is added to a segment. Each that moves says why in `laterReceipts`.',
  })
  waitingDecideAgain(@Ctx() context: Context): Promise<WaitingDecideAgainPayload> {
    return answer(async () => {
      const id = await transact(context.platform, viewerOf(context), decideAllAgain);
      context.platform.only(jobRunner).look();
      return { job: await readJob(context, id) };
    });
  }
}
