import type { DocumentNode } from 'graphql';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Viewer } from '../../platform/graphql/context.js';
import { costOf } from '../../platform/graphql/cost.js';
import type { Platform } from '../../platform/platform.js';
import { type Balance, type Bucket, PointLeases } from '../../platform/points/point-leases.js';

/** What an operation cost, and what is left of the bucket that has least left. */
export interface Charge extends Partial<Balance> {
  readonly requested: number;
}

/** The points of this process: `platform.only(pointLeases)`. */
export const pointLeases = ({ database }: Platform) => new PointLeases(database.sql);

interface Operation {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
}

/**
 * Charges an operation to its caller, before it is executed.
 * @returns a promise only where points have to be taken from the database first; null for somebody unknown, and a document without that operation.
 * @throws GraphQLError COST_EXCEEDED for an operation that nobody may ask at once, RATE_LIMITED when points are spent.
 */
export function chargeFor(
  platform: Platform,
  schema: GraphQLSchema,
  viewer: Viewer | null,
  { document, operationName, variables }: Operation,
): Charge | null | Promise<Charge | null> {
  // Of the few things that somebody unknown may ask, none brings a list.
  if (!viewer) return null;
  const requested = costOf(schema, document, operationName, variables);
  if (requested === null) return null;
  const { maxCost } = platform.config.points;
  if (maxCost > 0 && requested > maxCost) throw tooCostly(requested, maxCost);
  const buckets = bucketsOf(platform, viewer);
  return buckets.length === 0 ? { requested } : spend(platform.only(pointLeases), buckets, requested);
}

function bucketsOf({ config: { points } }: Platform, { actor, teammate, workspaceId }: Viewer): Bucket[] {
  const own = teammate
    ? { name: `person ${teammate.accountId}`, limit: points.perPerson }
    : { name: `${workspaceId} ${actor}`, limit: points.perKey };
  return [own, { name: workspaceId, limit: points.perWorkspace }].filter(({ limit }) => limit > 0);
}

/** From all buckets or from none. */
function spend(leases: PointLeases, buckets: readonly Bucket[], requested: number): Charge | Promise<Charge> {
  for (const bucket of buckets) {
    const has = leases.has(bucket, requested);
    if (has === false) throw tooMany(requested, leases.balance(bucket));
    // Meanwhile others spend, so all buckets are looked at again.
    if (has !== true) {
      return has.then((isThere) => {
        if (!isThere) throw tooMany(requested, leases.balance(bucket));
        return spend(leases, buckets, requested);
      });
    }
  }
  for (const bucket of buckets) leases.spend(bucket, requested);
  const balances = buckets.map((bucket) => leases.balance(bucket));
  const scarcest = balances.reduce((least, one) => (one.remaining < least.remaining ? one : least));
  return { requested, ...scarcest };
}

function tooCostly(requested: number, limit: number): GraphQLError {
  return new GraphQLError(
    `This operation costs ${requested} points, and one may cost ${limit}. Ask for fewer at a time: \`first\` counts, times the \`first\` of each list around it.`,
    { extensions: { code: 'COST_EXCEEDED', http: { status: 400 }, cost: { requested, limit } } },
  );
}

function tooMany(requested: number, balance: Balance): GraphQLError {
  return new GraphQLError(
    `This operation costs ${requested} points, and ${balance.remaining} of ${balance.limit} a minute are left. Try again in ${balance.resetSeconds}s.`,
    { extensions: { code: 'RATE_LIMITED', http: { status: 429 }, cost: { requested, ...balance } } },
  );
}
