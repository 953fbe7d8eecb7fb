/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment Refusal on UserError {\n    code\n    message\n    path\n    ... on InUseError {\n      uses {\n        kind\n        id\n        name\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n    }\n    ... on TakenError {\n      holderId\n    }\n  }\n": typeof types.RefusalFragmentDoc,
    "\n  query TestContact($condition: ConditionInput!, $contact: ID!) {\n    conditionTest(condition: $condition, contact: $contact) {\n      matches\n      tree {\n        ...Explanation\n      }\n    }\n  }\n": typeof types.TestContactDocument,
    "\n  query ValueSuggestions($field: String!, $prefix: String!) {\n    conditionValueSuggestions(field: $field, prefix: $prefix, first: 10) {\n      value\n      label\n    }\n  }\n": typeof types.ValueSuggestionsDocument,
    "\n  query ConditionFields($context: ConditionContext!) {\n    conditionFields(context: $context) {\n      path\n      label\n      phrase\n      group\n      type\n      choices {\n        value\n        label\n      }\n      operators {\n        operator\n        label\n        operand\n        negative\n      }\n    }\n  }\n": typeof types.ConditionFieldsDocument,
    "\n  query ConditionPreview($condition: ConditionInput!) {\n    conditionPreview(condition: $condition, sample: 5) {\n      matchCount\n      contactCount\n      sample {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": typeof types.ConditionPreviewDocument,
    "\n  query ViewCheck($condition: ConditionInput!) {\n    conversations(condition: $condition, first: 1) {\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.ViewCheckDocument,
    "\n  mutation ChangeEmail($input: EmailChangeInput!) {\n    emailChange(input: $input) {\n      needsConfirmation\n      teammate {\n        id\n        email\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeEmailDocument,
    "\n  mutation ChangePassword($input: PasswordChangeInput!) {\n    passwordChange(input: $input) {\n      endedSessionCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangePasswordDocument,
    "\n  mutation ChangeAccount($input: AccountChangeInput!) {\n    accountChange(input: $input) {\n      teammate {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeAccountDocument,
    "\n  query Sessions {\n    viewerSessions {\n      id\n      device\n      address\n      lastSeenAt\n      isCurrent\n    }\n  }\n": typeof types.SessionsDocument,
    "\n  mutation EndSession($input: IdInput!) {\n    sessionEnd(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    sessionsEndOthers {\n      endedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.EndOtherSessionsDocument,
    "\n  query ContactActivity($id: ID!, $after: String) {\n    contact(id: $id) {\n      id\n      activity(first: 10, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.ContactActivityDocument,
    "\n  query Contact($id: ID!) {\n    contact(id: $id) {\n      id\n      displayName\n      ...ContactFacts\n      ...ContactSegments\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n": typeof types.ContactDocument,
    "\n  fragment ContactRow on Contact {\n    id\n    displayName\n    externalId\n    email\n    company\n    createdAt\n    properties\n    memberships {\n      segment {\n        id\n        name\n        colour\n      }\n    }\n  }\n": typeof types.ContactRowFragmentDoc,
    "\n  query Contacts($search: String, $condition: ConditionInput, $sort: ContactSortInput, $after: String) {\n    contacts(first: 100, search: $search, condition: $condition, sort: $sort, after: $after) {\n      nodes {\n        ...ContactRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ContactsDocument,
    "\n  mutation CreateContact($input: ContactCreateInput!) {\n    contactCreate(input: $input) {\n      contact {\n        id\n        displayName\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateContactDocument,
    "\n  mutation EraseContact($input: IdInput!) {\n    contactDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.EraseContactDocument,
    "\n  fragment ImportFailures on ContactImport {\n    failed\n    failuresPath\n    failures(first: 200) {\n      row\n      column\n      reason\n    }\n  }\n": typeof types.ImportFailuresFragmentDoc,
    "\n  query Import($id: ID!) {\n    contactImport(id: $id) {\n      id\n      fileName\n      status\n      rows\n      added\n      updated\n      skipped\n      failed\n      bytes\n      bytesRead\n      error\n      ...ImportFailures\n      ...UndoImport\n    }\n  }\n": typeof types.ImportDocument,
    "\n  mutation CancelImport($input: IdInput!) {\n    contactImportCancel(input: $input) {\n      contactImport {\n        id\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CancelImportDocument,
    "\n  query MergeChoices($from: ID!, $into: ID!) {\n    from: contact(id: $from) {\n      ...ContactFacts\n    }\n    into: contact(id: $into) {\n      ...ContactFacts\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n": typeof types.MergeChoicesDocument,
    "\n  mutation MergeContacts($input: ContactMergeInput!) {\n    contactMerge(input: $input) {\n      contact {\n        ...ContactFacts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.MergeContactsDocument,
    "\n  mutation CreateImport($input: ContactImportCreateInput!) {\n    contactImportCreate(input: $input) {\n      contactImport {\n        id\n        fileName\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateImportDocument,
    "\n  query RecentImports {\n    contactImports(first: 5) {\n      id\n      fileName\n      status\n      rows\n      failed\n      createdAt\n      undo {\n        undoneAt\n      }\n    }\n  }\n": typeof types.RecentImportsDocument,
    "\n  mutation CancelUndo($input: IdInput!) {\n    jobCancel(input: $input) {\n      job {\n        id\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CancelUndoDocument,
    "\n  query ImportBytes($id: ID!) {\n    contactImport(id: $id) {\n      id\n      status\n      bytes\n    }\n  }\n": typeof types.ImportBytesDocument,
    "\n  query ContactColumns {\n    contactProperties {\n      id\n      key\n      label\n      type\n    }\n  }\n": typeof types.ContactColumnsDocument,
    "\n  mutation Reply($input: ConversationReplyInput!) {\n    conversationReply(input: $input) {\n      conversation {\n        ...ConversationState\n        ...ConversationDrafts\n        messages {\n          ...MessageLine\n        }\n      }\n      userErrors {\n        ...Refusal\n        ... on OvertakenError {\n          messages {\n            ...MessageLine\n          }\n        }\n      }\n    }\n  }\n": typeof types.ReplyDocument,
    "\n  mutation AddNote($input: ConversationNoteAddInput!) {\n    conversationNoteAdd(input: $input) {\n      conversation {\n        ...ConversationState\n        ...ConversationDrafts\n        messages {\n          ...MessageLine\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.AddNoteDocument,
    "\n  mutation DeleteView($input: IdInput!) {\n    savedViewDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.DeleteViewDocument,
    "\n  query EscalationTeams {\n    queues {\n      nodes {\n        id\n        team {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.EscalationTeamsDocument,
    "\n  mutation EscalateConversation($input: ConversationEscalateInput!) {\n    conversationEscalate(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.EscalateConversationDocument,
    "\n  subscription ConversationChanges {\n    conversationChanges {\n      sequence\n      conversations {\n        id\n        ...ConversationState\n      }\n    }\n  }\n": typeof types.ConversationChangesDocument,
    "\n  query Load {\n    viewer {\n      teammate {\n        id\n        available\n        capacity\n        openCount\n      }\n    }\n  }\n": typeof types.LoadDocument,
    "\n  mutation SetAvailable($input: AvailabilitySetInput!) {\n    availabilitySet(input: $input) {\n      teammate {\n        id\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetAvailableDocument,
    "\n  query Mentionable($search: String!) {\n    teammateConnection(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.MentionableDocument,
    "\n  fragment MessageFile on Attachment {\n    id\n    name\n    contentType\n    size\n    isPicture\n    path\n  }\n": typeof types.MessageFileFragmentDoc,
    "\n  fragment MessageLine on Message {\n    id\n    kind\n    body\n    author\n    createdAt\n    mentions {\n      id\n      name\n    }\n    attachments {\n      id\n      ...MessageFile\n    }\n  }\n": typeof types.MessageLineFragmentDoc,
    "\n  mutation CreateView($input: SavedViewCreateInput!) {\n    savedViewCreate(input: $input) {\n      savedView {\n        id\n        ...SavedViewFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateViewDocument,
    "\n  query ConversationContact($id: ID!) {\n    contact(id: $id) {\n      id\n      displayName\n      ...ContactFacts\n      ...ContactSegments\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n": typeof types.ConversationContactDocument,
    "\n  query ConversationActivity($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      viewerUndoableActivityId\n      activity(first: 10, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.ConversationActivityDocument,
    "\n  mutation DeescalateConversation($input: ConversationInput!) {\n    conversationDeescalate(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.DeescalateConversationDocument,
    "\n  mutation CloseConversation($input: ConversationInput!) {\n    conversationClose(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CloseConversationDocument,
    "\n  mutation ReopenConversation($input: ConversationInput!) {\n    conversationReopen(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ReopenConversationDocument,
    "\n  mutation SnoozeConversation($input: ConversationSnoozeInput!) {\n    conversationSnooze(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SnoozeConversationDocument,
    "\n  mutation AssignConversation($input: ConversationAssignInput!) {\n    conversationAssign(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.AssignConversationDocument,
    "\n  mutation SetConversationPriority($input: ConversationPrioritySetInput!) {\n    conversationPrioritySet(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetConversationPriorityDocument,
    "\n  mutation SetConversationQueue($input: ConversationQueueSetInput!) {\n    conversationQueueSet(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetConversationQueueDocument,
    "\n  mutation LetRulesSetPriority($input: ConversationInput!) {\n    conversationPriorityReset(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.LetRulesSetPriorityDocument,
    "\n  mutation LetRulesSetQueue($input: ConversationInput!) {\n    conversationQueueReset(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.LetRulesSetQueueDocument,
    "\n  mutation SetConversationTopic($input: ConversationTopicSetInput!) {\n    conversationTopicSet(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetConversationTopicDocument,
    "\n  mutation TakeBackAct($input: ConversationUndoInput!) {\n    conversationUndo(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.TakeBackActDocument,
    "\n  query Assignees($search: String!) {\n    teammateConnection(first: 20, search: $search) {\n      nodes {\n        id\n        name\n        available\n        capacity\n        openCount\n      }\n    }\n  }\n": typeof types.AssigneesDocument,
    "\n  query QueueChoices {\n    queues {\n      nodes {\n        id\n        name\n        waitingCount\n      }\n    }\n  }\n": typeof types.QueueChoicesDocument,
    "\n  query Conversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      number\n      subject\n      channel\n      createdAt\n      escalationReason\n      escalatedAt\n      csat\n      csatComment\n      contact {\n        id\n        displayName\n      }\n      segments {\n        source\n        segment {\n          id\n          name\n          colour\n        }\n      }\n      messages {\n        id\n        ...MessageLine\n      }\n      receipt {\n        ...Receipt\n      }\n      laterReceipts(first: 1) {\n        decidedAt\n        why\n        ...Receipt\n      }\n      ...ConversationState\n      ...ConversationDrafts\n    }\n  }\n": typeof types.ConversationDocument,
    "\n  fragment ConversationState on Conversation {\n    id\n    status\n    snoozedUntil\n    resolvedAt\n    waitingSince\n    priority\n    priorityBy\n    queueBy\n    escalated\n    topic\n    assignee {\n      id\n      name\n    }\n    queue {\n      id\n      name\n    }\n    team {\n      id\n      name\n    }\n  }\n": typeof types.ConversationStateFragmentDoc,
    "\n  query Drafts {\n    viewerDrafts {\n      conversationId\n      kind\n    }\n  }\n": typeof types.DraftsDocument,
    "\n  query RowProperties {\n    contactProperties {\n      id\n      key\n      label\n      type\n    }\n  }\n": typeof types.RowPropertiesDocument,
    "\n  mutation ChangeConversations($input: ConversationsChangeInput!) {\n    conversationsChange(input: $input) {\n      job {\n        id\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeConversationsDocument,
    "\n  fragment ConversationDrafts on Conversation {\n    id\n    viewerDrafts {\n      conversationId\n      kind\n      body\n      savedAt\n      mentions {\n        id\n        name\n      }\n      attachments {\n        id\n        name\n        size\n      }\n    }\n  }\n": typeof types.ConversationDraftsFragmentDoc,
    "\n  mutation SaveDraft($input: ConversationDraftSaveInput!) {\n    conversationDraftSave(input: $input) {\n      conversation {\n        ...ConversationDrafts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SaveDraftDocument,
    "\n  query DraftsOf($id: ID!) {\n    conversation(id: $id) {\n      ...ConversationDrafts\n    }\n  }\n": typeof types.DraftsOfDocument,
    "\n  fragment InboxRow on Conversation {\n    id\n    number\n    subject\n    channel\n    language\n    csat\n    createdAt\n    updatedAt\n    contact {\n      id\n      displayName\n      company\n      email\n      properties @include(if: $withProperties)\n    }\n    segments @include(if: $withSegments) {\n      segment {\n        id\n        name\n        colour\n      }\n    }\n    latestExcerpt {\n      kind\n      text\n    }\n    ...ConversationState\n  }\n": typeof types.InboxRowFragmentDoc,
    "\n  query Inbox(\n    $condition: ConditionInput\n    $sort: ConversationSort!\n    $descending: Boolean!\n    $after: String\n    $withSegments: Boolean!\n    $withProperties: Boolean!\n  ) {\n    conversations(condition: $condition, sort: $sort, descending: $descending, first: 100, after: $after) {\n      nodes {\n        id\n        ...InboxRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": typeof types.InboxDocument,
    "\n  subscription ViewChanges($condition: ConditionInput, $withSegments: Boolean!, $withProperties: Boolean!) {\n    viewChanges(condition: $condition) {\n      sequence\n      count\n      resync\n      changes {\n        kind\n        conversationId\n        conversation {\n          id\n          ...InboxRow\n        }\n      }\n    }\n  }\n": typeof types.ViewChangesDocument,
    "\n  mutation SayPresence($input: ConversationPresenceInput!) {\n    conversationPresence(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SayPresenceDocument,
    "\n  subscription ConversationPresence($id: ID!) {\n    conversationPresenceChanges(id: $id) {\n      others {\n        state\n        teammate {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.ConversationPresenceDocument,
    "\n  mutation TakeNext {\n    conversationTakeNext {\n      conversation {\n        id\n        ...ConversationState\n      }\n      reason\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.TakeNextDocument,
    "\n  mutation ChangeView($input: SavedViewChangeInput!) {\n    savedViewChange(input: $input) {\n      savedView {\n        ...SavedViewFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeViewDocument,
    "\n  mutation DeletePriorityRule($input: IdInput!) {\n    priorityRuleDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.DeletePriorityRuleDocument,
    "\n  mutation SetHeadStarts($input: HeadStartsSetInput!) {\n    headStartsSet(input: $input) {\n      headStarts {\n        version\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetHeadStartsDocument,
    "\n  query HeadStarts {\n    headStarts {\n      version\n      minutes {\n        urgent\n        high\n        normal\n        low\n      }\n    }\n  }\n": typeof types.HeadStartsDocument,
    "\n  query PriorityCost($days: Int!) {\n    priorityCost(days: $days) {\n      conversationCount\n      isLimited\n      segments {\n        segment {\n          id\n          name\n          colour\n        }\n        conversationCount\n        meanMinutes\n        worstMinutes\n      }\n      priorities {\n        priority\n        conversationCount\n        boundMinutes\n        longestPassedByMinutes\n      }\n    }\n  }\n": typeof types.PriorityCostDocument,
    "\n  query PriorityRules {\n    priorityRules {\n      version\n      nodes {\n        id\n        ...PriorityRuleLine\n        ...PriorityRuleEdit\n      }\n    }\n  }\n": typeof types.PriorityRulesDocument,
    "\n  fragment PriorityRuleEdit on PriorityRule {\n    id\n    name\n    condition\n    summary\n    priority\n    version\n  }\n": typeof types.PriorityRuleEditFragmentDoc,
    "\n  mutation CreatePriorityRule($input: PriorityRuleCreateInput!) {\n    priorityRuleCreate(input: $input) {\n      priorityRule {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreatePriorityRuleDocument,
    "\n  mutation ChangePriorityRule($input: PriorityRuleChangeInput!) {\n    priorityRuleChange(input: $input) {\n      priorityRule {\n        ...PriorityRuleEdit\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangePriorityRuleDocument,
    "\n  fragment PriorityRuleLine on PriorityRule {\n    id\n    name\n    position\n    summary\n    priority\n    broken\n  }\n": typeof types.PriorityRuleLineFragmentDoc,
    "\n  mutation ReorderPriorityRules($input: ReorderInput!) {\n    priorityRuleReorder(input: $input) {\n      priorityRules {\n        version\n        nodes {\n          id\n          position\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ReorderPriorityRulesDocument,
    "\n  mutation DeleteQueue($input: IdInput!) {\n    queueDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.DeleteQueueDocument,
    "\n  subscription QueueWaits {\n    queueWaitsChanged {\n      sequence\n      queues {\n        queueId\n        waitingCount\n        oldestWaitingSince\n      }\n    }\n  }\n": typeof types.QueueWaitsDocument,
    "\n  query TeamNames {\n    teamGroups {\n      id\n      name\n    }\n  }\n": typeof types.TeamNamesDocument,
    "\n  fragment QueueEdit on Queue {\n    id\n    name\n    fallback\n    condition\n    summary\n    mode\n    outsideHours\n    version\n    team {\n      id\n      name\n    }\n  }\n": typeof types.QueueEditFragmentDoc,
    "\n  mutation CreateQueue($input: QueueCreateInput!) {\n    queueCreate(input: $input) {\n      queue {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateQueueDocument,
    "\n  mutation ChangeQueue($input: QueueChangeInput!) {\n    queueChange(input: $input) {\n      queue {\n        ...QueueEdit\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeQueueDocument,
    "\n  fragment QueueLine on Queue {\n    id\n    name\n    position\n    fallback\n    summary\n    broken\n    mode\n    outsideHours\n    open\n    ...QueueWaitsFields\n    team {\n      id\n      name\n      colour\n    }\n  }\n": typeof types.QueueLineFragmentDoc,
    "\n  mutation ReorderQueues($input: ReorderInput!) {\n    queueReorder(input: $input) {\n      queues {\n        version\n        nodes {\n          id\n          position\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ReorderQueuesDocument,
    "\n  fragment QueueWaitsFields on Queue {\n    id\n    name\n    waitingCount\n    oldestWaitingSince\n  }\n": typeof types.QueueWaitsFieldsFragmentDoc,
    "\n  query Queues {\n    queues {\n      version\n      nodes {\n        id\n        ...QueueLine\n        ...QueueEdit\n      }\n    }\n  }\n": typeof types.QueuesDocument,
    "\n  query TeamChoices {\n    teamGroups {\n      id\n      name\n    }\n  }\n": typeof types.TeamChoicesDocument,
    "\n  query ContactsToAdd($search: String, $after: String) {\n    contacts(first: 50, search: $search, after: $after) {\n      nodes {\n        id\n        displayName\n        email\n        company\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": typeof types.ContactsToAddDocument,
    "\n  query SegmentRule($id: ID!) {\n    segment(id: $id) {\n      id\n      ...SegmentRuleState\n    }\n  }\n": typeof types.SegmentRuleDocument,
    "\n  mutation CreateSegment($input: SegmentCreateInput!) {\n    segmentCreate(input: $input) {\n      segment {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateSegmentDocument,
    "\n  fragment EditSegment on Segment {\n    id\n    name\n    colour\n    description\n    version\n  }\n": typeof types.EditSegmentFragmentDoc,
    "\n  mutation ChangeSegment($input: SegmentChangeInput!) {\n    segmentChange(input: $input) {\n      segment {\n        id\n        updatedAt\n        ...EditSegment\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeSegmentDocument,
    "\n  query RuleVersions($id: ID!) {\n    segment(id: $id) {\n      id\n      rule {\n        version\n      }\n      ruleVersions(first: 50) {\n        version\n        condition\n        summary\n        enabled\n        changedAt\n        changedBy\n      }\n    }\n  }\n": typeof types.RuleVersionsDocument,
    "\n  query KeptOut($id: ID!, $search: String, $after: String) {\n    segment(id: $id) {\n      id\n      excluded(first: 100, search: $search, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n          }\n          excludedAt\n          excludedBy\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.KeptOutDocument,
    "\n  query Members($id: ID!, $search: String, $pin: PinFilter, $source: MembershipSource, $at: DateTime, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: 100, search: $search, pin: $pin, source: $source, at: $at, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n            company\n          }\n          since\n          source\n          pin\n          ...WhyMember\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.MembersDocument,
    "\n  fragment MembersSegment on Segment {\n    id\n    name\n    archivedAt\n    createdAt\n    memberCount\n  }\n": typeof types.MembersSegmentFragmentDoc,
    "\n  mutation ArchiveSegment($input: IdInput!) {\n    segmentArchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ArchiveSegmentDocument,
    "\n  mutation DeleteSegment($input: IdInput!) {\n    segmentDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.DeleteSegmentDocument,
    "\n  mutation UnarchiveSegment($input: IdInput!) {\n    segmentUnarchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.UnarchiveSegmentDocument,
    "\n  query SegmentActivity($id: ID!, $after: String) {\n    segment(id: $id) {\n      id\n      activity(first: 20, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.SegmentActivityDocument,
    "\n  fragment SegmentMenu on Segment {\n    id\n    name\n    archivedAt\n    ...EditSegment\n  }\n": typeof types.SegmentMenuFragmentDoc,
    "\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id\n      key\n      name\n      colour\n      description\n      archivedAt\n      memberCount\n      ...SegmentMenu\n      ...MembersSegment\n    }\n  }\n": typeof types.SegmentDocument,
    "\n  fragment SegmentRow on Segment {\n    id\n    key\n    name\n    colour\n    description\n    memberCount\n    updatedAt\n    rule {\n      enabled\n      summary\n    }\n    trend {\n      points\n      joinedCount\n      leftCount\n    }\n    health\n    usedBy {\n      kind\n      id\n      name\n    }\n    ...SegmentMenu\n  }\n": typeof types.SegmentRowFragmentDoc,
    "\n  query Segments(\n    $search: String\n    $archived: Boolean\n    $sort: SegmentSort\n    $descending: Boolean\n    $after: String\n  ) {\n    segments(\n      first: 100\n      search: $search\n      archived: $archived\n      sort: $sort\n      descending: $descending\n      after: $after\n    ) {\n      nodes {\n        id\n        ...SegmentRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": typeof types.SegmentsDocument,
    "\n  query TemplateProperties {\n    contactProperties {\n      id\n      key\n      label\n      type\n      choices\n    }\n  }\n": typeof types.TemplatePropertiesDocument,
    "\n  mutation StartSegments($input: SegmentsStartInput!) {\n    segmentsStart(input: $input) {\n      segments {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.StartSegmentsDocument,
    "\n  query SegmentUses($id: ID!) {\n    segment(id: $id) {\n      id\n      usedBy {\n        kind\n        id\n        name\n      }\n      memberCount\n      health\n      overlaps(first: 5) {\n        sharedCount\n        segment {\n          id\n          name\n          colour\n          memberCount\n        }\n      }\n    }\n  }\n": typeof types.SegmentUsesDocument,
    "\n  fragment WhyMember on SegmentMembership {\n    segment {\n      id\n      name\n    }\n    contact {\n      id\n      displayName\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n": typeof types.WhyMemberFragmentDoc,
    "\n  mutation SetRule($input: SegmentRuleSetInput!) {\n    segmentRuleSet(input: $input) {\n      segment {\n        id\n        ...SegmentRuleState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetRuleDocument,
    "\n  fragment SegmentRuleState on Segment {\n    id\n    name\n    rule {\n      condition\n      summary\n      enabled\n      version\n      changedAt\n      changedBy\n      broken\n    }\n  }\n": typeof types.SegmentRuleStateFragmentDoc,
    "\n  query ApiKeys {\n    apiKeys {\n      id\n      name\n      scopes\n      createdBy\n      createdAt\n      lastFour\n      lastUsedAt\n      expiresAt\n      previousSecretExpiresAt\n      revokedAt\n    }\n  }\n": typeof types.ApiKeysDocument,
    "\n  mutation RevokeApiKey($input: IdInput!) {\n    apiKeyRevoke(input: $input) {\n      apiKey {\n        id\n        revokedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.RevokeApiKeyDocument,
    "\n  mutation RenameChoice($input: ContactPropertyChoiceRenameInput!) {\n    contactPropertyChoiceRename(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.RenameChoiceDocument,
    "\n  mutation MergeChoice($input: ContactPropertyChoiceMergeInput!) {\n    contactPropertyChoiceMerge(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.MergeChoiceDocument,
    "\n  query PropertyChoices($id: ID!) {\n    contactProperty(id: $id) {\n      id\n      version\n      choiceUses {\n        choice\n        contactCount\n        usedBy {\n          kind\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.PropertyChoicesDocument,
    "\n  mutation SetChoices($input: ContactPropertyChangeInput!) {\n    contactPropertyChange(input: $input) {\n      contactProperty {\n        id\n        choices\n        version\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetChoicesDocument,
    "\n  mutation CreateApiKey($input: ApiKeyCreateInput!) {\n    apiKeyCreate(input: $input) {\n      apiKey {\n        id\n      }\n      secret\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateApiKeyDocument,
    "\n  mutation DeleteProperty($input: IdInput!) {\n    contactPropertyDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.DeletePropertyDocument,
    "\n  query Properties {\n    contactProperties {\n      id\n      key\n      label\n      description\n      type\n      choices\n      version\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n": typeof types.PropertiesDocument,
    "\n  query PropertyCounts {\n    contactProperties {\n      id\n      contactCount\n    }\n  }\n": typeof types.PropertyCountsDocument,
    "\n  mutation CreateProperty($input: ContactPropertyCreateInput!) {\n    contactPropertyCreate(input: $input) {\n      contactProperty {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreatePropertyDocument,
    "\n  mutation ChangeProperty($input: ContactPropertyChangeInput!) {\n    contactPropertyChange(input: $input) {\n      contactProperty {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangePropertyDocument,
    "\n  query PropertyJob($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      changed\n      failed\n      error\n    }\n  }\n": typeof types.PropertyJobDocument,
    "\n  query PropertyTypeCheck($input: ContactPropertyTypeInput!) {\n    contactPropertyTypeCheck(input: $input) {\n      valueCount\n      convertedCount\n      lostCount\n      lost {\n        value\n        reason\n        contact {\n          id\n          displayName\n        }\n      }\n      blockedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n": typeof types.PropertyTypeCheckDocument,
    "\n  mutation ChangePropertyType($input: ContactPropertyTypeInput!) {\n    contactPropertyTypeChange(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangePropertyTypeDocument,
    "\n  mutation RotateApiKey($input: ApiKeyRotateInput!) {\n    apiKeyRotate(input: $input) {\n      apiKey {\n        id\n        lastFour\n        previousSecretExpiresAt\n      }\n      secret\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.RotateApiKeyDocument,
    "\n  mutation ChangeWorkspace($input: WorkspaceChangeInput!) {\n    workspaceChange(input: $input) {\n      workspace {\n        id\n        name\n        timeZone\n        version\n        workingHours {\n          day\n          from\n          to\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeWorkspaceDocument,
    "\n  mutation ConfirmEmail($input: EmailChangeConfirmInput!) {\n    emailChangeConfirm(input: $input) {\n      email\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ConfirmEmailDocument,
    "\n  query Installation {\n    installation {\n      sendsEmail\n    }\n  }\n": typeof types.InstallationDocument,
    "\n  mutation RequestPasswordReset($input: PasswordResetRequestInput!) {\n    passwordResetRequest(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.RequestPasswordResetDocument,
    "\n  mutation Join($input: InvitationAcceptInput!) {\n    invitationAccept(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.JoinDocument,
    "\n  mutation ResetPassword($input: PasswordResetInput!) {\n    passwordReset(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ResetPasswordDocument,
    "\n  mutation SetUp($input: InstallationSetUpInput!) {\n    installationSetUp(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetUpDocument,
    "\n  query SetupNeeds {\n    installation {\n      needsSetupCode\n    }\n  }\n": typeof types.SetupNeedsDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n        workspaces {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation AddSampleContacts {\n    sampleContactsAdd {\n      changedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.AddSampleContactsDocument,
    "\n  mutation RemoveSampleContacts {\n    sampleContactsRemove {\n      changedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.RemoveSampleContactsDocument,
    "\n  mutation DeleteTeamGroup($input: IdInput!) {\n    teamGroupDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.DeleteTeamGroupDocument,
    "\n  mutation CreateTeamGroup($input: TeamGroupCreateInput!) {\n    teamGroupCreate(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateTeamGroupDocument,
    "\n  mutation ChangeTeamGroup($input: TeamGroupChangeInput!) {\n    teamGroupChange(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeTeamGroupDocument,
    "\n  mutation SetGroupHours($input: TeamGroupHoursSetInput!) {\n    teamGroupHoursSet(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetGroupHoursDocument,
    "\n  query GroupMembers($group: ID!, $after: String) {\n    teammateConnection(first: 100, after: $after, group: $group) {\n      totalCount\n      nodes {\n        id\n        name\n        email\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.GroupMembersDocument,
    "\n  query Groups {\n    teamGroups {\n      id\n      name\n      colour\n      description\n      version\n      teammateCount\n      firstTeammates {\n        id\n        name\n      }\n      hours {\n        kind\n        timeZone\n        intervals {\n          day\n          from\n          to\n        }\n      }\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n": typeof types.GroupsDocument,
    "\n  mutation Invite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation {\n        id\n        email\n      }\n      token\n      isEmailed\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.InviteDocument,
    "\n  query Invitations {\n    invitations {\n      id\n      email\n      role\n      expiresAt\n    }\n  }\n": typeof types.InvitationsDocument,
    "\n  mutation RenewInvitation($input: IdInput!) {\n    invitationRenew(input: $input) {\n      token\n      isEmailed\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.RenewInvitationDocument,
    "\n  mutation RevokeInvitation($input: IdInput!) {\n    invitationRevoke(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.RevokeInvitationDocument,
    "\n  query People($search: String!, $after: String) {\n    teammateConnection(first: 100, after: $after, search: $search) {\n      totalCount\n      nodes {\n        id\n        name\n        email\n        role\n        capacity\n        available\n        lastSeenAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.PeopleDocument,
    "\n  query TeammateRemoval($email: String!) {\n    teammateConnection(search: $email, first: 20) {\n      nodes {\n        id\n        teamGroups {\n          id\n          name\n          teammateCount\n        }\n      }\n    }\n  }\n": typeof types.TeammateRemovalDocument,
    "\n  mutation CreateTeammateReset($input: IdInput!) {\n    teammatePasswordReset(input: $input) {\n      token\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateTeammateResetDocument,
    "\n  query TeammateChoices($search: String!) {\n    teammateConnection(first: 20, search: $search) {\n      nodes {\n        id\n        name\n        email\n      }\n    }\n  }\n": typeof types.TeammateChoicesDocument,
    "\n  mutation ChangeTeammate($input: TeammateChangeInput!) {\n    teammateChange(input: $input) {\n      teammate {\n        id\n        role\n        capacity\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeTeammateDocument,
    "\n  fragment ActivityLine on Activity {\n    id\n    type\n    at\n    actor\n    data\n  }\n": typeof types.ActivityLineFragmentDoc,
    "\n  query ContactConversations($id: ID!, $after: String) {\n    contact(id: $id) {\n      id\n      conversations(first: 10, after: $after) {\n        nodes {\n          id\n          number\n          subject\n          topic\n          status\n          priority\n          createdAt\n          queue {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.ContactConversationsDocument,
    "\n  query ContactCount($search: String, $condition: ConditionInput) {\n    contacts(first: 1, search: $search, condition: $condition) {\n      totalCount\n    }\n  }\n": typeof types.ContactCountDocument,
    "\n  fragment ContactFacts on Contact {\n    id\n    displayName\n    externalId\n    email\n    name\n    company\n    createdAt\n    updatedAt\n    properties\n  }\n": typeof types.ContactFactsFragmentDoc,
    "\n  fragment ContactFactsProperty on ContactProperty {\n    id\n    key\n    label\n    type\n    choices\n  }\n": typeof types.ContactFactsPropertyFragmentDoc,
    "\n  mutation ChangeContact($input: ContactUpsertInput!) {\n    contactUpsert(input: $input) {\n      contact {\n        ...ContactFacts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeContactDocument,
    "\n  query ContactChoices($search: String!) {\n    contacts(first: 20, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": typeof types.ContactChoicesDocument,
    "\n  fragment ContactSegments on Contact {\n    id\n    displayName\n    memberships {\n      segment {\n        id\n      }\n      ...ContactMembership\n    }\n  }\n": typeof types.ContactSegmentsFragmentDoc,
    "\n  query ConversationChoices {\n    conversations(first: 50) {\n      nodes {\n        id\n        number\n        subject\n        topic\n        contact {\n          id\n          displayName\n        }\n      }\n    }\n  }\n": typeof types.ConversationChoicesDocument,
    "\n  fragment WaitingMoves on WaitingDecisionPreview {\n    waitingCount\n    lookedAtCount\n    limited\n    movedCount\n    keptByHandCount\n    ...MovesList\n  }\n": typeof types.WaitingMovesFragmentDoc,
    "\n  query WaitingMovesNow {\n    waitingDecisionPreview {\n      ...WaitingMoves\n    }\n  }\n": typeof types.WaitingMovesNowDocument,
    "\n  mutation DecideAgain {\n    waitingDecideAgain {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.DecideAgainDocument,
    "\n  query RoutingReplay($draft: RoutingDraftInput!) {\n    routingDraftPreview(draft: $draft, days: 7) {\n      conversationCount\n      wonCount\n      limited\n    }\n  }\n": typeof types.RoutingReplayDocument,
    "\n  fragment Explanation on ExplanationNode {\n    kind\n    matches\n    summary\n    seen\n    children {\n      kind\n      matches\n      summary\n      seen\n      children {\n        kind\n        matches\n        summary\n        seen\n        children {\n          kind\n          matches\n          summary\n          seen\n          children {\n            kind\n            matches\n            summary\n            seen\n            children {\n              kind\n              matches\n              summary\n              seen\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ExplanationFragmentDoc,
    "\n  fragment ContactMembership on SegmentMembership {\n    segment {\n      id\n      name\n      colour\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n": typeof types.ContactMembershipFragmentDoc,
    "\n  fragment MovesList on WaitingDecisionPreview {\n    queueMoves {\n      count\n      from {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    priorityMoves {\n      count\n      from\n      to\n    }\n  }\n": typeof types.MovesListFragmentDoc,
    "\n  fragment Receipt on DecisionReceipt {\n    decidedAt\n    summary\n    segments {\n      segmentId\n      name\n      outcome\n      ruleVersion\n      explanation {\n        ...Explanation\n      }\n    }\n    priority {\n      priority\n      rules {\n        id\n        ...RuleDecisionLine\n      }\n    }\n    queue {\n      queueId\n      name\n      waitsForHours\n      rules {\n        id\n        ...RuleDecisionLine\n      }\n    }\n  }\n": typeof types.ReceiptFragmentDoc,
    "\n  fragment RuleDecisionLine on RuleDecision {\n    id\n    name\n    version\n    outcome\n    explanation {\n      ...Explanation\n    }\n  }\n": typeof types.RuleDecisionLineFragmentDoc,
    "\n  query RoutingTest($input: RoutingTestInput!) {\n    routingTest(input: $input) {\n      ...Receipt\n    }\n  }\n": typeof types.RoutingTestDocument,
    "\n  query SegmentChoices($search: String!) {\n    segments(first: 50, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.SegmentChoicesDocument,
    "\n  mutation StartConversation($input: ConversationStartInput!) {\n    conversationStart(input: $input) {\n      conversation {\n        id\n        number\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.StartConversationDocument,
    "\n  fragment UndoImport on ContactImport {\n    id\n    fileName\n    added\n    updated\n    undoableUntil\n    undo {\n      undoneAt\n      undoneBy\n      total\n      removed\n      restored\n      partlyRestored\n      left\n      gone\n      job {\n        id\n        status\n        total\n        done\n      }\n    }\n  }\n": typeof types.UndoImportFragmentDoc,
    "\n  mutation UndoImport($input: IdInput!) {\n    contactImportUndo(input: $input) {\n      contactImport {\n        ...UndoImport\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.UndoImportDocument,
    "\n  query UndoPreview($id: ID!) {\n    contactImportUndoPreview(id: $id) {\n      removed\n      restored\n      partlyRestored\n      left\n      gone\n    }\n  }\n": typeof types.UndoPreviewDocument,
    "\n  mutation ArrangeViews($input: SavedViewsArrangeInput!) {\n    savedViewsArrange(input: $input) {\n      savedViews {\n        id\n        isPinned\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ArrangeViewsDocument,
    "\n  query GettingStarted {\n    gettingStarted {\n      hasContacts\n      hasSampleContacts\n      hasSegment\n      hasRule\n      hasQueue\n      hasConversation\n      hasTeammate\n      segmentId\n      conversationId\n    }\n  }\n": typeof types.GettingStartedDocument,
    "\n  fragment MembersChanged on SegmentMembersPayload {\n    changedCount\n    change {\n      id\n    }\n    job {\n      ...JobLine\n    }\n    segment {\n      id\n      memberCount\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n": typeof types.MembersChangedFragmentDoc,
    "\n  mutation AddMembers($input: SegmentMembersInput!) {\n    segmentMembersAdd(input: $input) {\n      ...MembersChanged\n    }\n  }\n": typeof types.AddMembersDocument,
    "\n  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {\n    segmentMembersRemove(input: $input) {\n      ...MembersChanged\n    }\n  }\n": typeof types.RemoveMembersDocument,
    "\n  mutation ResetMembers($input: SegmentMembersInput!) {\n    segmentMembersReset(input: $input) {\n      ...MembersChanged\n    }\n  }\n": typeof types.ResetMembersDocument,
    "\n  mutation UndoMembers($input: SegmentMembersUndoInput!) {\n    segmentMembersUndo(input: $input) {\n      changedCount\n      changedSinceCount\n      job {\n        ...JobLine\n      }\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.UndoMembersDocument,
    "\n  fragment PreferencesFields on Preferences {\n    letterKeys\n    startHidden\n    tables {\n      table\n      columns {\n        id\n        hidden\n        pinned\n        width\n      }\n    }\n  }\n": typeof types.PreferencesFieldsFragmentDoc,
    "\n  mutation ChangePreferences($input: PreferencesChangeInput!) {\n    preferencesChange(input: $input) {\n      preferences {\n        ...PreferencesFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangePreferencesDocument,
    "\n  fragment SavedViewFields on SavedView {\n    id\n    name\n    condition\n    summary\n    broken\n    sort\n    descending\n    columns\n    isShared\n    isReadyMade\n    isPinned\n    viewerCanChange\n    version\n    count\n    owner {\n      id\n      name\n    }\n  }\n": typeof types.SavedViewFieldsFragmentDoc,
    "\n  query SavedViews {\n    savedViews {\n      ...SavedViewFields\n    }\n  }\n": typeof types.SavedViewsDocument,
    "\n  query StatusCounts($snoozed: ConditionInput!, $closed: ConditionInput!) {\n    snoozed: conversations(condition: $snoozed) {\n      totalCount\n    }\n    closed: conversations(condition: $closed) {\n      totalCount\n    }\n  }\n": typeof types.StatusCountsDocument,
    "\n  mutation UndoConversationsChange($input: ConversationsChangeUndoInput!) {\n    conversationsChangeUndo(input: $input) {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.UndoConversationsChangeDocument,
    "\n  query Viewer {\n    installationReady\n    viewer {\n      teammate {\n        id\n        name\n        email\n        role\n        available\n      }\n      workspace {\n        id\n        name\n        timeZone\n        version\n        workingHours {\n          day\n          from\n          to\n        }\n      }\n      workspaces {\n        id\n        name\n      }\n      preferences {\n        ...PreferencesFields\n      }\n      viewerCanChangeSegments\n      viewerCanChangeMembers\n      viewerCanChangeRouting\n      viewerCanChangeWorkspace\n      viewerCanCreateWorkspaces\n      viewerCanChangeContacts\n      viewerCanChangeTeam\n      viewerCanChangeKeys\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  mutation CreateWorkspace($input: WorkspaceCreateInput!) {\n    workspaceCreate(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateWorkspaceDocument,
    "\n  subscription ViewCount($condition: ConditionInput) {\n    viewChanges(condition: $condition) {\n      count\n    }\n  }\n": typeof types.ViewCountDocument,
    "\n  fragment JobLine on Job {\n    id\n    kind\n    status\n    total\n    done\n    changed\n    failed\n    result\n    error\n    finishedAt\n    segment {\n      id\n      name\n    }\n    contactImport {\n      id\n      fileName\n    }\n    membersChange {\n      id\n      undoneAt\n    }\n    conversationsChange {\n      viewerCanUndo\n    }\n  }\n": typeof types.JobLineFragmentDoc,
    "\n  query JobLines {\n    jobs(first: 10, mine: true) {\n      ...JobLine\n    }\n  }\n": typeof types.JobLinesDocument,
    "\n  mutation CancelJob($input: IdInput!) {\n    jobCancel(input: $input) {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CancelJobDocument,
    "\n  query Jobs {\n    jobs(first: 10, mine: true) {\n      id\n      kind\n      status\n      finishedAt\n    }\n  }\n": typeof types.JobsDocument,
    "\n  subscription MemberCounts {\n    segmentMemberCountsChanged {\n      sequence\n      counts {\n        segmentId\n        memberCount\n      }\n    }\n  }\n": typeof types.MemberCountsDocument,
    "\n  query Palette($search: String!, $number: ID!) {\n    segments(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        colour\n      }\n    }\n    contacts(first: 6, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n        latestConversation {\n          ...PaletteConversation\n        }\n      }\n    }\n    conversation(id: $number) {\n      ...PaletteConversation\n    }\n  }\n": typeof types.PaletteDocument,
    "\n  fragment PaletteConversation on Conversation {\n    id\n    number\n    subject\n    topic\n    contact {\n      id\n      displayName\n    }\n  }\n": typeof types.PaletteConversationFragmentDoc,
    "\n  mutation SignOut {\n    signOut {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SignOutDocument,
    "\n  mutation SetAvailability($input: AvailabilitySetInput!) {\n    availabilitySet(input: $input) {\n      teammate {\n        id\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetAvailabilityDocument,
    "\n  query ImportOver($job: ID!) {\n    job(id: $job) {\n      id\n      contactImport {\n        id\n        status\n        ...UndoImport\n      }\n    }\n  }\n": typeof types.ImportOverDocument,
    "\n  mutation SwitchWorkspace($input: IdInput!) {\n    workspaceSwitch(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SwitchWorkspaceDocument,
};
const documents: Documents = {
    "\n  fragment Refusal on UserError {\n    code\n    message\n    path\n    ... on InUseError {\n      uses {\n        kind\n        id\n        name\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n    }\n    ... on TakenError {\n      holderId\n    }\n  }\n": types.RefusalFragmentDoc,
    "\n  query TestContact($condition: ConditionInput!, $contact: ID!) {\n    conditionTest(condition: $condition, contact: $contact) {\n      matches\n      tree {\n        ...Explanation\n      }\n    }\n  }\n": types.TestContactDocument,
    "\n  query ValueSuggestions($field: String!, $prefix: String!) {\n    conditionValueSuggestions(field: $field, prefix: $prefix, first: 10) {\n      value\n      label\n    }\n  }\n": types.ValueSuggestionsDocument,
    "\n  query ConditionFields($context: ConditionContext!) {\n    conditionFields(context: $context) {\n      path\n      label\n      phrase\n      group\n      type\n      choices {\n        value\n        label\n      }\n      operators {\n        operator\n        label\n        operand\n        negative\n      }\n    }\n  }\n": types.ConditionFieldsDocument,
    "\n  query ConditionPreview($condition: ConditionInput!) {\n    conditionPreview(condition: $condition, sample: 5) {\n      matchCount\n      contactCount\n      sample {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": types.ConditionPreviewDocument,
    "\n  query ViewCheck($condition: ConditionInput!) {\n    conversations(condition: $condition, first: 1) {\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.ViewCheckDocument,
    "\n  mutation ChangeEmail($input: EmailChangeInput!) {\n    emailChange(input: $input) {\n      needsConfirmation\n      teammate {\n        id\n        email\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeEmailDocument,
    "\n  mutation ChangePassword($input: PasswordChangeInput!) {\n    passwordChange(input: $input) {\n      endedSessionCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangePasswordDocument,
    "\n  mutation ChangeAccount($input: AccountChangeInput!) {\n    accountChange(input: $input) {\n      teammate {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeAccountDocument,
    "\n  query Sessions {\n    viewerSessions {\n      id\n      device\n      address\n      lastSeenAt\n      isCurrent\n    }\n  }\n": types.SessionsDocument,
    "\n  mutation EndSession($input: IdInput!) {\n    sessionEnd(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.EndSessionDocument,
    "\n  mutation EndOtherSessions {\n    sessionsEndOthers {\n      endedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.EndOtherSessionsDocument,
    "\n  query ContactActivity($id: ID!, $after: String) {\n    contact(id: $id) {\n      id\n      activity(first: 10, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.ContactActivityDocument,
    "\n  query Contact($id: ID!) {\n    contact(id: $id) {\n      id\n      displayName\n      ...ContactFacts\n      ...ContactSegments\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n": types.ContactDocument,
    "\n  fragment ContactRow on Contact {\n    id\n    displayName\n    externalId\n    email\n    company\n    createdAt\n    properties\n    memberships {\n      segment {\n        id\n        name\n        colour\n      }\n    }\n  }\n": types.ContactRowFragmentDoc,
    "\n  query Contacts($search: String, $condition: ConditionInput, $sort: ContactSortInput, $after: String) {\n    contacts(first: 100, search: $search, condition: $condition, sort: $sort, after: $after) {\n      nodes {\n        ...ContactRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ContactsDocument,
    "\n  mutation CreateContact($input: ContactCreateInput!) {\n    contactCreate(input: $input) {\n      contact {\n        id\n        displayName\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateContactDocument,
    "\n  mutation EraseContact($input: IdInput!) {\n    contactDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.EraseContactDocument,
    "\n  fragment ImportFailures on ContactImport {\n    failed\n    failuresPath\n    failures(first: 200) {\n      row\n      column\n      reason\n    }\n  }\n": types.ImportFailuresFragmentDoc,
    "\n  query Import($id: ID!) {\n    contactImport(id: $id) {\n      id\n      fileName\n      status\n      rows\n      added\n      updated\n      skipped\n      failed\n      bytes\n      bytesRead\n      error\n      ...ImportFailures\n      ...UndoImport\n    }\n  }\n": types.ImportDocument,
    "\n  mutation CancelImport($input: IdInput!) {\n    contactImportCancel(input: $input) {\n      contactImport {\n        id\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CancelImportDocument,
    "\n  query MergeChoices($from: ID!, $into: ID!) {\n    from: contact(id: $from) {\n      ...ContactFacts\n    }\n    into: contact(id: $into) {\n      ...ContactFacts\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n": types.MergeChoicesDocument,
    "\n  mutation MergeContacts($input: ContactMergeInput!) {\n    contactMerge(input: $input) {\n      contact {\n        ...ContactFacts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.MergeContactsDocument,
    "\n  mutation CreateImport($input: ContactImportCreateInput!) {\n    contactImportCreate(input: $input) {\n      contactImport {\n        id\n        fileName\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateImportDocument,
    "\n  query RecentImports {\n    contactImports(first: 5) {\n      id\n      fileName\n      status\n      rows\n      failed\n      createdAt\n      undo {\n        undoneAt\n      }\n    }\n  }\n": types.RecentImportsDocument,
    "\n  mutation CancelUndo($input: IdInput!) {\n    jobCancel(input: $input) {\n      job {\n        id\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CancelUndoDocument,
    "\n  query ImportBytes($id: ID!) {\n    contactImport(id: $id) {\n      id\n      status\n      bytes\n    }\n  }\n": types.ImportBytesDocument,
    "\n  query ContactColumns {\n    contactProperties {\n      id\n      key\n      label\n      type\n    }\n  }\n": types.ContactColumnsDocument,
    "\n  mutation Reply($input: ConversationReplyInput!) {\n    conversationReply(input: $input) {\n      conversation {\n        ...ConversationState\n        ...ConversationDrafts\n        messages {\n          ...MessageLine\n        }\n      }\n      userErrors {\n        ...Refusal\n        ... on OvertakenError {\n          messages {\n            ...MessageLine\n          }\n        }\n      }\n    }\n  }\n": types.ReplyDocument,
    "\n  mutation AddNote($input: ConversationNoteAddInput!) {\n    conversationNoteAdd(input: $input) {\n      conversation {\n        ...ConversationState\n        ...ConversationDrafts\n        messages {\n          ...MessageLine\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.AddNoteDocument,
    "\n  mutation DeleteView($input: IdInput!) {\n    savedViewDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.DeleteViewDocument,
    "\n  query EscalationTeams {\n    queues {\n      nodes {\n        id\n        team {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.EscalationTeamsDocument,
    "\n  mutation EscalateConversation($input: ConversationEscalateInput!) {\n    conversationEscalate(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.EscalateConversationDocument,
    "\n  subscription ConversationChanges {\n    conversationChanges {\n      sequence\n      conversations {\n        id\n        ...ConversationState\n      }\n    }\n  }\n": types.ConversationChangesDocument,
    "\n  query Load {\n    viewer {\n      teammate {\n        id\n        available\n        capacity\n        openCount\n      }\n    }\n  }\n": types.LoadDocument,
    "\n  mutation SetAvailable($input: AvailabilitySetInput!) {\n    availabilitySet(input: $input) {\n      teammate {\n        id\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetAvailableDocument,
    "\n  query Mentionable($search: String!) {\n    teammateConnection(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.MentionableDocument,
    "\n  fragment MessageFile on Attachment {\n    id\n    name\n    contentType\n    size\n    isPicture\n    path\n  }\n": types.MessageFileFragmentDoc,
    "\n  fragment MessageLine on Message {\n    id\n    kind\n    body\n    author\n    createdAt\n    mentions {\n      id\n      name\n    }\n    attachments {\n      id\n      ...MessageFile\n    }\n  }\n": types.MessageLineFragmentDoc,
    "\n  mutation CreateView($input: SavedViewCreateInput!) {\n    savedViewCreate(input: $input) {\n      savedView {\n        id\n        ...SavedViewFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateViewDocument,
    "\n  query ConversationContact($id: ID!) {\n    contact(id: $id) {\n      id\n      displayName\n      ...ContactFacts\n      ...ContactSegments\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n": types.ConversationContactDocument,
    "\n  query ConversationActivity($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      viewerUndoableActivityId\n      activity(first: 10, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.ConversationActivityDocument,
    "\n  mutation DeescalateConversation($input: ConversationInput!) {\n    conversationDeescalate(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.DeescalateConversationDocument,
    "\n  mutation CloseConversation($input: ConversationInput!) {\n    conversationClose(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CloseConversationDocument,
    "\n  mutation ReopenConversation($input: ConversationInput!) {\n    conversationReopen(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ReopenConversationDocument,
    "\n  mutation SnoozeConversation($input: ConversationSnoozeInput!) {\n    conversationSnooze(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SnoozeConversationDocument,
    "\n  mutation AssignConversation($input: ConversationAssignInput!) {\n    conversationAssign(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.AssignConversationDocument,
    "\n  mutation SetConversationPriority($input: ConversationPrioritySetInput!) {\n    conversationPrioritySet(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetConversationPriorityDocument,
    "\n  mutation SetConversationQueue($input: ConversationQueueSetInput!) {\n    conversationQueueSet(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetConversationQueueDocument,
    "\n  mutation LetRulesSetPriority($input: ConversationInput!) {\n    conversationPriorityReset(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.LetRulesSetPriorityDocument,
    "\n  mutation LetRulesSetQueue($input: ConversationInput!) {\n    conversationQueueReset(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.LetRulesSetQueueDocument,
    "\n  mutation SetConversationTopic($input: ConversationTopicSetInput!) {\n    conversationTopicSet(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetConversationTopicDocument,
    "\n  mutation TakeBackAct($input: ConversationUndoInput!) {\n    conversationUndo(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.TakeBackActDocument,
    "\n  query Assignees($search: String!) {\n    teammateConnection(first: 20, search: $search) {\n      nodes {\n        id\n        name\n        available\n        capacity\n        openCount\n      }\n    }\n  }\n": types.AssigneesDocument,
    "\n  query QueueChoices {\n    queues {\n      nodes {\n        id\n        name\n        waitingCount\n      }\n    }\n  }\n": types.QueueChoicesDocument,
    "\n  query Conversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      number\n      subject\n      channel\n      createdAt\n      escalationReason\n      escalatedAt\n      csat\n      csatComment\n      contact {\n        id\n        displayName\n      }\n      segments {\n        source\n        segment {\n          id\n          name\n          colour\n        }\n      }\n      messages {\n        id\n        ...MessageLine\n      }\n      receipt {\n        ...Receipt\n      }\n      laterReceipts(first: 1) {\n        decidedAt\n        why\n        ...Receipt\n      }\n      ...ConversationState\n      ...ConversationDrafts\n    }\n  }\n": types.ConversationDocument,
    "\n  fragment ConversationState on Conversation {\n    id\n    status\n    snoozedUntil\n    resolvedAt\n    waitingSince\n    priority\n    priorityBy\n    queueBy\n    escalated\n    topic\n    assignee {\n      id\n      name\n    }\n    queue {\n      id\n      name\n    }\n    team {\n      id\n      name\n    }\n  }\n": types.ConversationStateFragmentDoc,
    "\n  query Drafts {\n    viewerDrafts {\n      conversationId\n      kind\n    }\n  }\n": types.DraftsDocument,
    "\n  query RowProperties {\n    contactProperties {\n      id\n      key\n      label\n      type\n    }\n  }\n": types.RowPropertiesDocument,
    "\n  mutation ChangeConversations($input: ConversationsChangeInput!) {\n    conversationsChange(input: $input) {\n      job {\n        id\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeConversationsDocument,
    "\n  fragment ConversationDrafts on Conversation {\n    id\n    viewerDrafts {\n      conversationId\n      kind\n      body\n      savedAt\n      mentions {\n        id\n        name\n      }\n      attachments {\n        id\n        name\n        size\n      }\n    }\n  }\n": types.ConversationDraftsFragmentDoc,
    "\n  mutation SaveDraft($input: ConversationDraftSaveInput!) {\n    conversationDraftSave(input: $input) {\n      conversation {\n        ...ConversationDrafts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SaveDraftDocument,
    "\n  query DraftsOf($id: ID!) {\n    conversation(id: $id) {\n      ...ConversationDrafts\n    }\n  }\n": types.DraftsOfDocument,
    "\n  fragment InboxRow on Conversation {\n    id\n    number\n    subject\n    channel\n    language\n    csat\n    createdAt\n    updatedAt\n    contact {\n      id\n      displayName\n      company\n      email\n      properties @include(if: $withProperties)\n    }\n    segments @include(if: $withSegments) {\n      segment {\n        id\n        name\n        colour\n      }\n    }\n    latestExcerpt {\n      kind\n      text\n    }\n    ...ConversationState\n  }\n": types.InboxRowFragmentDoc,
    "\n  query Inbox(\n    $condition: ConditionInput\n    $sort: ConversationSort!\n    $descending: Boolean!\n    $after: String\n    $withSegments: Boolean!\n    $withProperties: Boolean!\n  ) {\n    conversations(condition: $condition, sort: $sort, descending: $descending, first: 100, after: $after) {\n      nodes {\n        id\n        ...InboxRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": types.InboxDocument,
    "\n  subscription ViewChanges($condition: ConditionInput, $withSegments: Boolean!, $withProperties: Boolean!) {\n    viewChanges(condition: $condition) {\n      sequence\n      count\n      resync\n      changes {\n        kind\n        conversationId\n        conversation {\n          id\n          ...InboxRow\n        }\n      }\n    }\n  }\n": types.ViewChangesDocument,
    "\n  mutation SayPresence($input: ConversationPresenceInput!) {\n    conversationPresence(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SayPresenceDocument,
    "\n  subscription ConversationPresence($id: ID!) {\n    conversationPresenceChanges(id: $id) {\n      others {\n        state\n        teammate {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.ConversationPresenceDocument,
    "\n  mutation TakeNext {\n    conversationTakeNext {\n      conversation {\n        id\n        ...ConversationState\n      }\n      reason\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.TakeNextDocument,
    "\n  mutation ChangeView($input: SavedViewChangeInput!) {\n    savedViewChange(input: $input) {\n      savedView {\n        ...SavedViewFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeViewDocument,
    "\n  mutation DeletePriorityRule($input: IdInput!) {\n    priorityRuleDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.DeletePriorityRuleDocument,
    "\n  mutation SetHeadStarts($input: HeadStartsSetInput!) {\n    headStartsSet(input: $input) {\n      headStarts {\n        version\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetHeadStartsDocument,
    "\n  query HeadStarts {\n    headStarts {\n      version\n      minutes {\n        urgent\n        high\n        normal\n        low\n      }\n    }\n  }\n": types.HeadStartsDocument,
    "\n  query PriorityCost($days: Int!) {\n    priorityCost(days: $days) {\n      conversationCount\n      isLimited\n      segments {\n        segment {\n          id\n          name\n          colour\n        }\n        conversationCount\n        meanMinutes\n        worstMinutes\n      }\n      priorities {\n        priority\n        conversationCount\n        boundMinutes\n        longestPassedByMinutes\n      }\n    }\n  }\n": types.PriorityCostDocument,
    "\n  query PriorityRules {\n    priorityRules {\n      version\n      nodes {\n        id\n        ...PriorityRuleLine\n        ...PriorityRuleEdit\n      }\n    }\n  }\n": types.PriorityRulesDocument,
    "\n  fragment PriorityRuleEdit on PriorityRule {\n    id\n    name\n    condition\n    summary\n    priority\n    version\n  }\n": types.PriorityRuleEditFragmentDoc,
    "\n  mutation CreatePriorityRule($input: PriorityRuleCreateInput!) {\n    priorityRuleCreate(input: $input) {\n      priorityRule {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreatePriorityRuleDocument,
    "\n  mutation ChangePriorityRule($input: PriorityRuleChangeInput!) {\n    priorityRuleChange(input: $input) {\n      priorityRule {\n        ...PriorityRuleEdit\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangePriorityRuleDocument,
    "\n  fragment PriorityRuleLine on PriorityRule {\n    id\n    name\n    position\n    summary\n    priority\n    broken\n  }\n": types.PriorityRuleLineFragmentDoc,
    "\n  mutation ReorderPriorityRules($input: ReorderInput!) {\n    priorityRuleReorder(input: $input) {\n      priorityRules {\n        version\n        nodes {\n          id\n          position\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ReorderPriorityRulesDocument,
    "\n  mutation DeleteQueue($input: IdInput!) {\n    queueDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.DeleteQueueDocument,
    "\n  subscription QueueWaits {\n    queueWaitsChanged {\n      sequence\n      queues {\n        queueId\n        waitingCount\n        oldestWaitingSince\n      }\n    }\n  }\n": types.QueueWaitsDocument,
    "\n  query TeamNames {\n    teamGroups {\n      id\n      name\n    }\n  }\n": types.TeamNamesDocument,
    "\n  fragment QueueEdit on Queue {\n    id\n    name\n    fallback\n    condition\n    summary\n    mode\n    outsideHours\n    version\n    team {\n      id\n      name\n    }\n  }\n": types.QueueEditFragmentDoc,
    "\n  mutation CreateQueue($input: QueueCreateInput!) {\n    queueCreate(input: $input) {\n      queue {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateQueueDocument,
    "\n  mutation ChangeQueue($input: QueueChangeInput!) {\n    queueChange(input: $input) {\n      queue {\n        ...QueueEdit\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeQueueDocument,
    "\n  fragment QueueLine on Queue {\n    id\n    name\n    position\n    fallback\n    summary\n    broken\n    mode\n    outsideHours\n    open\n    ...QueueWaitsFields\n    team {\n      id\n      name\n      colour\n    }\n  }\n": types.QueueLineFragmentDoc,
    "\n  mutation ReorderQueues($input: ReorderInput!) {\n    queueReorder(input: $input) {\n      queues {\n        version\n        nodes {\n          id\n          position\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ReorderQueuesDocument,
    "\n  fragment QueueWaitsFields on Queue {\n    id\n    name\n    waitingCount\n    oldestWaitingSince\n  }\n": types.QueueWaitsFieldsFragmentDoc,
    "\n  query Queues {\n    queues {\n      version\n      nodes {\n        id\n        ...QueueLine\n        ...QueueEdit\n      }\n    }\n  }\n": types.QueuesDocument,
    "\n  query TeamChoices {\n    teamGroups {\n      id\n      name\n    }\n  }\n": types.TeamChoicesDocument,
    "\n  query ContactsToAdd($search: String, $after: String) {\n    contacts(first: 50, search: $search, after: $after) {\n      nodes {\n        id\n        displayName\n        email\n        company\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": types.ContactsToAddDocument,
    "\n  query SegmentRule($id: ID!) {\n    segment(id: $id) {\n      id\n      ...SegmentRuleState\n    }\n  }\n": types.SegmentRuleDocument,
    "\n  mutation CreateSegment($input: SegmentCreateInput!) {\n    segmentCreate(input: $input) {\n      segment {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateSegmentDocument,
    "\n  fragment EditSegment on Segment {\n    id\n    name\n    colour\n    description\n    version\n  }\n": types.EditSegmentFragmentDoc,
    "\n  mutation ChangeSegment($input: SegmentChangeInput!) {\n    segmentChange(input: $input) {\n      segment {\n        id\n        updatedAt\n        ...EditSegment\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeSegmentDocument,
    "\n  query RuleVersions($id: ID!) {\n    segment(id: $id) {\n      id\n      rule {\n        version\n      }\n      ruleVersions(first: 50) {\n        version\n        condition\n        summary\n        enabled\n        changedAt\n        changedBy\n      }\n    }\n  }\n": types.RuleVersionsDocument,
    "\n  query KeptOut($id: ID!, $search: String, $after: String) {\n    segment(id: $id) {\n      id\n      excluded(first: 100, search: $search, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n          }\n          excludedAt\n          excludedBy\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.KeptOutDocument,
    "\n  query Members($id: ID!, $search: String, $pin: PinFilter, $source: MembershipSource, $at: DateTime, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: 100, search: $search, pin: $pin, source: $source, at: $at, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n            company\n          }\n          since\n          source\n          pin\n          ...WhyMember\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.MembersDocument,
    "\n  fragment MembersSegment on Segment {\n    id\n    name\n    archivedAt\n    createdAt\n    memberCount\n  }\n": types.MembersSegmentFragmentDoc,
    "\n  mutation ArchiveSegment($input: IdInput!) {\n    segmentArchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ArchiveSegmentDocument,
    "\n  mutation DeleteSegment($input: IdInput!) {\n    segmentDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.DeleteSegmentDocument,
    "\n  mutation UnarchiveSegment($input: IdInput!) {\n    segmentUnarchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.UnarchiveSegmentDocument,
    "\n  query SegmentActivity($id: ID!, $after: String) {\n    segment(id: $id) {\n      id\n      activity(first: 20, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.SegmentActivityDocument,
    "\n  fragment SegmentMenu on Segment {\n    id\n    name\n    archivedAt\n    ...EditSegment\n  }\n": types.SegmentMenuFragmentDoc,
    "\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id\n      key\n      name\n      colour\n      description\n      archivedAt\n      memberCount\n      ...SegmentMenu\n      ...MembersSegment\n    }\n  }\n": types.SegmentDocument,
    "\n  fragment SegmentRow on Segment {\n    id\n    key\n    name\n    colour\n    description\n    memberCount\n    updatedAt\n    rule {\n      enabled\n      summary\n    }\n    trend {\n      points\n      joinedCount\n      leftCount\n    }\n    health\n    usedBy {\n      kind\n      id\n      name\n    }\n    ...SegmentMenu\n  }\n": types.SegmentRowFragmentDoc,
    "\n  query Segments(\n    $search: String\n    $archived: Boolean\n    $sort: SegmentSort\n    $descending: Boolean\n    $after: String\n  ) {\n    segments(\n      first: 100\n      search: $search\n      archived: $archived\n      sort: $sort\n      descending: $descending\n      after: $after\n    ) {\n      nodes {\n        id\n        ...SegmentRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": types.SegmentsDocument,
    "\n  query TemplateProperties {\n    contactProperties {\n      id\n      key\n      label\n      type\n      choices\n    }\n  }\n": types.TemplatePropertiesDocument,
    "\n  mutation StartSegments($input: SegmentsStartInput!) {\n    segmentsStart(input: $input) {\n      segments {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.StartSegmentsDocument,
    "\n  query SegmentUses($id: ID!) {\n    segment(id: $id) {\n      id\n      usedBy {\n        kind\n        id\n        name\n      }\n      memberCount\n      health\n      overlaps(first: 5) {\n        sharedCount\n        segment {\n          id\n          name\n          colour\n          memberCount\n        }\n      }\n    }\n  }\n": types.SegmentUsesDocument,
    "\n  fragment WhyMember on SegmentMembership {\n    segment {\n      id\n      name\n    }\n    contact {\n      id\n      displayName\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n": types.WhyMemberFragmentDoc,
    "\n  mutation SetRule($input: SegmentRuleSetInput!) {\n    segmentRuleSet(input: $input) {\n      segment {\n        id\n        ...SegmentRuleState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetRuleDocument,
    "\n  fragment SegmentRuleState on Segment {\n    id\n    name\n    rule {\n      condition\n      summary\n      enabled\n      version\n      changedAt\n      changedBy\n      broken\n    }\n  }\n": types.SegmentRuleStateFragmentDoc,
    "\n  query ApiKeys {\n    apiKeys {\n      id\n      name\n      scopes\n      createdBy\n      createdAt\n      lastFour\n      lastUsedAt\n      expiresAt\n      previousSecretExpiresAt\n      revokedAt\n    }\n  }\n": types.ApiKeysDocument,
    "\n  mutation RevokeApiKey($input: IdInput!) {\n    apiKeyRevoke(input: $input) {\n      apiKey {\n        id\n        revokedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.RevokeApiKeyDocument,
    "\n  mutation RenameChoice($input: ContactPropertyChoiceRenameInput!) {\n    contactPropertyChoiceRename(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.RenameChoiceDocument,
    "\n  mutation MergeChoice($input: ContactPropertyChoiceMergeInput!) {\n    contactPropertyChoiceMerge(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.MergeChoiceDocument,
    "\n  query PropertyChoices($id: ID!) {\n    contactProperty(id: $id) {\n      id\n      version\n      choiceUses {\n        choice\n        contactCount\n        usedBy {\n          kind\n          id\n          name\n        }\n      }\n    }\n  }\n": types.PropertyChoicesDocument,
    "\n  mutation SetChoices($input: ContactPropertyChangeInput!) {\n    contactPropertyChange(input: $input) {\n      contactProperty {\n        id\n        choices\n        version\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetChoicesDocument,
    "\n  mutation CreateApiKey($input: ApiKeyCreateInput!) {\n    apiKeyCreate(input: $input) {\n      apiKey {\n        id\n      }\n      secret\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateApiKeyDocument,
    "\n  mutation DeleteProperty($input: IdInput!) {\n    contactPropertyDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.DeletePropertyDocument,
    "\n  query Properties {\n    contactProperties {\n      id\n      key\n      label\n      description\n      type\n      choices\n      version\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n": types.PropertiesDocument,
    "\n  query PropertyCounts {\n    contactProperties {\n      id\n      contactCount\n    }\n  }\n": types.PropertyCountsDocument,
    "\n  mutation CreateProperty($input: ContactPropertyCreateInput!) {\n    contactPropertyCreate(input: $input) {\n      contactProperty {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreatePropertyDocument,
    "\n  mutation ChangeProperty($input: ContactPropertyChangeInput!) {\n    contactPropertyChange(input: $input) {\n      contactProperty {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangePropertyDocument,
    "\n  query PropertyJob($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      changed\n      failed\n      error\n    }\n  }\n": types.PropertyJobDocument,
    "\n  query PropertyTypeCheck($input: ContactPropertyTypeInput!) {\n    contactPropertyTypeCheck(input: $input) {\n      valueCount\n      convertedCount\n      lostCount\n      lost {\n        value\n        reason\n        contact {\n          id\n          displayName\n        }\n      }\n      blockedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n": types.PropertyTypeCheckDocument,
    "\n  mutation ChangePropertyType($input: ContactPropertyTypeInput!) {\n    contactPropertyTypeChange(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangePropertyTypeDocument,
    "\n  mutation RotateApiKey($input: ApiKeyRotateInput!) {\n    apiKeyRotate(input: $input) {\n      apiKey {\n        id\n        lastFour\n        previousSecretExpiresAt\n      }\n      secret\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.RotateApiKeyDocument,
    "\n  mutation ChangeWorkspace($input: WorkspaceChangeInput!) {\n    workspaceChange(input: $input) {\n      workspace {\n        id\n        name\n        timeZone\n        version\n        workingHours {\n          day\n          from\n          to\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeWorkspaceDocument,
    "\n  mutation ConfirmEmail($input: EmailChangeConfirmInput!) {\n    emailChangeConfirm(input: $input) {\n      email\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ConfirmEmailDocument,
    "\n  query Installation {\n    installation {\n      sendsEmail\n    }\n  }\n": types.InstallationDocument,
    "\n  mutation RequestPasswordReset($input: PasswordResetRequestInput!) {\n    passwordResetRequest(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.RequestPasswordResetDocument,
    "\n  mutation Join($input: InvitationAcceptInput!) {\n    invitationAccept(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.JoinDocument,
    "\n  mutation ResetPassword($input: PasswordResetInput!) {\n    passwordReset(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ResetPasswordDocument,
    "\n  mutation SetUp($input: InstallationSetUpInput!) {\n    installationSetUp(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetUpDocument,
    "\n  query SetupNeeds {\n    installation {\n      needsSetupCode\n    }\n  }\n": types.SetupNeedsDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n        workspaces {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  mutation AddSampleContacts {\n    sampleContactsAdd {\n      changedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.AddSampleContactsDocument,
    "\n  mutation RemoveSampleContacts {\n    sampleContactsRemove {\n      changedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.RemoveSampleContactsDocument,
    "\n  mutation DeleteTeamGroup($input: IdInput!) {\n    teamGroupDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.DeleteTeamGroupDocument,
    "\n  mutation CreateTeamGroup($input: TeamGroupCreateInput!) {\n    teamGroupCreate(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateTeamGroupDocument,
    "\n  mutation ChangeTeamGroup($input: TeamGroupChangeInput!) {\n    teamGroupChange(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeTeamGroupDocument,
    "\n  mutation SetGroupHours($input: TeamGroupHoursSetInput!) {\n    teamGroupHoursSet(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetGroupHoursDocument,
    "\n  query GroupMembers($group: ID!, $after: String) {\n    teammateConnection(first: 100, after: $after, group: $group) {\n      totalCount\n      nodes {\n        id\n        name\n        email\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.GroupMembersDocument,
    "\n  query Groups {\n    teamGroups {\n      id\n      name\n      colour\n      description\n      version\n      teammateCount\n      firstTeammates {\n        id\n        name\n      }\n      hours {\n        kind\n        timeZone\n        intervals {\n          day\n          from\n          to\n        }\n      }\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n": types.GroupsDocument,
    "\n  mutation Invite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation {\n        id\n        email\n      }\n      token\n      isEmailed\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.InviteDocument,
    "\n  query Invitations {\n    invitations {\n      id\n      email\n      role\n      expiresAt\n    }\n  }\n": types.InvitationsDocument,
    "\n  mutation RenewInvitation($input: IdInput!) {\n    invitationRenew(input: $input) {\n      token\n      isEmailed\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.RenewInvitationDocument,
    "\n  mutation RevokeInvitation($input: IdInput!) {\n    invitationRevoke(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.RevokeInvitationDocument,
    "\n  query People($search: String!, $after: String) {\n    teammateConnection(first: 100, after: $after, search: $search) {\n      totalCount\n      nodes {\n        id\n        name\n        email\n        role\n        capacity\n        available\n        lastSeenAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.PeopleDocument,
    "\n  query TeammateRemoval($email: String!) {\n    teammateConnection(search: $email, first: 20) {\n      nodes {\n        id\n        teamGroups {\n          id\n          name\n          teammateCount\n        }\n      }\n    }\n  }\n": types.TeammateRemovalDocument,
    "\n  mutation CreateTeammateReset($input: IdInput!) {\n    teammatePasswordReset(input: $input) {\n      token\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateTeammateResetDocument,
    "\n  query TeammateChoices($search: String!) {\n    teammateConnection(first: 20, search: $search) {\n      nodes {\n        id\n        name\n        email\n      }\n    }\n  }\n": types.TeammateChoicesDocument,
    "\n  mutation ChangeTeammate($input: TeammateChangeInput!) {\n    teammateChange(input: $input) {\n      teammate {\n        id\n        role\n        capacity\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeTeammateDocument,
    "\n  fragment ActivityLine on Activity {\n    id\n    type\n    at\n    actor\n    data\n  }\n": types.ActivityLineFragmentDoc,
    "\n  query ContactConversations($id: ID!, $after: String) {\n    contact(id: $id) {\n      id\n      conversations(first: 10, after: $after) {\n        nodes {\n          id\n          number\n          subject\n          topic\n          status\n          priority\n          createdAt\n          queue {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.ContactConversationsDocument,
    "\n  query ContactCount($search: String, $condition: ConditionInput) {\n    contacts(first: 1, search: $search, condition: $condition) {\n      totalCount\n    }\n  }\n": types.ContactCountDocument,
    "\n  fragment ContactFacts on Contact {\n    id\n    displayName\n    externalId\n    email\n    name\n    company\n    createdAt\n    updatedAt\n    properties\n  }\n": types.ContactFactsFragmentDoc,
    "\n  fragment ContactFactsProperty on ContactProperty {\n    id\n    key\n    label\n    type\n    choices\n  }\n": types.ContactFactsPropertyFragmentDoc,
    "\n  mutation ChangeContact($input: ContactUpsertInput!) {\n    contactUpsert(input: $input) {\n      contact {\n        ...ContactFacts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeContactDocument,
    "\n  query ContactChoices($search: String!) {\n    contacts(first: 20, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": types.ContactChoicesDocument,
    "\n  fragment ContactSegments on Contact {\n    id\n    displayName\n    memberships {\n      segment {\n        id\n      }\n      ...ContactMembership\n    }\n  }\n": types.ContactSegmentsFragmentDoc,
    "\n  query ConversationChoices {\n    conversations(first: 50) {\n      nodes {\n        id\n        number\n        subject\n        topic\n        contact {\n          id\n          displayName\n        }\n      }\n    }\n  }\n": types.ConversationChoicesDocument,
    "\n  fragment WaitingMoves on WaitingDecisionPreview {\n    waitingCount\n    lookedAtCount\n    limited\n    movedCount\n    keptByHandCount\n    ...MovesList\n  }\n": types.WaitingMovesFragmentDoc,
    "\n  query WaitingMovesNow {\n    waitingDecisionPreview {\n      ...WaitingMoves\n    }\n  }\n": types.WaitingMovesNowDocument,
    "\n  mutation DecideAgain {\n    waitingDecideAgain {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.DecideAgainDocument,
    "\n  query RoutingReplay($draft: RoutingDraftInput!) {\n    routingDraftPreview(draft: $draft, days: 7) {\n      conversationCount\n      wonCount\n      limited\n    }\n  }\n": types.RoutingReplayDocument,
    "\n  fragment Explanation on ExplanationNode {\n    kind\n    matches\n    summary\n    seen\n    children {\n      kind\n      matches\n      summary\n      seen\n      children {\n        kind\n        matches\n        summary\n        seen\n        children {\n          kind\n          matches\n          summary\n          seen\n          children {\n            kind\n            matches\n            summary\n            seen\n            children {\n              kind\n              matches\n              summary\n              seen\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ExplanationFragmentDoc,
    "\n  fragment ContactMembership on SegmentMembership {\n    segment {\n      id\n      name\n      colour\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n": types.ContactMembershipFragmentDoc,
    "\n  fragment MovesList on WaitingDecisionPreview {\n    queueMoves {\n      count\n      from {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    priorityMoves {\n      count\n      from\n      to\n    }\n  }\n": types.MovesListFragmentDoc,
    "\n  fragment Receipt on DecisionReceipt {\n    decidedAt\n    summary\n    segments {\n      segmentId\n      name\n      outcome\n      ruleVersion\n      explanation {\n        ...Explanation\n      }\n    }\n    priority {\n      priority\n      rules {\n        id\n        ...RuleDecisionLine\n      }\n    }\n    queue {\n      queueId\n      name\n      waitsForHours\n      rules {\n        id\n        ...RuleDecisionLine\n      }\n    }\n  }\n": types.ReceiptFragmentDoc,
    "\n  fragment RuleDecisionLine on RuleDecision {\n    id\n    name\n    version\n    outcome\n    explanation {\n      ...Explanation\n    }\n  }\n": types.RuleDecisionLineFragmentDoc,
    "\n  query RoutingTest($input: RoutingTestInput!) {\n    routingTest(input: $input) {\n      ...Receipt\n    }\n  }\n": types.RoutingTestDocument,
    "\n  query SegmentChoices($search: String!) {\n    segments(first: 50, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.SegmentChoicesDocument,
    "\n  mutation StartConversation($input: ConversationStartInput!) {\n    conversationStart(input: $input) {\n      conversation {\n        id\n        number\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.StartConversationDocument,
    "\n  fragment UndoImport on ContactImport {\n    id\n    fileName\n    added\n    updated\n    undoableUntil\n    undo {\n      undoneAt\n      undoneBy\n      total\n      removed\n      restored\n      partlyRestored\n      left\n      gone\n      job {\n        id\n        status\n        total\n        done\n      }\n    }\n  }\n": types.UndoImportFragmentDoc,
    "\n  mutation UndoImport($input: IdInput!) {\n    contactImportUndo(input: $input) {\n      contactImport {\n        ...UndoImport\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.UndoImportDocument,
    "\n  query UndoPreview($id: ID!) {\n    contactImportUndoPreview(id: $id) {\n      removed\n      restored\n      partlyRestored\n      left\n      gone\n    }\n  }\n": types.UndoPreviewDocument,
    "\n  mutation ArrangeViews($input: SavedViewsArrangeInput!) {\n    savedViewsArrange(input: $input) {\n      savedViews {\n        id\n        isPinned\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ArrangeViewsDocument,
    "\n  query GettingStarted {\n    gettingStarted {\n      hasContacts\n      hasSampleContacts\n      hasSegment\n      hasRule\n      hasQueue\n      hasConversation\n      hasTeammate\n      segmentId\n      conversationId\n    }\n  }\n": types.GettingStartedDocument,
    "\n  fragment MembersChanged on SegmentMembersPayload {\n    changedCount\n    change {\n      id\n    }\n    job {\n      ...JobLine\n    }\n    segment {\n      id\n      memberCount\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n": types.MembersChangedFragmentDoc,
    "\n  mutation AddMembers($input: SegmentMembersInput!) {\n    segmentMembersAdd(input: $input) {\n      ...MembersChanged\n    }\n  }\n": types.AddMembersDocument,
    "\n  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {\n    segmentMembersRemove(input: $input) {\n      ...MembersChanged\n    }\n  }\n": types.RemoveMembersDocument,
    "\n  mutation ResetMembers($input: SegmentMembersInput!) {\n    segmentMembersReset(input: $input) {\n      ...MembersChanged\n    }\n  }\n": types.ResetMembersDocument,
    "\n  mutation UndoMembers($input: SegmentMembersUndoInput!) {\n    segmentMembersUndo(input: $input) {\n      changedCount\n      changedSinceCount\n      job {\n        ...JobLine\n      }\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.UndoMembersDocument,
    "\n  fragment PreferencesFields on Preferences {\n    letterKeys\n    startHidden\n    tables {\n      table\n      columns {\n        id\n        hidden\n        pinned\n        width\n      }\n    }\n  }\n": types.PreferencesFieldsFragmentDoc,
    "\n  mutation ChangePreferences($input: PreferencesChangeInput!) {\n    preferencesChange(input: $input) {\n      preferences {\n        ...PreferencesFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangePreferencesDocument,
    "\n  fragment SavedViewFields on SavedView {\n    id\n    name\n    condition\n    summary\n    broken\n    sort\n    descending\n    columns\n    isShared\n    isReadyMade\n    isPinned\n    viewerCanChange\n    version\n    count\n    owner {\n      id\n      name\n    }\n  }\n": types.SavedViewFieldsFragmentDoc,
    "\n  query SavedViews {\n    savedViews {\n      ...SavedViewFields\n    }\n  }\n": types.SavedViewsDocument,
    "\n  query StatusCounts($snoozed: ConditionInput!, $closed: ConditionInput!) {\n    snoozed: conversations(condition: $snoozed) {\n      totalCount\n    }\n    closed: conversations(condition: $closed) {\n      totalCount\n    }\n  }\n": types.StatusCountsDocument,
    "\n  mutation UndoConversationsChange($input: ConversationsChangeUndoInput!) {\n    conversationsChangeUndo(input: $input) {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.UndoConversationsChangeDocument,
    "\n  query Viewer {\n    installationReady\n    viewer {\n      teammate {\n        id\n        name\n        email\n        role\n        available\n      }\n      workspace {\n        id\n        name\n        timeZone\n        version\n        workingHours {\n          day\n          from\n          to\n        }\n      }\n      workspaces {\n        id\n        name\n      }\n      preferences {\n        ...PreferencesFields\n      }\n      viewerCanChangeSegments\n      viewerCanChangeMembers\n      viewerCanChangeRouting\n      viewerCanChangeWorkspace\n      viewerCanCreateWorkspaces\n      viewerCanChangeContacts\n      viewerCanChangeTeam\n      viewerCanChangeKeys\n    }\n  }\n": types.ViewerDocument,
    "\n  mutation CreateWorkspace($input: WorkspaceCreateInput!) {\n    workspaceCreate(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateWorkspaceDocument,
    "\n  subscription ViewCount($condition: ConditionInput) {\n    viewChanges(condition: $condition) {\n      count\n    }\n  }\n": types.ViewCountDocument,
    "\n  fragment JobLine on Job {\n    id\n    kind\n    status\n    total\n    done\n    changed\n    failed\n    result\n    error\n    finishedAt\n    segment {\n      id\n      name\n    }\n    contactImport {\n      id\n      fileName\n    }\n    membersChange {\n      id\n      undoneAt\n    }\n    conversationsChange {\n      viewerCanUndo\n    }\n  }\n": types.JobLineFragmentDoc,
    "\n  query JobLines {\n    jobs(first: 10, mine: true) {\n      ...JobLine\n    }\n  }\n": types.JobLinesDocument,
    "\n  mutation CancelJob($input: IdInput!) {\n    jobCancel(input: $input) {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CancelJobDocument,
    "\n  query Jobs {\n    jobs(first: 10, mine: true) {\n      id\n      kind\n      status\n      finishedAt\n    }\n  }\n": types.JobsDocument,
    "\n  subscription MemberCounts {\n    segmentMemberCountsChanged {\n      sequence\n      counts {\n        segmentId\n        memberCount\n      }\n    }\n  }\n": types.MemberCountsDocument,
    "\n  query Palette($search: String!, $number: ID!) {\n    segments(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        colour\n      }\n    }\n    contacts(first: 6, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n        latestConversation {\n          ...PaletteConversation\n        }\n      }\n    }\n    conversation(id: $number) {\n      ...PaletteConversation\n    }\n  }\n": types.PaletteDocument,
    "\n  fragment PaletteConversation on Conversation {\n    id\n    number\n    subject\n    topic\n    contact {\n      id\n      displayName\n    }\n  }\n": types.PaletteConversationFragmentDoc,
    "\n  mutation SignOut {\n    signOut {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SignOutDocument,
    "\n  mutation SetAvailability($input: AvailabilitySetInput!) {\n    availabilitySet(input: $input) {\n      teammate {\n        id\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetAvailabilityDocument,
    "\n  query ImportOver($job: ID!) {\n    job(id: $job) {\n      id\n      contactImport {\n        id\n        status\n        ...UndoImport\n      }\n    }\n  }\n": types.ImportOverDocument,
    "\n  mutation SwitchWorkspace($input: IdInput!) {\n    workspaceSwitch(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SwitchWorkspaceDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Refusal on UserError {\n    code\n    message\n    path\n    ... on InUseError {\n      uses {\n        kind\n        id\n        name\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n    }\n    ... on TakenError {\n      holderId\n    }\n  }\n"): (typeof documents)["\n  fragment Refusal on UserError {\n    code\n    message\n    path\n    ... on InUseError {\n      uses {\n        kind\n        id\n        name\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n    }\n    ... on TakenError {\n      holderId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestContact($condition: ConditionInput!, $contact: ID!) {\n    conditionTest(condition: $condition, contact: $contact) {\n      matches\n      tree {\n        ...Explanation\n      }\n    }\n  }\n"): (typeof documents)["\n  query TestContact($condition: ConditionInput!, $contact: ID!) {\n    conditionTest(condition: $condition, contact: $contact) {\n      matches\n      tree {\n        ...Explanation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ValueSuggestions($field: String!, $prefix: String!) {\n    conditionValueSuggestions(field: $field, prefix: $prefix, first: 10) {\n      value\n      label\n    }\n  }\n"): (typeof documents)["\n  query ValueSuggestions($field: String!, $prefix: String!) {\n    conditionValueSuggestions(field: $field, prefix: $prefix, first: 10) {\n      value\n      label\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConditionFields($context: ConditionContext!) {\n    conditionFields(context: $context) {\n      path\n      label\n      phrase\n      group\n      type\n      choices {\n        value\n        label\n      }\n      operators {\n        operator\n        label\n        operand\n        negative\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConditionFields($context: ConditionContext!) {\n    conditionFields(context: $context) {\n      path\n      label\n      phrase\n      group\n      type\n      choices {\n        value\n        label\n      }\n      operators {\n        operator\n        label\n        operand\n        negative\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConditionPreview($condition: ConditionInput!) {\n    conditionPreview(condition: $condition, sample: 5) {\n      matchCount\n      contactCount\n      sample {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConditionPreview($condition: ConditionInput!) {\n    conditionPreview(condition: $condition, sample: 5) {\n      matchCount\n      contactCount\n      sample {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ViewCheck($condition: ConditionInput!) {\n    conversations(condition: $condition, first: 1) {\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  query ViewCheck($condition: ConditionInput!) {\n    conversations(condition: $condition, first: 1) {\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeEmail($input: EmailChangeInput!) {\n    emailChange(input: $input) {\n      needsConfirmation\n      teammate {\n        id\n        email\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeEmail($input: EmailChangeInput!) {\n    emailChange(input: $input) {\n      needsConfirmation\n      teammate {\n        id\n        email\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: PasswordChangeInput!) {\n    passwordChange(input: $input) {\n      endedSessionCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: PasswordChangeInput!) {\n    passwordChange(input: $input) {\n      endedSessionCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeAccount($input: AccountChangeInput!) {\n    accountChange(input: $input) {\n      teammate {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeAccount($input: AccountChangeInput!) {\n    accountChange(input: $input) {\n      teammate {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sessions {\n    viewerSessions {\n      id\n      device\n      address\n      lastSeenAt\n      isCurrent\n    }\n  }\n"): (typeof documents)["\n  query Sessions {\n    viewerSessions {\n      id\n      device\n      address\n      lastSeenAt\n      isCurrent\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($input: IdInput!) {\n    sessionEnd(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EndSession($input: IdInput!) {\n    sessionEnd(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions {\n    sessionsEndOthers {\n      endedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EndOtherSessions {\n    sessionsEndOthers {\n      endedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactActivity($id: ID!, $after: String) {\n    contact(id: $id) {\n      id\n      activity(first: 10, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ContactActivity($id: ID!, $after: String) {\n    contact(id: $id) {\n      id\n      activity(first: 10, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Contact($id: ID!) {\n    contact(id: $id) {\n      id\n      displayName\n      ...ContactFacts\n      ...ContactSegments\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n"): (typeof documents)["\n  query Contact($id: ID!) {\n    contact(id: $id) {\n      id\n      displayName\n      ...ContactFacts\n      ...ContactSegments\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ContactRow on Contact {\n    id\n    displayName\n    externalId\n    email\n    company\n    createdAt\n    properties\n    memberships {\n      segment {\n        id\n        name\n        colour\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ContactRow on Contact {\n    id\n    displayName\n    externalId\n    email\n    company\n    createdAt\n    properties\n    memberships {\n      segment {\n        id\n        name\n        colour\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Contacts($search: String, $condition: ConditionInput, $sort: ContactSortInput, $after: String) {\n    contacts(first: 100, search: $search, condition: $condition, sort: $sort, after: $after) {\n      nodes {\n        ...ContactRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Contacts($search: String, $condition: ConditionInput, $sort: ContactSortInput, $after: String) {\n    contacts(first: 100, search: $search, condition: $condition, sort: $sort, after: $after) {\n      nodes {\n        ...ContactRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateContact($input: ContactCreateInput!) {\n    contactCreate(input: $input) {\n      contact {\n        id\n        displayName\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateContact($input: ContactCreateInput!) {\n    contactCreate(input: $input) {\n      contact {\n        id\n        displayName\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EraseContact($input: IdInput!) {\n    contactDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EraseContact($input: IdInput!) {\n    contactDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ImportFailures on ContactImport {\n    failed\n    failuresPath\n    failures(first: 200) {\n      row\n      column\n      reason\n    }\n  }\n"): (typeof documents)["\n  fragment ImportFailures on ContactImport {\n    failed\n    failuresPath\n    failures(first: 200) {\n      row\n      column\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Import($id: ID!) {\n    contactImport(id: $id) {\n      id\n      fileName\n      status\n      rows\n      added\n      updated\n      skipped\n      failed\n      bytes\n      bytesRead\n      error\n      ...ImportFailures\n      ...UndoImport\n    }\n  }\n"): (typeof documents)["\n  query Import($id: ID!) {\n    contactImport(id: $id) {\n      id\n      fileName\n      status\n      rows\n      added\n      updated\n      skipped\n      failed\n      bytes\n      bytesRead\n      error\n      ...ImportFailures\n      ...UndoImport\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelImport($input: IdInput!) {\n    contactImportCancel(input: $input) {\n      contactImport {\n        id\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelImport($input: IdInput!) {\n    contactImportCancel(input: $input) {\n      contactImport {\n        id\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MergeChoices($from: ID!, $into: ID!) {\n    from: contact(id: $from) {\n      ...ContactFacts\n    }\n    into: contact(id: $into) {\n      ...ContactFacts\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n"): (typeof documents)["\n  query MergeChoices($from: ID!, $into: ID!) {\n    from: contact(id: $from) {\n      ...ContactFacts\n    }\n    into: contact(id: $into) {\n      ...ContactFacts\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MergeContacts($input: ContactMergeInput!) {\n    contactMerge(input: $input) {\n      contact {\n        ...ContactFacts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MergeContacts($input: ContactMergeInput!) {\n    contactMerge(input: $input) {\n      contact {\n        ...ContactFacts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateImport($input: ContactImportCreateInput!) {\n    contactImportCreate(input: $input) {\n      contactImport {\n        id\n        fileName\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateImport($input: ContactImportCreateInput!) {\n    contactImportCreate(input: $input) {\n      contactImport {\n        id\n        fileName\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RecentImports {\n    contactImports(first: 5) {\n      id\n      fileName\n      status\n      rows\n      failed\n      createdAt\n      undo {\n        undoneAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query RecentImports {\n    contactImports(first: 5) {\n      id\n      fileName\n      status\n      rows\n      failed\n      createdAt\n      undo {\n        undoneAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelUndo($input: IdInput!) {\n    jobCancel(input: $input) {\n      job {\n        id\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelUndo($input: IdInput!) {\n    jobCancel(input: $input) {\n      job {\n        id\n        status\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportBytes($id: ID!) {\n    contactImport(id: $id) {\n      id\n      status\n      bytes\n    }\n  }\n"): (typeof documents)["\n  query ImportBytes($id: ID!) {\n    contactImport(id: $id) {\n      id\n      status\n      bytes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactColumns {\n    contactProperties {\n      id\n      key\n      label\n      type\n    }\n  }\n"): (typeof documents)["\n  query ContactColumns {\n    contactProperties {\n      id\n      key\n      label\n      type\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Reply($input: ConversationReplyInput!) {\n    conversationReply(input: $input) {\n      conversation {\n        ...ConversationState\n        ...ConversationDrafts\n        messages {\n          ...MessageLine\n        }\n      }\n      userErrors {\n        ...Refusal\n        ... on OvertakenError {\n          messages {\n            ...MessageLine\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Reply($input: ConversationReplyInput!) {\n    conversationReply(input: $input) {\n      conversation {\n        ...ConversationState\n        ...ConversationDrafts\n        messages {\n          ...MessageLine\n        }\n      }\n      userErrors {\n        ...Refusal\n        ... on OvertakenError {\n          messages {\n            ...MessageLine\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddNote($input: ConversationNoteAddInput!) {\n    conversationNoteAdd(input: $input) {\n      conversation {\n        ...ConversationState\n        ...ConversationDrafts\n        messages {\n          ...MessageLine\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddNote($input: ConversationNoteAddInput!) {\n    conversationNoteAdd(input: $input) {\n      conversation {\n        ...ConversationState\n        ...ConversationDrafts\n        messages {\n          ...MessageLine\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteView($input: IdInput!) {\n    savedViewDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteView($input: IdInput!) {\n    savedViewDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EscalationTeams {\n    queues {\n      nodes {\n        id\n        team {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query EscalationTeams {\n    queues {\n      nodes {\n        id\n        team {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EscalateConversation($input: ConversationEscalateInput!) {\n    conversationEscalate(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation EscalateConversation($input: ConversationEscalateInput!) {\n    conversationEscalate(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ConversationChanges {\n    conversationChanges {\n      sequence\n      conversations {\n        id\n        ...ConversationState\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ConversationChanges {\n    conversationChanges {\n      sequence\n      conversations {\n        id\n        ...ConversationState\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Load {\n    viewer {\n      teammate {\n        id\n        available\n        capacity\n        openCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query Load {\n    viewer {\n      teammate {\n        id\n        available\n        capacity\n        openCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAvailable($input: AvailabilitySetInput!) {\n    availabilitySet(input: $input) {\n      teammate {\n        id\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetAvailable($input: AvailabilitySetInput!) {\n    availabilitySet(input: $input) {\n      teammate {\n        id\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Mentionable($search: String!) {\n    teammateConnection(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query Mentionable($search: String!) {\n    teammateConnection(first: 6, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MessageFile on Attachment {\n    id\n    name\n    contentType\n    size\n    isPicture\n    path\n  }\n"): (typeof documents)["\n  fragment MessageFile on Attachment {\n    id\n    name\n    contentType\n    size\n    isPicture\n    path\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MessageLine on Message {\n    id\n    kind\n    body\n    author\n    createdAt\n    mentions {\n      id\n      name\n    }\n    attachments {\n      id\n      ...MessageFile\n    }\n  }\n"): (typeof documents)["\n  fragment MessageLine on Message {\n    id\n    kind\n    body\n    author\n    createdAt\n    mentions {\n      id\n      name\n    }\n    attachments {\n      id\n      ...MessageFile\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateView($input: SavedViewCreateInput!) {\n    savedViewCreate(input: $input) {\n      savedView {\n        id\n        ...SavedViewFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateView($input: SavedViewCreateInput!) {\n    savedViewCreate(input: $input) {\n      savedView {\n        id\n        ...SavedViewFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationContact($id: ID!) {\n    contact(id: $id) {\n      id\n      displayName\n      ...ContactFacts\n      ...ContactSegments\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n"): (typeof documents)["\n  query ConversationContact($id: ID!) {\n    contact(id: $id) {\n      id\n      displayName\n      ...ContactFacts\n      ...ContactSegments\n    }\n    contactProperties {\n      ...ContactFactsProperty\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationActivity($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      viewerUndoableActivityId\n      activity(first: 10, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConversationActivity($id: ID!, $after: String) {\n    conversation(id: $id) {\n      id\n      viewerUndoableActivityId\n      activity(first: 10, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeescalateConversation($input: ConversationInput!) {\n    conversationDeescalate(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeescalateConversation($input: ConversationInput!) {\n    conversationDeescalate(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CloseConversation($input: ConversationInput!) {\n    conversationClose(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CloseConversation($input: ConversationInput!) {\n    conversationClose(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReopenConversation($input: ConversationInput!) {\n    conversationReopen(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReopenConversation($input: ConversationInput!) {\n    conversationReopen(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SnoozeConversation($input: ConversationSnoozeInput!) {\n    conversationSnooze(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SnoozeConversation($input: ConversationSnoozeInput!) {\n    conversationSnooze(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignConversation($input: ConversationAssignInput!) {\n    conversationAssign(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AssignConversation($input: ConversationAssignInput!) {\n    conversationAssign(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetConversationPriority($input: ConversationPrioritySetInput!) {\n    conversationPrioritySet(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetConversationPriority($input: ConversationPrioritySetInput!) {\n    conversationPrioritySet(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetConversationQueue($input: ConversationQueueSetInput!) {\n    conversationQueueSet(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetConversationQueue($input: ConversationQueueSetInput!) {\n    conversationQueueSet(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LetRulesSetPriority($input: ConversationInput!) {\n    conversationPriorityReset(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation LetRulesSetPriority($input: ConversationInput!) {\n    conversationPriorityReset(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LetRulesSetQueue($input: ConversationInput!) {\n    conversationQueueReset(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation LetRulesSetQueue($input: ConversationInput!) {\n    conversationQueueReset(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetConversationTopic($input: ConversationTopicSetInput!) {\n    conversationTopicSet(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetConversationTopic($input: ConversationTopicSetInput!) {\n    conversationTopicSet(input: $input) {\n      conversation {\n        ...ConversationState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeBackAct($input: ConversationUndoInput!) {\n    conversationUndo(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TakeBackAct($input: ConversationUndoInput!) {\n    conversationUndo(input: $input) {\n      conversation {\n        ...ConversationState\n        viewerUndoableActivityId\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Assignees($search: String!) {\n    teammateConnection(first: 20, search: $search) {\n      nodes {\n        id\n        name\n        available\n        capacity\n        openCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query Assignees($search: String!) {\n    teammateConnection(first: 20, search: $search) {\n      nodes {\n        id\n        name\n        available\n        capacity\n        openCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query QueueChoices {\n    queues {\n      nodes {\n        id\n        name\n        waitingCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query QueueChoices {\n    queues {\n      nodes {\n        id\n        name\n        waitingCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Conversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      number\n      subject\n      channel\n      createdAt\n      escalationReason\n      escalatedAt\n      csat\n      csatComment\n      contact {\n        id\n        displayName\n      }\n      segments {\n        source\n        segment {\n          id\n          name\n          colour\n        }\n      }\n      messages {\n        id\n        ...MessageLine\n      }\n      receipt {\n        ...Receipt\n      }\n      laterReceipts(first: 1) {\n        decidedAt\n        why\n        ...Receipt\n      }\n      ...ConversationState\n      ...ConversationDrafts\n    }\n  }\n"): (typeof documents)["\n  query Conversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      number\n      subject\n      channel\n      createdAt\n      escalationReason\n      escalatedAt\n      csat\n      csatComment\n      contact {\n        id\n        displayName\n      }\n      segments {\n        source\n        segment {\n          id\n          name\n          colour\n        }\n      }\n      messages {\n        id\n        ...MessageLine\n      }\n      receipt {\n        ...Receipt\n      }\n      laterReceipts(first: 1) {\n        decidedAt\n        why\n        ...Receipt\n      }\n      ...ConversationState\n      ...ConversationDrafts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversationState on Conversation {\n    id\n    status\n    snoozedUntil\n    resolvedAt\n    waitingSince\n    priority\n    priorityBy\n    queueBy\n    escalated\n    topic\n    assignee {\n      id\n      name\n    }\n    queue {\n      id\n      name\n    }\n    team {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment ConversationState on Conversation {\n    id\n    status\n    snoozedUntil\n    resolvedAt\n    waitingSince\n    priority\n    priorityBy\n    queueBy\n    escalated\n    topic\n    assignee {\n      id\n      name\n    }\n    queue {\n      id\n      name\n    }\n    team {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Drafts {\n    viewerDrafts {\n      conversationId\n      kind\n    }\n  }\n"): (typeof documents)["\n  query Drafts {\n    viewerDrafts {\n      conversationId\n      kind\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RowProperties {\n    contactProperties {\n      id\n      key\n      label\n      type\n    }\n  }\n"): (typeof documents)["\n  query RowProperties {\n    contactProperties {\n      id\n      key\n      label\n      type\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeConversations($input: ConversationsChangeInput!) {\n    conversationsChange(input: $input) {\n      job {\n        id\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeConversations($input: ConversationsChangeInput!) {\n    conversationsChange(input: $input) {\n      job {\n        id\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ConversationDrafts on Conversation {\n    id\n    viewerDrafts {\n      conversationId\n      kind\n      body\n      savedAt\n      mentions {\n        id\n        name\n      }\n      attachments {\n        id\n        name\n        size\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ConversationDrafts on Conversation {\n    id\n    viewerDrafts {\n      conversationId\n      kind\n      body\n      savedAt\n      mentions {\n        id\n        name\n      }\n      attachments {\n        id\n        name\n        size\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SaveDraft($input: ConversationDraftSaveInput!) {\n    conversationDraftSave(input: $input) {\n      conversation {\n        ...ConversationDrafts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SaveDraft($input: ConversationDraftSaveInput!) {\n    conversationDraftSave(input: $input) {\n      conversation {\n        ...ConversationDrafts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DraftsOf($id: ID!) {\n    conversation(id: $id) {\n      ...ConversationDrafts\n    }\n  }\n"): (typeof documents)["\n  query DraftsOf($id: ID!) {\n    conversation(id: $id) {\n      ...ConversationDrafts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InboxRow on Conversation {\n    id\n    number\n    subject\n    channel\n    language\n    csat\n    createdAt\n    updatedAt\n    contact {\n      id\n      displayName\n      company\n      email\n      properties @include(if: $withProperties)\n    }\n    segments @include(if: $withSegments) {\n      segment {\n        id\n        name\n        colour\n      }\n    }\n    latestExcerpt {\n      kind\n      text\n    }\n    ...ConversationState\n  }\n"): (typeof documents)["\n  fragment InboxRow on Conversation {\n    id\n    number\n    subject\n    channel\n    language\n    csat\n    createdAt\n    updatedAt\n    contact {\n      id\n      displayName\n      company\n      email\n      properties @include(if: $withProperties)\n    }\n    segments @include(if: $withSegments) {\n      segment {\n        id\n        name\n        colour\n      }\n    }\n    latestExcerpt {\n      kind\n      text\n    }\n    ...ConversationState\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Inbox(\n    $condition: ConditionInput\n    $sort: ConversationSort!\n    $descending: Boolean!\n    $after: String\n    $withSegments: Boolean!\n    $withProperties: Boolean!\n  ) {\n    conversations(condition: $condition, sort: $sort, descending: $descending, first: 100, after: $after) {\n      nodes {\n        id\n        ...InboxRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Inbox(\n    $condition: ConditionInput\n    $sort: ConversationSort!\n    $descending: Boolean!\n    $after: String\n    $withSegments: Boolean!\n    $withProperties: Boolean!\n  ) {\n    conversations(condition: $condition, sort: $sort, descending: $descending, first: 100, after: $after) {\n      nodes {\n        id\n        ...InboxRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ViewChanges($condition: ConditionInput, $withSegments: Boolean!, $withProperties: Boolean!) {\n    viewChanges(condition: $condition) {\n      sequence\n      count\n      resync\n      changes {\n        kind\n        conversationId\n        conversation {\n          id\n          ...InboxRow\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ViewChanges($condition: ConditionInput, $withSegments: Boolean!, $withProperties: Boolean!) {\n    viewChanges(condition: $condition) {\n      sequence\n      count\n      resync\n      changes {\n        kind\n        conversationId\n        conversation {\n          id\n          ...InboxRow\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SayPresence($input: ConversationPresenceInput!) {\n    conversationPresence(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SayPresence($input: ConversationPresenceInput!) {\n    conversationPresence(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ConversationPresence($id: ID!) {\n    conversationPresenceChanges(id: $id) {\n      others {\n        state\n        teammate {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ConversationPresence($id: ID!) {\n    conversationPresenceChanges(id: $id) {\n      others {\n        state\n        teammate {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TakeNext {\n    conversationTakeNext {\n      conversation {\n        id\n        ...ConversationState\n      }\n      reason\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TakeNext {\n    conversationTakeNext {\n      conversation {\n        id\n        ...ConversationState\n      }\n      reason\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeView($input: SavedViewChangeInput!) {\n    savedViewChange(input: $input) {\n      savedView {\n        ...SavedViewFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeView($input: SavedViewChangeInput!) {\n    savedViewChange(input: $input) {\n      savedView {\n        ...SavedViewFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeletePriorityRule($input: IdInput!) {\n    priorityRuleDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeletePriorityRule($input: IdInput!) {\n    priorityRuleDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetHeadStarts($input: HeadStartsSetInput!) {\n    headStartsSet(input: $input) {\n      headStarts {\n        version\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetHeadStarts($input: HeadStartsSetInput!) {\n    headStartsSet(input: $input) {\n      headStarts {\n        version\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HeadStarts {\n    headStarts {\n      version\n      minutes {\n        urgent\n        high\n        normal\n        low\n      }\n    }\n  }\n"): (typeof documents)["\n  query HeadStarts {\n    headStarts {\n      version\n      minutes {\n        urgent\n        high\n        normal\n        low\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriorityCost($days: Int!) {\n    priorityCost(days: $days) {\n      conversationCount\n      isLimited\n      segments {\n        segment {\n          id\n          name\n          colour\n        }\n        conversationCount\n        meanMinutes\n        worstMinutes\n      }\n      priorities {\n        priority\n        conversationCount\n        boundMinutes\n        longestPassedByMinutes\n      }\n    }\n  }\n"): (typeof documents)["\n  query PriorityCost($days: Int!) {\n    priorityCost(days: $days) {\n      conversationCount\n      isLimited\n      segments {\n        segment {\n          id\n          name\n          colour\n        }\n        conversationCount\n        meanMinutes\n        worstMinutes\n      }\n      priorities {\n        priority\n        conversationCount\n        boundMinutes\n        longestPassedByMinutes\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriorityRules {\n    priorityRules {\n      version\n      nodes {\n        id\n        ...PriorityRuleLine\n        ...PriorityRuleEdit\n      }\n    }\n  }\n"): (typeof documents)["\n  query PriorityRules {\n    priorityRules {\n      version\n      nodes {\n        id\n        ...PriorityRuleLine\n        ...PriorityRuleEdit\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PriorityRuleEdit on PriorityRule {\n    id\n    name\n    condition\n    summary\n    priority\n    version\n  }\n"): (typeof documents)["\n  fragment PriorityRuleEdit on PriorityRule {\n    id\n    name\n    condition\n    summary\n    priority\n    version\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePriorityRule($input: PriorityRuleCreateInput!) {\n    priorityRuleCreate(input: $input) {\n      priorityRule {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreatePriorityRule($input: PriorityRuleCreateInput!) {\n    priorityRuleCreate(input: $input) {\n      priorityRule {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePriorityRule($input: PriorityRuleChangeInput!) {\n    priorityRuleChange(input: $input) {\n      priorityRule {\n        ...PriorityRuleEdit\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePriorityRule($input: PriorityRuleChangeInput!) {\n    priorityRuleChange(input: $input) {\n      priorityRule {\n        ...PriorityRuleEdit\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PriorityRuleLine on PriorityRule {\n    id\n    name\n    position\n    summary\n    priority\n    broken\n  }\n"): (typeof documents)["\n  fragment PriorityRuleLine on PriorityRule {\n    id\n    name\n    position\n    summary\n    priority\n    broken\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReorderPriorityRules($input: ReorderInput!) {\n    priorityRuleReorder(input: $input) {\n      priorityRules {\n        version\n        nodes {\n          id\n          position\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReorderPriorityRules($input: ReorderInput!) {\n    priorityRuleReorder(input: $input) {\n      priorityRules {\n        version\n        nodes {\n          id\n          position\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteQueue($input: IdInput!) {\n    queueDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteQueue($input: IdInput!) {\n    queueDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription QueueWaits {\n    queueWaitsChanged {\n      sequence\n      queues {\n        queueId\n        waitingCount\n        oldestWaitingSince\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription QueueWaits {\n    queueWaitsChanged {\n      sequence\n      queues {\n        queueId\n        waitingCount\n        oldestWaitingSince\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TeamNames {\n    teamGroups {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query TeamNames {\n    teamGroups {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QueueEdit on Queue {\n    id\n    name\n    fallback\n    condition\n    summary\n    mode\n    outsideHours\n    version\n    team {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment QueueEdit on Queue {\n    id\n    name\n    fallback\n    condition\n    summary\n    mode\n    outsideHours\n    version\n    team {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateQueue($input: QueueCreateInput!) {\n    queueCreate(input: $input) {\n      queue {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateQueue($input: QueueCreateInput!) {\n    queueCreate(input: $input) {\n      queue {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeQueue($input: QueueChangeInput!) {\n    queueChange(input: $input) {\n      queue {\n        ...QueueEdit\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeQueue($input: QueueChangeInput!) {\n    queueChange(input: $input) {\n      queue {\n        ...QueueEdit\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QueueLine on Queue {\n    id\n    name\n    position\n    fallback\n    summary\n    broken\n    mode\n    outsideHours\n    open\n    ...QueueWaitsFields\n    team {\n      id\n      name\n      colour\n    }\n  }\n"): (typeof documents)["\n  fragment QueueLine on Queue {\n    id\n    name\n    position\n    fallback\n    summary\n    broken\n    mode\n    outsideHours\n    open\n    ...QueueWaitsFields\n    team {\n      id\n      name\n      colour\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReorderQueues($input: ReorderInput!) {\n    queueReorder(input: $input) {\n      queues {\n        version\n        nodes {\n          id\n          position\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ReorderQueues($input: ReorderInput!) {\n    queueReorder(input: $input) {\n      queues {\n        version\n        nodes {\n          id\n          position\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment QueueWaitsFields on Queue {\n    id\n    name\n    waitingCount\n    oldestWaitingSince\n  }\n"): (typeof documents)["\n  fragment QueueWaitsFields on Queue {\n    id\n    name\n    waitingCount\n    oldestWaitingSince\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Queues {\n    queues {\n      version\n      nodes {\n        id\n        ...QueueLine\n        ...QueueEdit\n      }\n    }\n  }\n"): (typeof documents)["\n  query Queues {\n    queues {\n      version\n      nodes {\n        id\n        ...QueueLine\n        ...QueueEdit\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TeamChoices {\n    teamGroups {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  query TeamChoices {\n    teamGroups {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactsToAdd($search: String, $after: String) {\n    contacts(first: 50, search: $search, after: $after) {\n      nodes {\n        id\n        displayName\n        email\n        company\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ContactsToAdd($search: String, $after: String) {\n    contacts(first: 50, search: $search, after: $after) {\n      nodes {\n        id\n        displayName\n        email\n        company\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentRule($id: ID!) {\n    segment(id: $id) {\n      id\n      ...SegmentRuleState\n    }\n  }\n"): (typeof documents)["\n  query SegmentRule($id: ID!) {\n    segment(id: $id) {\n      id\n      ...SegmentRuleState\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSegment($input: SegmentCreateInput!) {\n    segmentCreate(input: $input) {\n      segment {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateSegment($input: SegmentCreateInput!) {\n    segmentCreate(input: $input) {\n      segment {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EditSegment on Segment {\n    id\n    name\n    colour\n    description\n    version\n  }\n"): (typeof documents)["\n  fragment EditSegment on Segment {\n    id\n    name\n    colour\n    description\n    version\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeSegment($input: SegmentChangeInput!) {\n    segmentChange(input: $input) {\n      segment {\n        id\n        updatedAt\n        ...EditSegment\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeSegment($input: SegmentChangeInput!) {\n    segmentChange(input: $input) {\n      segment {\n        id\n        updatedAt\n        ...EditSegment\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RuleVersions($id: ID!) {\n    segment(id: $id) {\n      id\n      rule {\n        version\n      }\n      ruleVersions(first: 50) {\n        version\n        condition\n        summary\n        enabled\n        changedAt\n        changedBy\n      }\n    }\n  }\n"): (typeof documents)["\n  query RuleVersions($id: ID!) {\n    segment(id: $id) {\n      id\n      rule {\n        version\n      }\n      ruleVersions(first: 50) {\n        version\n        condition\n        summary\n        enabled\n        changedAt\n        changedBy\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeptOut($id: ID!, $search: String, $after: String) {\n    segment(id: $id) {\n      id\n      excluded(first: 100, search: $search, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n          }\n          excludedAt\n          excludedBy\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query KeptOut($id: ID!, $search: String, $after: String) {\n    segment(id: $id) {\n      id\n      excluded(first: 100, search: $search, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n          }\n          excludedAt\n          excludedBy\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Members($id: ID!, $search: String, $pin: PinFilter, $source: MembershipSource, $at: DateTime, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: 100, search: $search, pin: $pin, source: $source, at: $at, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n            company\n          }\n          since\n          source\n          pin\n          ...WhyMember\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query Members($id: ID!, $search: String, $pin: PinFilter, $source: MembershipSource, $at: DateTime, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: 100, search: $search, pin: $pin, source: $source, at: $at, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n            company\n          }\n          since\n          source\n          pin\n          ...WhyMember\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MembersSegment on Segment {\n    id\n    name\n    archivedAt\n    createdAt\n    memberCount\n  }\n"): (typeof documents)["\n  fragment MembersSegment on Segment {\n    id\n    name\n    archivedAt\n    createdAt\n    memberCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArchiveSegment($input: IdInput!) {\n    segmentArchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ArchiveSegment($input: IdInput!) {\n    segmentArchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSegment($input: IdInput!) {\n    segmentDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteSegment($input: IdInput!) {\n    segmentDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnarchiveSegment($input: IdInput!) {\n    segmentUnarchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnarchiveSegment($input: IdInput!) {\n    segmentUnarchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentActivity($id: ID!, $after: String) {\n    segment(id: $id) {\n      id\n      activity(first: 20, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentActivity($id: ID!, $after: String) {\n    segment(id: $id) {\n      id\n      activity(first: 20, after: $after) {\n        nodes {\n          ...ActivityLine\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SegmentMenu on Segment {\n    id\n    name\n    archivedAt\n    ...EditSegment\n  }\n"): (typeof documents)["\n  fragment SegmentMenu on Segment {\n    id\n    name\n    archivedAt\n    ...EditSegment\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id\n      key\n      name\n      colour\n      description\n      archivedAt\n      memberCount\n      ...SegmentMenu\n      ...MembersSegment\n    }\n  }\n"): (typeof documents)["\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id\n      key\n      name\n      colour\n      description\n      archivedAt\n      memberCount\n      ...SegmentMenu\n      ...MembersSegment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SegmentRow on Segment {\n    id\n    key\n    name\n    colour\n    description\n    memberCount\n    updatedAt\n    rule {\n      enabled\n      summary\n    }\n    trend {\n      points\n      joinedCount\n      leftCount\n    }\n    health\n    usedBy {\n      kind\n      id\n      name\n    }\n    ...SegmentMenu\n  }\n"): (typeof documents)["\n  fragment SegmentRow on Segment {\n    id\n    key\n    name\n    colour\n    description\n    memberCount\n    updatedAt\n    rule {\n      enabled\n      summary\n    }\n    trend {\n      points\n      joinedCount\n      leftCount\n    }\n    health\n    usedBy {\n      kind\n      id\n      name\n    }\n    ...SegmentMenu\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Segments(\n    $search: String\n    $archived: Boolean\n    $sort: SegmentSort\n    $descending: Boolean\n    $after: String\n  ) {\n    segments(\n      first: 100\n      search: $search\n      archived: $archived\n      sort: $sort\n      descending: $descending\n      after: $after\n    ) {\n      nodes {\n        id\n        ...SegmentRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Segments(\n    $search: String\n    $archived: Boolean\n    $sort: SegmentSort\n    $descending: Boolean\n    $after: String\n  ) {\n    segments(\n      first: 100\n      search: $search\n      archived: $archived\n      sort: $sort\n      descending: $descending\n      after: $after\n    ) {\n      nodes {\n        id\n        ...SegmentRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TemplateProperties {\n    contactProperties {\n      id\n      key\n      label\n      type\n      choices\n    }\n  }\n"): (typeof documents)["\n  query TemplateProperties {\n    contactProperties {\n      id\n      key\n      label\n      type\n      choices\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartSegments($input: SegmentsStartInput!) {\n    segmentsStart(input: $input) {\n      segments {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartSegments($input: SegmentsStartInput!) {\n    segmentsStart(input: $input) {\n      segments {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentUses($id: ID!) {\n    segment(id: $id) {\n      id\n      usedBy {\n        kind\n        id\n        name\n      }\n      memberCount\n      health\n      overlaps(first: 5) {\n        sharedCount\n        segment {\n          id\n          name\n          colour\n          memberCount\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentUses($id: ID!) {\n    segment(id: $id) {\n      id\n      usedBy {\n        kind\n        id\n        name\n      }\n      memberCount\n      health\n      overlaps(first: 5) {\n        sharedCount\n        segment {\n          id\n          name\n          colour\n          memberCount\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WhyMember on SegmentMembership {\n    segment {\n      id\n      name\n    }\n    contact {\n      id\n      displayName\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n"): (typeof documents)["\n  fragment WhyMember on SegmentMembership {\n    segment {\n      id\n      name\n    }\n    contact {\n      id\n      displayName\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetRule($input: SegmentRuleSetInput!) {\n    segmentRuleSet(input: $input) {\n      segment {\n        id\n        ...SegmentRuleState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetRule($input: SegmentRuleSetInput!) {\n    segmentRuleSet(input: $input) {\n      segment {\n        id\n        ...SegmentRuleState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SegmentRuleState on Segment {\n    id\n    name\n    rule {\n      condition\n      summary\n      enabled\n      version\n      changedAt\n      changedBy\n      broken\n    }\n  }\n"): (typeof documents)["\n  fragment SegmentRuleState on Segment {\n    id\n    name\n    rule {\n      condition\n      summary\n      enabled\n      version\n      changedAt\n      changedBy\n      broken\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiKeys {\n    apiKeys {\n      id\n      name\n      scopes\n      createdBy\n      createdAt\n      lastFour\n      lastUsedAt\n      expiresAt\n      previousSecretExpiresAt\n      revokedAt\n    }\n  }\n"): (typeof documents)["\n  query ApiKeys {\n    apiKeys {\n      id\n      name\n      scopes\n      createdBy\n      createdAt\n      lastFour\n      lastUsedAt\n      expiresAt\n      previousSecretExpiresAt\n      revokedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeApiKey($input: IdInput!) {\n    apiKeyRevoke(input: $input) {\n      apiKey {\n        id\n        revokedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeApiKey($input: IdInput!) {\n    apiKeyRevoke(input: $input) {\n      apiKey {\n        id\n        revokedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenameChoice($input: ContactPropertyChoiceRenameInput!) {\n    contactPropertyChoiceRename(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenameChoice($input: ContactPropertyChoiceRenameInput!) {\n    contactPropertyChoiceRename(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MergeChoice($input: ContactPropertyChoiceMergeInput!) {\n    contactPropertyChoiceMerge(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MergeChoice($input: ContactPropertyChoiceMergeInput!) {\n    contactPropertyChoiceMerge(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PropertyChoices($id: ID!) {\n    contactProperty(id: $id) {\n      id\n      version\n      choiceUses {\n        choice\n        contactCount\n        usedBy {\n          kind\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query PropertyChoices($id: ID!) {\n    contactProperty(id: $id) {\n      id\n      version\n      choiceUses {\n        choice\n        contactCount\n        usedBy {\n          kind\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetChoices($input: ContactPropertyChangeInput!) {\n    contactPropertyChange(input: $input) {\n      contactProperty {\n        id\n        choices\n        version\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetChoices($input: ContactPropertyChangeInput!) {\n    contactPropertyChange(input: $input) {\n      contactProperty {\n        id\n        choices\n        version\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateApiKey($input: ApiKeyCreateInput!) {\n    apiKeyCreate(input: $input) {\n      apiKey {\n        id\n      }\n      secret\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateApiKey($input: ApiKeyCreateInput!) {\n    apiKeyCreate(input: $input) {\n      apiKey {\n        id\n      }\n      secret\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteProperty($input: IdInput!) {\n    contactPropertyDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteProperty($input: IdInput!) {\n    contactPropertyDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Properties {\n    contactProperties {\n      id\n      key\n      label\n      description\n      type\n      choices\n      version\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query Properties {\n    contactProperties {\n      id\n      key\n      label\n      description\n      type\n      choices\n      version\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PropertyCounts {\n    contactProperties {\n      id\n      contactCount\n    }\n  }\n"): (typeof documents)["\n  query PropertyCounts {\n    contactProperties {\n      id\n      contactCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProperty($input: ContactPropertyCreateInput!) {\n    contactPropertyCreate(input: $input) {\n      contactProperty {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateProperty($input: ContactPropertyCreateInput!) {\n    contactPropertyCreate(input: $input) {\n      contactProperty {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeProperty($input: ContactPropertyChangeInput!) {\n    contactPropertyChange(input: $input) {\n      contactProperty {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeProperty($input: ContactPropertyChangeInput!) {\n    contactPropertyChange(input: $input) {\n      contactProperty {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PropertyJob($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      changed\n      failed\n      error\n    }\n  }\n"): (typeof documents)["\n  query PropertyJob($id: ID!) {\n    job(id: $id) {\n      id\n      status\n      changed\n      failed\n      error\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PropertyTypeCheck($input: ContactPropertyTypeInput!) {\n    contactPropertyTypeCheck(input: $input) {\n      valueCount\n      convertedCount\n      lostCount\n      lost {\n        value\n        reason\n        contact {\n          id\n          displayName\n        }\n      }\n      blockedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query PropertyTypeCheck($input: ContactPropertyTypeInput!) {\n    contactPropertyTypeCheck(input: $input) {\n      valueCount\n      convertedCount\n      lostCount\n      lost {\n        value\n        reason\n        contact {\n          id\n          displayName\n        }\n      }\n      blockedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePropertyType($input: ContactPropertyTypeInput!) {\n    contactPropertyTypeChange(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePropertyType($input: ContactPropertyTypeInput!) {\n    contactPropertyTypeChange(input: $input) {\n      job {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateApiKey($input: ApiKeyRotateInput!) {\n    apiKeyRotate(input: $input) {\n      apiKey {\n        id\n        lastFour\n        previousSecretExpiresAt\n      }\n      secret\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RotateApiKey($input: ApiKeyRotateInput!) {\n    apiKeyRotate(input: $input) {\n      apiKey {\n        id\n        lastFour\n        previousSecretExpiresAt\n      }\n      secret\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeWorkspace($input: WorkspaceChangeInput!) {\n    workspaceChange(input: $input) {\n      workspace {\n        id\n        name\n        timeZone\n        version\n        workingHours {\n          day\n          from\n          to\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeWorkspace($input: WorkspaceChangeInput!) {\n    workspaceChange(input: $input) {\n      workspace {\n        id\n        name\n        timeZone\n        version\n        workingHours {\n          day\n          from\n          to\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmEmail($input: EmailChangeConfirmInput!) {\n    emailChangeConfirm(input: $input) {\n      email\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmEmail($input: EmailChangeConfirmInput!) {\n    emailChangeConfirm(input: $input) {\n      email\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Installation {\n    installation {\n      sendsEmail\n    }\n  }\n"): (typeof documents)["\n  query Installation {\n    installation {\n      sendsEmail\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordReset($input: PasswordResetRequestInput!) {\n    passwordResetRequest(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RequestPasswordReset($input: PasswordResetRequestInput!) {\n    passwordResetRequest(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Join($input: InvitationAcceptInput!) {\n    invitationAccept(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Join($input: InvitationAcceptInput!) {\n    invitationAccept(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetPassword($input: PasswordResetInput!) {\n    passwordReset(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResetPassword($input: PasswordResetInput!) {\n    passwordReset(input: $input) {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetUp($input: InstallationSetUpInput!) {\n    installationSetUp(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetUp($input: InstallationSetUpInput!) {\n    installationSetUp(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SetupNeeds {\n    installation {\n      needsSetupCode\n    }\n  }\n"): (typeof documents)["\n  query SetupNeeds {\n    installation {\n      needsSetupCode\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n        workspaces {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n        workspaces {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddSampleContacts {\n    sampleContactsAdd {\n      changedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddSampleContacts {\n    sampleContactsAdd {\n      changedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSampleContacts {\n    sampleContactsRemove {\n      changedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveSampleContacts {\n    sampleContactsRemove {\n      changedCount\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteTeamGroup($input: IdInput!) {\n    teamGroupDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteTeamGroup($input: IdInput!) {\n    teamGroupDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTeamGroup($input: TeamGroupCreateInput!) {\n    teamGroupCreate(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateTeamGroup($input: TeamGroupCreateInput!) {\n    teamGroupCreate(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeTeamGroup($input: TeamGroupChangeInput!) {\n    teamGroupChange(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeTeamGroup($input: TeamGroupChangeInput!) {\n    teamGroupChange(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetGroupHours($input: TeamGroupHoursSetInput!) {\n    teamGroupHoursSet(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetGroupHours($input: TeamGroupHoursSetInput!) {\n    teamGroupHoursSet(input: $input) {\n      teamGroup {\n        id\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GroupMembers($group: ID!, $after: String) {\n    teammateConnection(first: 100, after: $after, group: $group) {\n      totalCount\n      nodes {\n        id\n        name\n        email\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query GroupMembers($group: ID!, $after: String) {\n    teammateConnection(first: 100, after: $after, group: $group) {\n      totalCount\n      nodes {\n        id\n        name\n        email\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Groups {\n    teamGroups {\n      id\n      name\n      colour\n      description\n      version\n      teammateCount\n      firstTeammates {\n        id\n        name\n      }\n      hours {\n        kind\n        timeZone\n        intervals {\n          day\n          from\n          to\n        }\n      }\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query Groups {\n    teamGroups {\n      id\n      name\n      colour\n      description\n      version\n      teammateCount\n      firstTeammates {\n        id\n        name\n      }\n      hours {\n        kind\n        timeZone\n        intervals {\n          day\n          from\n          to\n        }\n      }\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Invite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation {\n        id\n        email\n      }\n      token\n      isEmailed\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation Invite($input: InvitationCreateInput!) {\n    invitationCreate(input: $input) {\n      invitation {\n        id\n        email\n      }\n      token\n      isEmailed\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Invitations {\n    invitations {\n      id\n      email\n      role\n      expiresAt\n    }\n  }\n"): (typeof documents)["\n  query Invitations {\n    invitations {\n      id\n      email\n      role\n      expiresAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RenewInvitation($input: IdInput!) {\n    invitationRenew(input: $input) {\n      token\n      isEmailed\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RenewInvitation($input: IdInput!) {\n    invitationRenew(input: $input) {\n      token\n      isEmailed\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeInvitation($input: IdInput!) {\n    invitationRevoke(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeInvitation($input: IdInput!) {\n    invitationRevoke(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query People($search: String!, $after: String) {\n    teammateConnection(first: 100, after: $after, search: $search) {\n      totalCount\n      nodes {\n        id\n        name\n        email\n        role\n        capacity\n        available\n        lastSeenAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query People($search: String!, $after: String) {\n    teammateConnection(first: 100, after: $after, search: $search) {\n      totalCount\n      nodes {\n        id\n        name\n        email\n        role\n        capacity\n        available\n        lastSeenAt\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TeammateRemoval($email: String!) {\n    teammateConnection(search: $email, first: 20) {\n      nodes {\n        id\n        teamGroups {\n          id\n          name\n          teammateCount\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query TeammateRemoval($email: String!) {\n    teammateConnection(search: $email, first: 20) {\n      nodes {\n        id\n        teamGroups {\n          id\n          name\n          teammateCount\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTeammateReset($input: IdInput!) {\n    teammatePasswordReset(input: $input) {\n      token\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateTeammateReset($input: IdInput!) {\n    teammatePasswordReset(input: $input) {\n      token\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TeammateChoices($search: String!) {\n    teammateConnection(first: 20, search: $search) {\n      nodes {\n        id\n        name\n        email\n      }\n    }\n  }\n"): (typeof documents)["\n  query TeammateChoices($search: String!) {\n    teammateConnection(first: 20, search: $search) {\n      nodes {\n        id\n        name\n        email\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeTeammate($input: TeammateChangeInput!) {\n    teammateChange(input: $input) {\n      teammate {\n        id\n        role\n        capacity\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeTeammate($input: TeammateChangeInput!) {\n    teammateChange(input: $input) {\n      teammate {\n        id\n        role\n        capacity\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ActivityLine on Activity {\n    id\n    type\n    at\n    actor\n    data\n  }\n"): (typeof documents)["\n  fragment ActivityLine on Activity {\n    id\n    type\n    at\n    actor\n    data\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactConversations($id: ID!, $after: String) {\n    contact(id: $id) {\n      id\n      conversations(first: 10, after: $after) {\n        nodes {\n          id\n          number\n          subject\n          topic\n          status\n          priority\n          createdAt\n          queue {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query ContactConversations($id: ID!, $after: String) {\n    contact(id: $id) {\n      id\n      conversations(first: 10, after: $after) {\n        nodes {\n          id\n          number\n          subject\n          topic\n          status\n          priority\n          createdAt\n          queue {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactCount($search: String, $condition: ConditionInput) {\n    contacts(first: 1, search: $search, condition: $condition) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query ContactCount($search: String, $condition: ConditionInput) {\n    contacts(first: 1, search: $search, condition: $condition) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ContactFacts on Contact {\n    id\n    displayName\n    externalId\n    email\n    name\n    company\n    createdAt\n    updatedAt\n    properties\n  }\n"): (typeof documents)["\n  fragment ContactFacts on Contact {\n    id\n    displayName\n    externalId\n    email\n    name\n    company\n    createdAt\n    updatedAt\n    properties\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ContactFactsProperty on ContactProperty {\n    id\n    key\n    label\n    type\n    choices\n  }\n"): (typeof documents)["\n  fragment ContactFactsProperty on ContactProperty {\n    id\n    key\n    label\n    type\n    choices\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeContact($input: ContactUpsertInput!) {\n    contactUpsert(input: $input) {\n      contact {\n        ...ContactFacts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangeContact($input: ContactUpsertInput!) {\n    contactUpsert(input: $input) {\n      contact {\n        ...ContactFacts\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactChoices($search: String!) {\n    contacts(first: 20, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"): (typeof documents)["\n  query ContactChoices($search: String!) {\n    contacts(first: 20, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ContactSegments on Contact {\n    id\n    displayName\n    memberships {\n      segment {\n        id\n      }\n      ...ContactMembership\n    }\n  }\n"): (typeof documents)["\n  fragment ContactSegments on Contact {\n    id\n    displayName\n    memberships {\n      segment {\n        id\n      }\n      ...ContactMembership\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ConversationChoices {\n    conversations(first: 50) {\n      nodes {\n        id\n        number\n        subject\n        topic\n        contact {\n          id\n          displayName\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ConversationChoices {\n    conversations(first: 50) {\n      nodes {\n        id\n        number\n        subject\n        topic\n        contact {\n          id\n          displayName\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WaitingMoves on WaitingDecisionPreview {\n    waitingCount\n    lookedAtCount\n    limited\n    movedCount\n    keptByHandCount\n    ...MovesList\n  }\n"): (typeof documents)["\n  fragment WaitingMoves on WaitingDecisionPreview {\n    waitingCount\n    lookedAtCount\n    limited\n    movedCount\n    keptByHandCount\n    ...MovesList\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WaitingMovesNow {\n    waitingDecisionPreview {\n      ...WaitingMoves\n    }\n  }\n"): (typeof documents)["\n  query WaitingMovesNow {\n    waitingDecisionPreview {\n      ...WaitingMoves\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DecideAgain {\n    waitingDecideAgain {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DecideAgain {\n    waitingDecideAgain {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoutingReplay($draft: RoutingDraftInput!) {\n    routingDraftPreview(draft: $draft, days: 7) {\n      conversationCount\n      wonCount\n      limited\n    }\n  }\n"): (typeof documents)["\n  query RoutingReplay($draft: RoutingDraftInput!) {\n    routingDraftPreview(draft: $draft, days: 7) {\n      conversationCount\n      wonCount\n      limited\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Explanation on ExplanationNode {\n    kind\n    matches\n    summary\n    seen\n    children {\n      kind\n      matches\n      summary\n      seen\n      children {\n        kind\n        matches\n        summary\n        seen\n        children {\n          kind\n          matches\n          summary\n          seen\n          children {\n            kind\n            matches\n            summary\n            seen\n            children {\n              kind\n              matches\n              summary\n              seen\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Explanation on ExplanationNode {\n    kind\n    matches\n    summary\n    seen\n    children {\n      kind\n      matches\n      summary\n      seen\n      children {\n        kind\n        matches\n        summary\n        seen\n        children {\n          kind\n          matches\n          summary\n          seen\n          children {\n            kind\n            matches\n            summary\n            seen\n            children {\n              kind\n              matches\n              summary\n              seen\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ContactMembership on SegmentMembership {\n    segment {\n      id\n      name\n      colour\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n"): (typeof documents)["\n  fragment ContactMembership on SegmentMembership {\n    segment {\n      id\n      name\n      colour\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MovesList on WaitingDecisionPreview {\n    queueMoves {\n      count\n      from {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    priorityMoves {\n      count\n      from\n      to\n    }\n  }\n"): (typeof documents)["\n  fragment MovesList on WaitingDecisionPreview {\n    queueMoves {\n      count\n      from {\n        id\n        name\n      }\n      to {\n        id\n        name\n      }\n    }\n    priorityMoves {\n      count\n      from\n      to\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Receipt on DecisionReceipt {\n    decidedAt\n    summary\n    segments {\n      segmentId\n      name\n      outcome\n      ruleVersion\n      explanation {\n        ...Explanation\n      }\n    }\n    priority {\n      priority\n      rules {\n        id\n        ...RuleDecisionLine\n      }\n    }\n    queue {\n      queueId\n      name\n      waitsForHours\n      rules {\n        id\n        ...RuleDecisionLine\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Receipt on DecisionReceipt {\n    decidedAt\n    summary\n    segments {\n      segmentId\n      name\n      outcome\n      ruleVersion\n      explanation {\n        ...Explanation\n      }\n    }\n    priority {\n      priority\n      rules {\n        id\n        ...RuleDecisionLine\n      }\n    }\n    queue {\n      queueId\n      name\n      waitsForHours\n      rules {\n        id\n        ...RuleDecisionLine\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment RuleDecisionLine on RuleDecision {\n    id\n    name\n    version\n    outcome\n    explanation {\n      ...Explanation\n    }\n  }\n"): (typeof documents)["\n  fragment RuleDecisionLine on RuleDecision {\n    id\n    name\n    version\n    outcome\n    explanation {\n      ...Explanation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query RoutingTest($input: RoutingTestInput!) {\n    routingTest(input: $input) {\n      ...Receipt\n    }\n  }\n"): (typeof documents)["\n  query RoutingTest($input: RoutingTestInput!) {\n    routingTest(input: $input) {\n      ...Receipt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentChoices($search: String!) {\n    segments(first: 50, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentChoices($search: String!) {\n    segments(first: 50, search: $search) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StartConversation($input: ConversationStartInput!) {\n    conversationStart(input: $input) {\n      conversation {\n        id\n        number\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation StartConversation($input: ConversationStartInput!) {\n    conversationStart(input: $input) {\n      conversation {\n        id\n        number\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UndoImport on ContactImport {\n    id\n    fileName\n    added\n    updated\n    undoableUntil\n    undo {\n      undoneAt\n      undoneBy\n      total\n      removed\n      restored\n      partlyRestored\n      left\n      gone\n      job {\n        id\n        status\n        total\n        done\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment UndoImport on ContactImport {\n    id\n    fileName\n    added\n    updated\n    undoableUntil\n    undo {\n      undoneAt\n      undoneBy\n      total\n      removed\n      restored\n      partlyRestored\n      left\n      gone\n      job {\n        id\n        status\n        total\n        done\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoImport($input: IdInput!) {\n    contactImportUndo(input: $input) {\n      contactImport {\n        ...UndoImport\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UndoImport($input: IdInput!) {\n    contactImportUndo(input: $input) {\n      contactImport {\n        ...UndoImport\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query UndoPreview($id: ID!) {\n    contactImportUndoPreview(id: $id) {\n      removed\n      restored\n      partlyRestored\n      left\n      gone\n    }\n  }\n"): (typeof documents)["\n  query UndoPreview($id: ID!) {\n    contactImportUndoPreview(id: $id) {\n      removed\n      restored\n      partlyRestored\n      left\n      gone\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ArrangeViews($input: SavedViewsArrangeInput!) {\n    savedViewsArrange(input: $input) {\n      savedViews {\n        id\n        isPinned\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ArrangeViews($input: SavedViewsArrangeInput!) {\n    savedViewsArrange(input: $input) {\n      savedViews {\n        id\n        isPinned\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GettingStarted {\n    gettingStarted {\n      hasContacts\n      hasSampleContacts\n      hasSegment\n      hasRule\n      hasQueue\n      hasConversation\n      hasTeammate\n      segmentId\n      conversationId\n    }\n  }\n"): (typeof documents)["\n  query GettingStarted {\n    gettingStarted {\n      hasContacts\n      hasSampleContacts\n      hasSegment\n      hasRule\n      hasQueue\n      hasConversation\n      hasTeammate\n      segmentId\n      conversationId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MembersChanged on SegmentMembersPayload {\n    changedCount\n    change {\n      id\n    }\n    job {\n      ...JobLine\n    }\n    segment {\n      id\n      memberCount\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n"): (typeof documents)["\n  fragment MembersChanged on SegmentMembersPayload {\n    changedCount\n    change {\n      id\n    }\n    job {\n      ...JobLine\n    }\n    segment {\n      id\n      memberCount\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddMembers($input: SegmentMembersInput!) {\n    segmentMembersAdd(input: $input) {\n      ...MembersChanged\n    }\n  }\n"): (typeof documents)["\n  mutation AddMembers($input: SegmentMembersInput!) {\n    segmentMembersAdd(input: $input) {\n      ...MembersChanged\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {\n    segmentMembersRemove(input: $input) {\n      ...MembersChanged\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {\n    segmentMembersRemove(input: $input) {\n      ...MembersChanged\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetMembers($input: SegmentMembersInput!) {\n    segmentMembersReset(input: $input) {\n      ...MembersChanged\n    }\n  }\n"): (typeof documents)["\n  mutation ResetMembers($input: SegmentMembersInput!) {\n    segmentMembersReset(input: $input) {\n      ...MembersChanged\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoMembers($input: SegmentMembersUndoInput!) {\n    segmentMembersUndo(input: $input) {\n      changedCount\n      changedSinceCount\n      job {\n        ...JobLine\n      }\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UndoMembers($input: SegmentMembersUndoInput!) {\n    segmentMembersUndo(input: $input) {\n      changedCount\n      changedSinceCount\n      job {\n        ...JobLine\n      }\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PreferencesFields on Preferences {\n    letterKeys\n    startHidden\n    tables {\n      table\n      columns {\n        id\n        hidden\n        pinned\n        width\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment PreferencesFields on Preferences {\n    letterKeys\n    startHidden\n    tables {\n      table\n      columns {\n        id\n        hidden\n        pinned\n        width\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePreferences($input: PreferencesChangeInput!) {\n    preferencesChange(input: $input) {\n      preferences {\n        ...PreferencesFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePreferences($input: PreferencesChangeInput!) {\n    preferencesChange(input: $input) {\n      preferences {\n        ...PreferencesFields\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SavedViewFields on SavedView {\n    id\n    name\n    condition\n    summary\n    broken\n    sort\n    descending\n    columns\n    isShared\n    isReadyMade\n    isPinned\n    viewerCanChange\n    version\n    count\n    owner {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment SavedViewFields on SavedView {\n    id\n    name\n    condition\n    summary\n    broken\n    sort\n    descending\n    columns\n    isShared\n    isReadyMade\n    isPinned\n    viewerCanChange\n    version\n    count\n    owner {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SavedViews {\n    savedViews {\n      ...SavedViewFields\n    }\n  }\n"): (typeof documents)["\n  query SavedViews {\n    savedViews {\n      ...SavedViewFields\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query StatusCounts($snoozed: ConditionInput!, $closed: ConditionInput!) {\n    snoozed: conversations(condition: $snoozed) {\n      totalCount\n    }\n    closed: conversations(condition: $closed) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query StatusCounts($snoozed: ConditionInput!, $closed: ConditionInput!) {\n    snoozed: conversations(condition: $snoozed) {\n      totalCount\n    }\n    closed: conversations(condition: $closed) {\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoConversationsChange($input: ConversationsChangeUndoInput!) {\n    conversationsChangeUndo(input: $input) {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UndoConversationsChange($input: ConversationsChangeUndoInput!) {\n    conversationsChangeUndo(input: $input) {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    installationReady\n    viewer {\n      teammate {\n        id\n        name\n        email\n        role\n        available\n      }\n      workspace {\n        id\n        name\n        timeZone\n        version\n        workingHours {\n          day\n          from\n          to\n        }\n      }\n      workspaces {\n        id\n        name\n      }\n      preferences {\n        ...PreferencesFields\n      }\n      viewerCanChangeSegments\n      viewerCanChangeMembers\n      viewerCanChangeRouting\n      viewerCanChangeWorkspace\n      viewerCanCreateWorkspaces\n      viewerCanChangeContacts\n      viewerCanChangeTeam\n      viewerCanChangeKeys\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    installationReady\n    viewer {\n      teammate {\n        id\n        name\n        email\n        role\n        available\n      }\n      workspace {\n        id\n        name\n        timeZone\n        version\n        workingHours {\n          day\n          from\n          to\n        }\n      }\n      workspaces {\n        id\n        name\n      }\n      preferences {\n        ...PreferencesFields\n      }\n      viewerCanChangeSegments\n      viewerCanChangeMembers\n      viewerCanChangeRouting\n      viewerCanChangeWorkspace\n      viewerCanCreateWorkspaces\n      viewerCanChangeContacts\n      viewerCanChangeTeam\n      viewerCanChangeKeys\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWorkspace($input: WorkspaceCreateInput!) {\n    workspaceCreate(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateWorkspace($input: WorkspaceCreateInput!) {\n    workspaceCreate(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ViewCount($condition: ConditionInput) {\n    viewChanges(condition: $condition) {\n      count\n    }\n  }\n"): (typeof documents)["\n  subscription ViewCount($condition: ConditionInput) {\n    viewChanges(condition: $condition) {\n      count\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment JobLine on Job {\n    id\n    kind\n    status\n    total\n    done\n    changed\n    failed\n    result\n    error\n    finishedAt\n    segment {\n      id\n      name\n    }\n    contactImport {\n      id\n      fileName\n    }\n    membersChange {\n      id\n      undoneAt\n    }\n    conversationsChange {\n      viewerCanUndo\n    }\n  }\n"): (typeof documents)["\n  fragment JobLine on Job {\n    id\n    kind\n    status\n    total\n    done\n    changed\n    failed\n    result\n    error\n    finishedAt\n    segment {\n      id\n      name\n    }\n    contactImport {\n      id\n      fileName\n    }\n    membersChange {\n      id\n      undoneAt\n    }\n    conversationsChange {\n      viewerCanUndo\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query JobLines {\n    jobs(first: 10, mine: true) {\n      ...JobLine\n    }\n  }\n"): (typeof documents)["\n  query JobLines {\n    jobs(first: 10, mine: true) {\n      ...JobLine\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelJob($input: IdInput!) {\n    jobCancel(input: $input) {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelJob($input: IdInput!) {\n    jobCancel(input: $input) {\n      job {\n        ...JobLine\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Jobs {\n    jobs(first: 10, mine: true) {\n      id\n      kind\n      status\n      finishedAt\n    }\n  }\n"): (typeof documents)["\n  query Jobs {\n    jobs(first: 10, mine: true) {\n      id\n      kind\n      status\n      finishedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription MemberCounts {\n    segmentMemberCountsChanged {\n      sequence\n      counts {\n        segmentId\n        memberCount\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription MemberCounts {\n    segmentMemberCountsChanged {\n      sequence\n      counts {\n        segmentId\n        memberCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Palette($search: String!, $number: ID!) {\n    segments(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        colour\n      }\n    }\n    contacts(first: 6, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n        latestConversation {\n          ...PaletteConversation\n        }\n      }\n    }\n    conversation(id: $number) {\n      ...PaletteConversation\n    }\n  }\n"): (typeof documents)["\n  query Palette($search: String!, $number: ID!) {\n    segments(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        colour\n      }\n    }\n    contacts(first: 6, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n        latestConversation {\n          ...PaletteConversation\n        }\n      }\n    }\n    conversation(id: $number) {\n      ...PaletteConversation\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PaletteConversation on Conversation {\n    id\n    number\n    subject\n    topic\n    contact {\n      id\n      displayName\n    }\n  }\n"): (typeof documents)["\n  fragment PaletteConversation on Conversation {\n    id\n    number\n    subject\n    topic\n    contact {\n      id\n      displayName\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetAvailability($input: AvailabilitySetInput!) {\n    availabilitySet(input: $input) {\n      teammate {\n        id\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetAvailability($input: AvailabilitySetInput!) {\n    availabilitySet(input: $input) {\n      teammate {\n        id\n        available\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportOver($job: ID!) {\n    job(id: $job) {\n      id\n      contactImport {\n        id\n        status\n        ...UndoImport\n      }\n    }\n  }\n"): (typeof documents)["\n  query ImportOver($job: ID!) {\n    job(id: $job) {\n      id\n      contactImport {\n        id\n        status\n        ...UndoImport\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchWorkspace($input: IdInput!) {\n    workspaceSwitch(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SwitchWorkspace($input: IdInput!) {\n    workspaceSwitch(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;