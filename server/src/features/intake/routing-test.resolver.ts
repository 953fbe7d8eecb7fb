import { Arg, Authorized, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Invalid } from '../../platform/errors/errors.js';
import { type Context, readerOf } from '../../platform/graphql/context.js';
import { catalogueOf } from '../conditions/summaries.js';
import { readRulebookVersion } from '../contacts/rulebook-version.js';
import { decide } from './decide.js';
import { type RoutingDraft, withDraft } from './draft-rulebook.js';
import { DecisionReceipt, tellRow } from './receipt.graphql.js';
import { receiptOf } from './receipt.js';
import { type RoutingDraftInput as DraftInput, readRoutingDraft } from './routing-draft.js';
import { replayDraft } from './routing-replay.read-model.js';
import { RoutingDraftInput, RoutingDraftPreview, RoutingTestInput } from './routing-test.graphql.js';
import { gatherForTest } from './routing-test.js';
import { rulebookCache, type WorkspaceRulebook } from './workspace-rulebook.js';

@Resolver()
export class RoutingTestResolver {
  @Authorized('routing:read')
  @Query(() => DecisionReceipt, {
    description:
      'Which segments, priority and queue a conversation of this contact would get now. Nothing is stored.',
  })
  async routingTest(
    @Ctx() context: Context,
    @Arg('input', () => RoutingTestInput) input: RoutingTestInput,
  ): Promise<DecisionReceipt> {
    const { rulebook, draft } = await rulebookWith(context, input.draft ?? {}, ['input', 'draft']);
    const decidedAt = new Date();
    const gathered = await gatherForTest(readerOf(context), input, decidedAt.getTime());
    const receipt = receiptOf(decide(gathered, rulebook), rulebook, gathered.now, {
      priority: false,
      queue: false,
    });
    return tellRow(context, { decidedAt, rulebookVersion: rulebook.version, receipt }, draft);
  }

  @Authorized('routing:read')
  @Query(() => RoutingDraftPreview, {
    description:
      'How many conversations of the last days a draft would have won, by the facts that were seen then.',
  })
  async routingDraftPreview(
    @Ctx() context: Context,
    @Arg('draft', () => RoutingDraftInput) input: RoutingDraftInput,
    @Arg('days', () => Int, { defaultValue: 7, description: 'How far back: 1 to 30.' }) days: number,
  ): Promise<RoutingDraftPreview> {
    if (days < 1 || days > 30) throw Invalid.at(['days'], 'Ask for 1 to 30.');
    const { rulebook, draft } = await rulebookWith(context, input, ['draft']);
    return replayDraft(readerOf(context), rulebook, draft, days);
  }
}

/** The rulebook of now with a checked draft in it. */
async function rulebookWith(
  context: Context,
  input: DraftInput,
  path: readonly string[],
): Promise<{ rulebook: WorkspaceRulebook; draft: RoutingDraft }> {
  const reader = readerOf(context);
  const run = async <R>(query: { execute(db: typeof reader.db): Promise<{ rows: R[] }> }) =>
    (await query.execute(reader.db)).rows;
  const version = await readRulebookVersion(reader);
  const rulebook = await context.platform.only(rulebookCache).atLeast(run, reader.workspaceId, version);
  const catalogue = await catalogueOf(context);
  const draft = await readRoutingDraft(input, { reader, catalogue, rulebook, path });
  return { rulebook: withDraft(rulebook, draft), draft };
}
