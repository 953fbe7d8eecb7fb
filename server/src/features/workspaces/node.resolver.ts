import type { Permission } from '@cadre/shared/permissions';
import { Arg, Authorized, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type Context, viewerOf } from '../../platform/graphql/context.js';
import { Node } from '../../platform/graphql/node.js';
import { type IdKind, kindOfId } from '../../platform/ids.js';
import { readWorkspace } from '../auth/auth.graphql.js';
import { readContact } from '../contacts/contacts.graphql.js';
import { readConversation } from '../conversations/conversations.graphql.js';
import { readJob } from '../jobs/jobs.graphql.js';
import { readPriorityRule } from '../priority/priority.graphql.js';
import { readQueue } from '../routing/routing.graphql.js';
import { readSegment } from '../segments/segments.resolver.js';
import { readTeamGroup } from '../teams/teams.graphql.js';

type ReadNode = (context: Context, id: string) => Promise<Node | null>;

/** How each kind of thing is read, and what it takes to see it. */
const readers: Partial<Record<IdKind, readonly [Permission | null, ReadNode]>> = {
  contact: ['contacts:read', readContact],
  segment: ['segments:read', readSegment],
  teamGroup: ['team:read', readTeamGroup],
  queue: ['routing:read', readQueue],
  priorityRule: ['routing:read', readPriorityRule],
  conversation: ['conversations:read', readConversation],
  // Who may see a job depends on its kind, which its reader looks at.
  job: [null, readJob],
  workspace: [
    'segments:read',
    async (context, id) => (id === viewerOf(context).workspaceId ? readWorkspace(context, id) : null),
  ],
};

@Resolver()
export class NodeResolver {
  @Authorized()
  @Query(() => Node, {
    nullable: true,
    description:
      'A contact, segment, team group, queue, priority rule, conversation, job or workspace by its id.',
  })
  async node(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Node | null> {
    const kind = kindOfId(id);
    const [permission, read] = (kind && readers[kind]) ?? [];
    if (permission === undefined || !read) return null;
    return permission === null || viewerOf(context).permissions.has(permission) ? read(context, id) : null;
  }
}
