import type { Condition } from '@cadre/shared/conditions/ast';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { type Context, load } from '../../platform/graphql/context.js';
import {
  brokenReason,
  readWorkspaceCatalogue,
  summaryOf,
  type WorkspaceCatalogue,
} from './workspace-catalogue.js';

/** Tells conditions in words, with the names of today. */
export interface Summaries {
  summary(condition: Condition): string;
  /** Why it cannot be used; null when it can. */
  broken(condition: Condition): string | null;
}

const catalogueOnce = async (
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, WorkspaceCatalogue>> =>
  new Map([[ids[0] ?? '', await readWorkspaceCatalogue(reader)]]);

/** The catalogue of the viewer's workspace, read once a request. */
export async function catalogueOf(context: Context): Promise<WorkspaceCatalogue> {
  const catalogue = await load(context, catalogueOnce, 'catalogue');
  if (!catalogue) throw new Error('The workspace of the viewer is gone.');
  return catalogue;
}

export async function summariesOf(context: Context): Promise<Summaries> {
  const catalogue = await catalogueOf(context);
  return {
    summary: (condition) => summaryOf(condition, catalogue),
    broken: (condition) => brokenReason(condition, catalogue),
  };
}
