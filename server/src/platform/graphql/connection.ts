import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { Invalid } from '../errors/errors.js';
import { findBadInput } from './check-texts.js';

@ObjectType({ description: 'Where a page of a connection stands.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more come after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether some stand before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'For `before`.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'For `after`.' })
  endCursor!: string | null;
}

/** The type of a page of `node`s. */
export function connectionOf<T extends object>(node: ClassType<T>, name: string) {
  @ObjectType(`${name}Edge`, { description: `A ${name} at its place in a connection.` })
  class Edge {
    @Field(() => node, { description: 'What stands here.' })
    node!: T;

    @Field(() => String, { description: 'Its place, for `after` and `before`.' })
    cursor!: string;
  }
  @ObjectType()
  abstract class Connection {
    @Field(() => [node], { description: 'What the page holds.' })
    nodes!: T[];

    @Field(() => [Edge], { description: 'The same with the place of each.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    @Field(() => Int, {
      description: 'How many there are on all pages: exact, and counted only when asked for.',
    })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return Connection;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many at most, from the start: 1 to 200; 50 when not said. Counts toward the cost of the operation: 1, and the `first` of each list, multiplied by the `first` of the lists around it.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor after which to begin.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, from the end: 1 to 200. Costs what `first` costs.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor before which to end.' })
  before?: string | null;
}

/** A page to read: `size` rows after a key, or before it and then backwards. */
export interface PageRequest {
  readonly size: number;
  readonly backwards: boolean;
  readonly cursor: readonly string[] | null;
}

/** A page as read, in the connection's order. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly hasMore: boolean;
  readonly request: PageRequest;
}

/**
 * Reads the arguments of a page. A cursor names the list (`list`: its filter and order) that it is of.
 * @throws Invalid at `first`, `last`, `after` or `before`.
 */
function pageRequest(args: PageArgs, list: string): PageRequest {
  const backwards = args.last != null;
  if (backwards && args.first != null) throw Invalid.at(['last'], 'Ask for first or for last, not for both.');
  const size = (backwards ? args.last : args.first) ?? 50;
  if (size < 1 || size > 200) throw Invalid.at([backwards ? 'last' : 'first'], 'A page holds 1 to 200.');
  const name = backwards ? 'before' : 'after';
  const text = args[name];
  return { size, backwards, cursor: text == null ? null : parseCursor(text, list, name) };
}

function parseCursor(text: string, list: string, name: string): readonly string[] {
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    // Told below like any other text that is no cursor of this list.
  }
  if (Array.isArray(parsed) && parsed[0] === list && parsed.every((part) => typeof part === 'string')) {
    // What a cursor hides was not looked at with the rest of what was sent.
    if (findBadInput(parsed) === null) return parsed.slice(1) as string[];
  }
  throw foreignCursor(name);
}

function foreignCursor(name: string): Invalid {
  return Invalid.at([name], 'This cursor is not of this list with this filter and order.');
}

/**
 * Reads the page that the arguments ask for.
 * @throws Invalid at `first`, `last`, `after` or `before`, and for a cursor whose place the database cannot read.
 */
export async function readPage<R>(
  args: PageArgs,
  list: string,
  read: (request: PageRequest) => Promise<Page<R>>,
): Promise<Page<R>> {
  const request = pageRequest(args, list);
  try {
    return await read(request);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    const isUnreadable = request.cursor !== null && unreadable.has(code);
    throw isUnreadable ? foreignCursor(request.backwards ? 'before' : 'after') : error;
  }
}

/** What PostgreSQL says of a text that is no number, no time, or too great for either. */
const unreadable: ReadonlySet<unknown> = new Set(['22P02', '22003', '22007', '22008']);

/** The connection of a page: cursors are made of each row's key. The type brings `totalCount` by itself. */
export function toConnection<R, T>(
  page: Page<R>,
  list: string,
  keyOf: (row: R) => readonly string[],
  nodeOf: (row: R) => T,
  count: () => Promise<number>,
) {
  const edges = page.rows.map((row) => ({
    node: nodeOf(row),
    cursor: Buffer.from(JSON.stringify([list, ...keyOf(row)])).toString('base64url'),
  }));
  const { backwards, cursor } = page.request;
  return {
    count,
    totalCount: count,
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: backwards ? cursor !== null : page.hasMore,
      hasPreviousPage: backwards ? page.hasMore : cursor !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The rows of a page out of `size + 1` that were read, turned round when they were read backwards. */
export function pageOf<R>(read: readonly R[], request: PageRequest): Page<R> {
  const rows = read.slice(0, request.size);
  return { rows: request.backwards ? rows.reverse() : rows, hasMore: read.length > request.size, request };
}
