import 'reflect-metadata';
import type { Permission } from '@cadre/shared/permissions';
import { GraphQLError, GraphQLInputObjectType, type GraphQLSchema, specifiedDirectives } from 'graphql';
import { type AuthCheckerFn, buildSchema, type PubSub } from 'type-graphql';
import { ApiKeysResolver } from './features/auth/api-keys.graphql.js';
import { PasswordResetResolver } from './features/auth/password-reset.graphql.js';
import { SessionsResolver } from './features/auth/sessions.graphql.js';
import { ConditionsResolver } from './features/conditions/conditions.graphql.js';
import { ContactSearchResolver } from './features/conditions/contact-search.resolver.js';
import { PropertyChoicesResolver } from './features/conditions/property-choices.resolver.js';
import { LostValueResolver, PropertyTypeResolver } from './features/conditions/property-type.resolver.js';
import { ContactPropertyResolver, ContactResolver } from './features/contacts/contacts.graphql.js';
import { ConversationActsResolver } from './features/conversations/acts.graphql.js';
import { BulkActsResolver } from './features/conversations/bulk-acts.graphql.js';
import { ContactConversationsResolver } from './features/conversations/contact-conversations.resolver.js';
import { ConversationActivityResolver } from './features/conversations/conversation-activity.resolver.js';
import { ConversationChangesResolver } from './features/conversations/conversation-changes.resolver.js';
import {
  ConversationResolver,
  ConversationSegmentResolver,
  MembershipConversationResolver,
} from './features/conversations/conversations.graphql.js';
import { ConversationDraftsResolver, DraftsResolver } from './features/conversations/drafts.graphql.js';
import {
  ConversationExcerptResolver,
  TeammateLoadResolver,
} from './features/conversations/inbox.resolver.js';
import { MessageAttachmentsResolver } from './features/conversations/message-attachments.resolver.js';
import {
  MessagesResolver,
  OvertakenError,
  OvertakenErrorResolver,
} from './features/conversations/messages.graphql.js';
import { OnlookersResolver } from './features/conversations/onlookers.graphql.js';
import { PriorityCostResolver } from './features/conversations/priority-cost.graphql.js';
import { TakeNextResolver } from './features/conversations/take-next.graphql.js';
import { TeammateChangeResolver } from './features/conversations/teammate-change.resolver.js';
import { ConversationUndoResolver } from './features/conversations/undo.graphql.js';
import { UndoBulkActsResolver } from './features/conversations/undo-bulk-acts.graphql.js';
import { ImportJobResolver, ImportsResolver } from './features/imports/imports.graphql.js';
import { UndoImportResolver } from './features/imports/undo-import.resolver.js';
import { GiveBackResolver } from './features/intake/give-back.resolver.js';
import { IntakeResolver } from './features/intake/intake.graphql.js';
import { ReceiptResolver } from './features/intake/receipt.graphql.js';
import { RoutingTestResolver } from './features/intake/routing-test.resolver.js';
import { WaitingDecisionsResolver } from './features/intake/waiting-decisions.resolver.js';
import { JobsResolver } from './features/jobs/jobs.graphql.js';
import { HeadStartsResolver } from './features/priority/head-starts.graphql.js';
import { PriorityResolver } from './features/priority/priority.graphql.js';
import {
  QueueHoursResolver,
  TeamHoursResolver,
  WorkspaceHoursResolver,
} from './features/routing/hours.resolver.js';
import { QueueWaitsResolver } from './features/routing/queue-waits.resolver.js';
import { RoutingResolver } from './features/routing/routing.graphql.js';
import {
  MemberChangesResolver,
  MembersJobResolver,
  SegmentMembersChangeResolver,
} from './features/segments/member-changes.resolver.js';
import { MemberCountsResolver } from './features/segments/member-counts.resolver.js';
import {
  ContactMembershipsResolver,
  SegmentExclusionResolver,
  SegmentMembershipResolver,
  SegmentMembersResolver,
} from './features/segments/members.resolver.js';
import { SegmentFactsResolver, SegmentOverlapResolver } from './features/segments/segment-facts.resolver.js';
import { SegmentsResolver } from './features/segments/segments.resolver.js';
import { StartSegmentsResolver } from './features/segments/start-segments.resolver.js';
import { AccountResolver } from './features/teams/account.graphql.js';
import { ActivityResolver } from './features/teams/activity.graphql.js';
import { PreferencesResolver } from './features/teams/preferences.graphql.js';
import { TeammatePasswordResolver } from './features/teams/teammate-password.resolver.js';
import {
  ApiKeyMakerResolver,
  InvitationsResolver,
  TeamGroupSizeResolver,
  TeammatesResolver,
} from './features/teams/teammates.resolver.js';
import { TeamsResolver } from './features/teams/teams.graphql.js';
import { ConversationListResolver } from './features/views/conversation-list.resolver.js';
import { ViewChangesResolver } from './features/views/view-changes.resolver.js';
import { ViewsResolver } from './features/views/views.resolver.js';
import { GettingStartedResolver } from './features/workspaces/getting-started.graphql.js';
import { InstallationResolver } from './features/workspaces/installation.graphql.js';
import { NodeResolver } from './features/workspaces/node.resolver.js';
import { WorkspacesResolver } from './features/workspaces/workspaces.graphql.js';
import type { Context } from './platform/graphql/context.js';
import {
  ConflictError,
  InUseError,
  InvalidError,
  LimitError,
  TakenError,
} from './platform/graphql/user-errors.js';
import { viewerIndependent } from './platform/graphql/viewer-independent.js';

/** The whole GraphQL schema; `schema.graphql` is its committed print. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      WorkspacesResolver,
      NodeResolver,
      GettingStartedResolver,
      ApiKeysResolver,
      SessionsResolver,
      PasswordResetResolver,
      InstallationResolver,
      AccountResolver,
      TeamsResolver,
      PreferencesResolver,
      TeammatesResolver,
      TeammatePasswordResolver,
      TeamGroupSizeResolver,
      InvitationsResolver,
      ApiKeyMakerResolver,
      ContactResolver,
      ContactPropertyResolver,
      ContactSearchResolver,
      ConditionsResolver,
      PropertyChoicesResolver,
      PropertyTypeResolver,
      LostValueResolver,
      SegmentsResolver,
      StartSegmentsResolver,
      SegmentFactsResolver,
      SegmentOverlapResolver,
      ActivityResolver,
      SegmentMembersResolver,
      MemberChangesResolver,
      SegmentMembersChangeResolver,
      MembersJobResolver,
      SegmentMembershipResolver,
      SegmentExclusionResolver,
      ContactMembershipsResolver,
      MemberCountsResolver,
      RoutingResolver,
      QueueWaitsResolver,
      TeamHoursResolver,
      QueueHoursResolver,
      WorkspaceHoursResolver,
      PriorityResolver,
      HeadStartsResolver,
      ConversationResolver,
      ConversationExcerptResolver,
      ConversationDraftsResolver,
      DraftsResolver,
      TeammateLoadResolver,
      ContactConversationsResolver,
      ConversationSegmentResolver,
      MembershipConversationResolver,
      ConversationChangesResolver,
      BulkActsResolver,
      UndoBulkActsResolver,
      PriorityCostResolver,
      ConversationActsResolver,
      ConversationActivityResolver,
      ConversationUndoResolver,
      MessagesResolver,
      MessageAttachmentsResolver,
      OvertakenErrorResolver,
      OnlookersResolver,
      TakeNextResolver,
      TeammateChangeResolver,
      JobsResolver,
      ImportsResolver,
      ImportJobResolver,
      UndoImportResolver,
      IntakeResolver,
      ConversationListResolver,
      ViewsResolver,
      ViewChangesResolver,
      ReceiptResolver,
      RoutingTestResolver,
      WaitingDecisionsResolver,
      GiveBackResolver,
    ],
    orphanedTypes: [InvalidError, InUseError, ConflictError, LimitError, TakenError, OvertakenError],
    directives: [...specifiedDirectives, viewerIndependent],
    authChecker: mayDo,
    pubSub: unused,
    // The services check every input, alike for console, API and importer.
    validate: false,
  });
  const condition = schema.getType('ConditionInput');
  // type-graphql has no way to say it yet; graphql-js checks it and prints the directive.
  if (condition instanceof GraphQLInputObjectType) condition.isOneOf = true;
  return schema;
}

/** Asked for by type-graphql; our subscriptions bring their own `subscribe`, so nothing goes through it. */
const unused: PubSub = {
  publish: () => {},
  subscribe: () => {
    throw new Error('No subscription reads from here.');
  },
};

const mayDo: AuthCheckerFn<Context, Permission> = ({ context }, needed) => {
  if (!context.viewer) {
    throw new GraphQLError('Sign in, or send an API key.', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
  const missing = needed.find((permission) => !context.viewer?.permissions.has(permission));
  if (missing === undefined) return true;
  throw new GraphQLError(`This needs the permission ${missing}.`, { extensions: { code: 'FORBIDDEN' } });
};
