import { Account, ApiKey, Invitation, Workspace } from './features/auth/auth.entity.js';
import { Contact, ContactImport, ContactProperty } from './features/contacts/contacts.entity.js';
import { PriorityRule } from './features/priority/priority.entity.js';
import { Queue } from './features/routing/routing.entity.js';
import { SegmentRule } from './features/segments/segments.entity.js';
import { Grouping, TeamMember, Teammate } from './features/teams/teams.entity.js';
import { SavedView } from './features/views/views.entity.js';

/** What the ORM keeps; tables that are only written in sets (memberships, conversations, events) are not here. */
export const entities = [
  Workspace,
  Account,
  ApiKey,
  Invitation,
  Teammate,
  Grouping,
  TeamMember,
  ContactProperty,
  Contact,
  ContactImport,
  SegmentRule,
  Queue,
  PriorityRule,
  SavedView,
];
