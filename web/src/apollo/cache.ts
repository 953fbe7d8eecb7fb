import { InMemoryCache } from '@apollo/client';
import { growingList } from './lists';

const replaced = { merge: false } as const;
const merged = { merge: true } as const;

/** Which kinds of refusal there are, so that a fragment on the interface also matches them. */
const possibleTypes = {
  UserError: ['InvalidError', 'InUseError', 'ConflictError', 'LimitError', 'TakenError', 'OvertakenError'],
};

/** The cache of the console: which lists grow, and which values are replaced as a whole. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
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
}
