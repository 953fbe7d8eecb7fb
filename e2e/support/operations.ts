import { graphql } from '../gql/index.js';

// What stories do as a person or a program would over the API, one operation each.

export const signIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { userErrors { message path } }
  }
`);

export const signOut = graphql(`
  mutation SignOut {
    signOut { userErrors { message } }
  }
`);

export const setUpInstallation = graphql(`
  mutation SetUpInstallation($input: InstallationSetUpInput!) {
    installationSetUp(input: $input) { userErrors { message path } }
  }
`);

export const createWorkspace = graphql(`
  mutation CreateWorkspace($input: WorkspaceCreateInput!) {
    workspaceCreate(input: $input) { userErrors { message path } }
  }
`);

/** All that a story's workspace begins with, in one request. */
export const fillWorkspace = graphql(`
  mutation FillWorkspace(
    $plan: ContactPropertyCreateInput!
    $region: ContactPropertyCreateInput!
    $grace: ContactUpsertInput!
    $alan: ContactUpsertInput!
    $edsger: ContactUpsertInput!
    $barbara: ContactUpsertInput!
    $radia: ContactUpsertInput!
  ) {
    plan: contactPropertyCreate(input: $plan) { userErrors { message path } }
    region: contactPropertyCreate(input: $region) { userErrors { message path } }
    grace: contactUpsert(input: $grace) { contact { id name } userErrors { message path } }
    alan: contactUpsert(input: $alan) { contact { id name } userErrors { message path } }
    edsger: contactUpsert(input: $edsger) { contact { id name } userErrors { message path } }
    barbara: contactUpsert(input: $barbara) { contact { id name } userErrors { message path } }
    radia: contactUpsert(input: $radia) { contact { id name } userErrors { message path } }
  }
`);

export const changeWorkspace = graphql(`
  mutation ChangeWorkspace($input: WorkspaceChangeInput!) {
    workspaceChange(input: $input) { userErrors { message path } }
  }
`);

export const invite = graphql(`
  mutation Invite($input: InvitationCreateInput!) {
    invitationCreate(input: $input) { token userErrors { message path } }
  }
`);

export const acceptInvitation = graphql(`
  mutation AcceptInvitation($input: InvitationAcceptInput!) {
    invitationAccept(input: $input) { userErrors { message path } }
  }
`);

export const createTeamGroup = graphql(`
  mutation CreateTeamGroup($input: TeamGroupCreateInput!) {
    teamGroupCreate(input: $input) { teamGroup { id } userErrors { message path } }
  }
`);

export const setTeamGroupHours = graphql(`
  mutation SetTeamGroupHours($input: TeamGroupHoursSetInput!) {
    teamGroupHoursSet(input: $input) { userErrors { message path } }
  }
`);

export const createApiKey = graphql(`
  mutation CreateApiKey($input: ApiKeyCreateInput!) {
    apiKeyCreate(input: $input) { userErrors { message path } }
  }
`);

export const createProperty = graphql(`
  mutation CreateProperty($input: ContactPropertyCreateInput!) {
    contactPropertyCreate(input: $input) { contactProperty { id } userErrors { message path } }
  }
`);

export const upsertContact = graphql(`
  mutation UpsertContact($input: ContactUpsertInput!) {
    contactUpsert(input: $input) { contact { id } userErrors { message path } }
  }
`);

export const latestContacts = graphql(`
  query LatestContacts {
    contacts(first: 2) { totalCount nodes { id name email } }
  }
`);

export const createImport = graphql(`
  mutation CreateImport($input: ContactImportCreateInput!) {
    contactImportCreate(input: $input) { contactImport { id } userErrors { message path } }
  }
`);

export const readImport = graphql(`
  query ReadImport($id: ID!) {
    contactImport(id: $id) { status }
  }
`);

export const createSegment = graphql(`
  mutation CreateSegment($input: SegmentCreateInput!) {
    segmentCreate(input: $input) { segment { id } userErrors { message path } }
  }
`);

export const addSegmentMembers = graphql(`
  mutation AddSegmentMembers($input: SegmentMembersInput!) {
    segmentMembersAdd(input: $input) { changedCount userErrors { message path } }
  }
`);

export const countMembers = graphql(`
  query CountMembers($id: ID!) {
    segment(id: $id) { members { totalCount } }
  }
`);

export const setSegmentRule = graphql(`
  mutation SetSegmentRule($input: SegmentRuleSetInput!) {
    segmentRuleSet(input: $input) { segment { id } userErrors { message path } }
  }
`);

export const createQueue = graphql(`
  mutation CreateQueue($input: QueueCreateInput!) {
    queueCreate(input: $input) { queue { id } userErrors { message path } }
  }
`);

export const changeQueue = graphql(`
  mutation ChangeQueue($input: QueueChangeInput!) {
    queueChange(input: $input) { userErrors { message path } }
  }
`);

export const reorderQueues = graphql(`
  mutation ReorderQueues($input: ReorderInput!) {
    queueReorder(input: $input) { userErrors { message path } }
  }
`);

export const rerouteWaiting = graphql(`
  mutation RerouteWaiting {
    waitingDecideAgain { userErrors { message path } }
  }
`);

export const createPriorityRule = graphql(`
  mutation CreatePriorityRule($input: PriorityRuleCreateInput!) {
    priorityRuleCreate(input: $input) { priorityRule { id } userErrors { message path } }
  }
`);

export const setHeadStarts = graphql(`
  mutation SetHeadStarts($input: HeadStartsSetInput!) {
    headStartsSet(input: $input) { userErrors { message path } }
  }
`);

export const createSavedView = graphql(`
  mutation CreateSavedView($input: SavedViewCreateInput!) {
    savedViewCreate(input: $input) { savedView { id } userErrors { message path } }
  }
`);

export const changeSavedView = graphql(`
  mutation ChangeSavedView($input: SavedViewChangeInput!) {
    savedViewChange(input: $input) { userErrors { message path } }
  }
`);

export const startConversation = graphql(`
  mutation StartConversation($input: ConversationStartInput!) {
    conversationStart(input: $input) { conversation { id } userErrors { message path } }
  }
`);

export const importConversations = graphql(`
  mutation ImportConversations($input: ConversationsImportInput!) {
    conversationsImport(input: $input) { userErrors { message path } }
  }
`);

export const takeNextConversation = graphql(`
  mutation TakeNextConversation {
    conversationTakeNext { reason userErrors { message path } }
  }
`);

export const closeConversation = graphql(`
  mutation CloseConversation($input: ConversationInput!) {
    conversationClose(input: $input) { userErrors { message path } }
  }
`);

export const reopenConversation = graphql(`
  mutation ReopenConversation($input: ConversationInput!) {
    conversationReopen(input: $input) { userErrors { message path } }
  }
`);

export const snoozeConversation = graphql(`
  mutation SnoozeConversation($input: ConversationSnoozeInput!) {
    conversationSnooze(input: $input) { userErrors { message path } }
  }
`);

export const setConversationPriority = graphql(`
  mutation SetConversationPriority($input: ConversationPrioritySetInput!) {
    conversationPrioritySet(input: $input) { userErrors { message path } }
  }
`);

export const setConversationTopic = graphql(`
  mutation SetConversationTopic($input: ConversationTopicSetInput!) {
    conversationTopicSet(input: $input) { userErrors { message path } }
  }
`);

export const readConversation = graphql(`
  query ReadConversation($id: ID!) {
    conversation(id: $id) { status waitingSince queueBy queue { name } }
  }
`);

export const readConversations = graphql(`
  query ReadConversations {
    conversations(first: 200) {
      nodes { id number status queueBy queue { name } assignee { name } waitingSince }
    }
  }
`);

export const replyToConversation = graphql(`
  mutation ReplyToConversation($input: ConversationReplyInput!) {
    conversationReply(input: $input) { userErrors { message path } }
  }
`);

export const addNote = graphql(`
  mutation AddNote($input: ConversationNoteAddInput!) {
    conversationNoteAdd(input: $input) { userErrors { message path } }
  }
`);

export const readWorkspace = graphql(`
  query ReadWorkspace {
    viewer { workspace { id } }
  }
`);
