import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { inTurn } from './in-turn';
import { growingList } from './lists';
import { socket } from './socket';

const replaced = { merge: false } as const;
const merged = { merge: true } as const;

/** Which kinds of refusal there are, so that a fragment on the interface also matches them. */
const possibleTypes = {
  UserError: ['InvalidError', 'InUseError', 'ConflictError', 'LimitError', 'TakenError', 'OvertakenError'],
};

const cache = new InMemoryCache({
  possibleTypes,
  typePolicies: {
    Query: {
      fields: {
        segments: growingList(['search', 'archived', 'sort', 'descending']),
        contacts: growingList(['condition', 'search', 'sort']),
        conversations: growingList(['condition', 'sort', 'descending']),
        savedViews: replaced,
        queues: replaced,
        priorityRules: replaced,
        teamGroups: replaced,
        teammateConnection: growingList(['search', 'group']),
        invitations: replaced,
        apiKeys: replaced,
        contactProperties: replaced,
        contactImports: replaced,
        viewerDrafts: replaced,
      },
    },
    Segment: {
      fields: {
        members: growingList(['search', 'pin', 'source', 'at']),
        excluded: growingList(['search']),
        rule: merged,
        ruleVersions: replaced,
        usedBy: replaced,
        trend: replaced,
        overlaps: replaced,
        activity: growingList([]),
      },
    },
    Contact: {
      fields: {
        memberships: replaced,
        properties: replaced,
        conversations: growingList([]),
        activity: growingList([]),
      },
    },
    Conversation: {
      fields: {
        messages: replaced,
        segments: replaced,
        latestExcerpt: replaced,
        viewerDrafts: replaced,
        activity: growingList([]),
      },
    },
    Message: { fields: { attachments: replaced, mentions: replaced } },
    SavedView: { fields: { columns: replaced } },
    TeamGroup: { fields: { firstTeammates: replaced, hours: replaced, usedBy: replaced } },
    Teammate: { fields: { teamGroups: replaced } },
    Workspace: { fields: { workingHours: replaced } },
    // What came of a rule is another thing in each receipt.
    RuleDecision: { keyFields: false },
    Viewer: { keyFields: [], fields: { workspaces: replaced, preferences: replaced } },
  },
});

/** A session that ended elsewhere shows the sign-in page on the next answer, whatever was asked. */
const sessionEnd = new ErrorLink(({ error, operation }) => {
  if (!CombinedGraphQLErrors.is(error) || operation.operationName === 'SignIn') return;
  const ended = error.errors.some((one) => one.extensions?.code === 'UNAUTHENTICATED');
  if (ended) operation.client.refetchQueries({ include: ['Viewer'] });
});

const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin' });
const live = new GraphQLWsLink(socket);
const link = ApolloLink.split(
  ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
  live,
  ApolloLink.from([inTurn, sessionEnd, http]),
);

export const client = new ApolloClient({ cache, link });
