import type { Permission } from '@cadre/shared/permissions';

/** Who may use an operation. Admins may use all. */
interface Rule {
  readonly agents: boolean;
  /** The scopes that a key needs; null: no key may. */
  readonly scopes: readonly Permission[] | null;
  readonly operations: readonly string[];
}

const words = (text: string) => text.trim().split(/\s+/);

/** What anybody may ask, also somebody whom we do not know; what they get depends on what they bring. */
export const forAnybody: readonly string[] = words(`
  installation installationReady viewer
  installationSetUp invitationAccept signIn signOut workspaceCreate workspaceSwitch
  passwordReset passwordResetRequest emailChangeConfirm
`);

/** What anybody may ask whom we know; what is not theirs is not there for them. */
export const forAllWeKnow: readonly string[] = words(
  'gettingStarted node job jobs jobCancel preferencesChange',
);

/**
 * The policy, written down beside the code that enforces it, so that a change of either is seen: who may use which
 * operation, by role and by scope.
 */
export const policy: readonly Rule[] = [
  {
    agents: true,
    scopes: ['contacts:read'],
    operations: words(`
      contact contacts contactProperty contactProperties contactPropertyTypeCheck contactImport contactImports
      conditionPreview conditionTest conditionValueSuggestions
    `),
  },
  {
    agents: true,
    scopes: ['contacts:write'],
    operations: words(`
      contactCreate contactUpsert contactMerge
      contactImportCreate contactImportCancel contactImportUndo contactImportUndoPreview
    `),
  },
  { agents: true, scopes: ['contacts:erase'], operations: ['contactDelete'] },
  {
    agents: false,
    scopes: ['contacts:write', 'segments:write'],
    operations: ['sampleContactsAdd'],
  },
  {
    agents: false,
    scopes: ['contacts:write', 'contacts:erase', 'segments:write'],
    operations: ['sampleContactsRemove'],
  },
  {
    agents: true,
    scopes: ['segments:read'],
    operations: words('conditionFields segment segments segmentMemberCountsChanged'),
  },
  {
    agents: false,
    scopes: ['segments:write'],
    operations: words(`
      segmentCreate segmentChange segmentRuleSet segmentArchive segmentUnarchive segmentDelete segmentsStart
      contactPropertyCreate contactPropertyChange contactPropertyDelete contactPropertyTypeChange
      contactPropertyChoiceMerge contactPropertyChoiceRename
    `),
  },
  {
    agents: true,
    scopes: ['members:write'],
    operations: words('segmentMembersAdd segmentMembersRemove segmentMembersReset segmentMembersUndo'),
  },
  {
    agents: true,
    scopes: ['routing:read'],
    operations: words(`
      headStarts priorityRules queues routingDraftPreview routingTest waitingDecisionPreview queueWaitsChanged
    `),
  },
  {
    agents: false,
    scopes: ['routing:write'],
    operations: words(`
      headStartsSet priorityRuleCreate priorityRuleChange priorityRuleReorder priorityRuleDelete
      queueCreate queueChange queueReorder queueDelete waitingDecideAgain
    `),
  },
  {
    agents: true,
    scopes: ['conversations:read'],
    operations: words(`
      conversation conversations priorityCost savedView savedViews savedViewsArrange viewerDrafts
      conversationPresence conversationChanges conversationPresenceChanges viewChanges
    `),
  },
  {
    agents: true,
    scopes: ['conversations:write'],
    operations: words(`
      conversationStart conversationsImport conversationMessageAdd conversationReply conversationNoteAdd
      conversationAssign conversationTakeNext conversationClose conversationReopen conversationSnooze
      conversationEscalate conversationDeescalate conversationPrioritySet conversationPriorityReset
      conversationQueueSet conversationQueueReset conversationTopicSet conversationRate conversationUndo
      conversationsChange conversationsChangeUndo conversationDraftSave
      savedViewCreate savedViewChange savedViewDelete
    `),
  },
  {
    agents: true,
    scopes: ['team:read'],
    operations: words('teammates teammateConnection teamGroups'),
  },
  { agents: true, scopes: null, operations: ['availabilitySet'] },
  {
    agents: true,
    scopes: null,
    operations: words('accountChange emailChange passwordChange sessionEnd sessionsEndOthers viewerSessions'),
  },
  {
    agents: false,
    scopes: null,
    operations: words(`
      invitations invitationCreate invitationRenew invitationRevoke teammateChange teammatePasswordReset
      teamGroupCreate teamGroupChange teamGroupHoursSet teamGroupDelete
      workspaceChange apiKeys apiKeyScopes apiKeyCreate apiKeyRotate apiKeyRevoke
    `),
  },
];
