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
    "\n  fragment Refusal on UserError {\n    code\n    message\n    path\n    ... on InUseError {\n      uses {\n        kind\n        id\n        name\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n    }\n  }\n": typeof types.RefusalFragmentDoc,
    "\n  query TestContact($condition: ConditionInput!, $contact: ID!) {\n    conditionTest(condition: $condition, contact: $contact) {\n      matches\n      tree {\n        ...Explanation\n      }\n    }\n  }\n": typeof types.TestContactDocument,
    "\n  query ValueSuggestions($field: String!, $prefix: String!) {\n    conditionValueSuggestions(field: $field, prefix: $prefix, first: 10) {\n      value\n      label\n    }\n  }\n": typeof types.ValueSuggestionsDocument,
    "\n  query ConditionFields($context: ConditionContext!) {\n    conditionFields(context: $context) {\n      path\n      label\n      phrase\n      group\n      type\n      choices {\n        value\n        label\n      }\n      operators {\n        operator\n        label\n        operand\n        negative\n      }\n    }\n  }\n": typeof types.ConditionFieldsDocument,
    "\n  query ConditionPreview($condition: ConditionInput!) {\n    conditionPreview(condition: $condition, sample: 5) {\n      matchCount\n      contactCount\n      sample {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": typeof types.ConditionPreviewDocument,
    "\n  query ContactsToAdd($search: String, $after: String) {\n    contacts(first: 50, search: $search, after: $after) {\n      nodes {\n        id\n        displayName\n        email\n        company\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": typeof types.ContactsToAddDocument,
    "\n  query SegmentRule($id: ID!) {\n    segment(id: $id) {\n      id\n      ...SegmentRuleState\n    }\n  }\n": typeof types.SegmentRuleDocument,
    "\n  mutation CreateSegment($input: SegmentCreateInput!) {\n    segmentCreate(input: $input) {\n      segment {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.CreateSegmentDocument,
    "\n  fragment EditSegment on Segment {\n    id\n    name\n    colour\n    description\n    version\n  }\n": typeof types.EditSegmentFragmentDoc,
    "\n  mutation ChangeSegment($input: SegmentChangeInput!) {\n    segmentChange(input: $input) {\n      segment {\n        id\n        updatedAt\n        ...EditSegment\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ChangeSegmentDocument,
    "\n  query RuleVersions($id: ID!) {\n    segment(id: $id) {\n      id\n      rule {\n        version\n      }\n      ruleVersions(first: 50) {\n        version\n        condition\n        summary\n        enabled\n        changedAt\n        changedBy\n      }\n    }\n  }\n": typeof types.RuleVersionsDocument,
    "\n  query KeptOut($id: ID!, $search: String, $after: String) {\n    segment(id: $id) {\n      id\n      excluded(first: 100, search: $search, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n          }\n          excludedAt\n          excludedBy\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.KeptOutDocument,
    "\n  query Members($id: ID!, $search: String, $pin: Pin, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: 100, search: $search, pin: $pin, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n            company\n          }\n          since\n          source\n          pin\n          ...WhyMember\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": typeof types.MembersDocument,
    "\n  fragment MembersSegment on Segment {\n    id\n    name\n    archivedAt\n  }\n": typeof types.MembersSegmentFragmentDoc,
    "\n  mutation ArchiveSegment($input: IdInput!) {\n    segmentArchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ArchiveSegmentDocument,
    "\n  mutation DeleteSegment($input: IdInput!) {\n    segmentDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.DeleteSegmentDocument,
    "\n  fragment SegmentMenu on Segment {\n    id\n    name\n    archivedAt\n    ...EditSegment\n  }\n": typeof types.SegmentMenuFragmentDoc,
    "\n  mutation UnarchiveSegment($input: IdInput!) {\n    segmentUnarchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.UnarchiveSegmentDocument,
    "\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id\n      key\n      name\n      colour\n      description\n      archivedAt\n      memberCount\n      ...SegmentMenu\n      ...MembersSegment\n    }\n  }\n": typeof types.SegmentDocument,
    "\n  fragment SegmentRow on Segment {\n    id\n    key\n    name\n    colour\n    description\n    memberCount\n    updatedAt\n    rule {\n      enabled\n      summary\n    }\n    ...SegmentMenu\n  }\n": typeof types.SegmentRowFragmentDoc,
    "\n  query Segments($search: String, $archived: Boolean, $after: String) {\n    segments(first: 100, search: $search, archived: $archived, after: $after) {\n      nodes {\n        id\n        ...SegmentRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": typeof types.SegmentsDocument,
    "\n  query SegmentUses($id: ID!) {\n    segment(id: $id) {\n      id\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n": typeof types.SegmentUsesDocument,
    "\n  fragment WhyMember on SegmentMembership {\n    segment {\n      id\n      name\n    }\n    contact {\n      id\n      displayName\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n": typeof types.WhyMemberFragmentDoc,
    "\n  mutation AddMembers($input: SegmentMembersInput!) {\n    segmentMembersAdd(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.AddMembersDocument,
    "\n  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {\n    segmentMembersRemove(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.RemoveMembersDocument,
    "\n  mutation ResetMembers($input: SegmentMembersInput!) {\n    segmentMembersReset(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.ResetMembersDocument,
    "\n  mutation SetRule($input: SegmentRuleSetInput!) {\n    segmentRuleSet(input: $input) {\n      segment {\n        id\n        ...SegmentRuleState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SetRuleDocument,
    "\n  fragment SegmentRuleState on Segment {\n    id\n    name\n    rule {\n      condition\n      summary\n      enabled\n      version\n      changedAt\n      changedBy\n      broken\n    }\n  }\n": typeof types.SegmentRuleStateFragmentDoc,
    "\n  subscription MemberCounts {\n    segmentMemberCountsChanged {\n      sequence\n      counts {\n        segmentId\n        memberCount\n      }\n    }\n  }\n": typeof types.MemberCountsDocument,
    "\n  query Palette($search: String!) {\n    segments(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        colour\n      }\n    }\n    contacts(first: 6, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": typeof types.PaletteDocument,
    "\n  mutation SwitchWorkspace($input: WorkspaceSwitchInput!) {\n    workspaceSwitch(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SwitchWorkspaceDocument,
    "\n  mutation SignOut {\n    signOut {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SignOutDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query ContactChoices($search: String!) {\n    contacts(first: 20, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": typeof types.ContactChoicesDocument,
    "\n  fragment Explanation on ExplanationNode {\n    kind\n    matches\n    summary\n    seen\n    children {\n      kind\n      matches\n      summary\n      seen\n      children {\n        kind\n        matches\n        summary\n        seen\n        children {\n          kind\n          matches\n          summary\n          seen\n          children {\n            kind\n            matches\n            summary\n            seen\n            children {\n              kind\n              matches\n              summary\n              seen\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ExplanationFragmentDoc,
    "\n  query Viewer {\n    viewer {\n      teammate {\n        id\n        name\n        email\n        role\n      }\n      workspace {\n        id\n        name\n        timeZone\n      }\n      workspaces {\n        id\n        name\n      }\n      viewerCanChangeSegments\n      viewerCanChangeMembers\n      viewerCanChangeRouting\n      viewerCanChangeWorkspace\n    }\n  }\n": typeof types.ViewerDocument,
};
const documents: Documents = {
    "\n  fragment Refusal on UserError {\n    code\n    message\n    path\n    ... on InUseError {\n      uses {\n        kind\n        id\n        name\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n    }\n  }\n": types.RefusalFragmentDoc,
    "\n  query TestContact($condition: ConditionInput!, $contact: ID!) {\n    conditionTest(condition: $condition, contact: $contact) {\n      matches\n      tree {\n        ...Explanation\n      }\n    }\n  }\n": types.TestContactDocument,
    "\n  query ValueSuggestions($field: String!, $prefix: String!) {\n    conditionValueSuggestions(field: $field, prefix: $prefix, first: 10) {\n      value\n      label\n    }\n  }\n": types.ValueSuggestionsDocument,
    "\n  query ConditionFields($context: ConditionContext!) {\n    conditionFields(context: $context) {\n      path\n      label\n      phrase\n      group\n      type\n      choices {\n        value\n        label\n      }\n      operators {\n        operator\n        label\n        operand\n        negative\n      }\n    }\n  }\n": types.ConditionFieldsDocument,
    "\n  query ConditionPreview($condition: ConditionInput!) {\n    conditionPreview(condition: $condition, sample: 5) {\n      matchCount\n      contactCount\n      sample {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": types.ConditionPreviewDocument,
    "\n  query ContactsToAdd($search: String, $after: String) {\n    contacts(first: 50, search: $search, after: $after) {\n      nodes {\n        id\n        displayName\n        email\n        company\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": types.ContactsToAddDocument,
    "\n  query SegmentRule($id: ID!) {\n    segment(id: $id) {\n      id\n      ...SegmentRuleState\n    }\n  }\n": types.SegmentRuleDocument,
    "\n  mutation CreateSegment($input: SegmentCreateInput!) {\n    segmentCreate(input: $input) {\n      segment {\n        id\n        name\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.CreateSegmentDocument,
    "\n  fragment EditSegment on Segment {\n    id\n    name\n    colour\n    description\n    version\n  }\n": types.EditSegmentFragmentDoc,
    "\n  mutation ChangeSegment($input: SegmentChangeInput!) {\n    segmentChange(input: $input) {\n      segment {\n        id\n        updatedAt\n        ...EditSegment\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ChangeSegmentDocument,
    "\n  query RuleVersions($id: ID!) {\n    segment(id: $id) {\n      id\n      rule {\n        version\n      }\n      ruleVersions(first: 50) {\n        version\n        condition\n        summary\n        enabled\n        changedAt\n        changedBy\n      }\n    }\n  }\n": types.RuleVersionsDocument,
    "\n  query KeptOut($id: ID!, $search: String, $after: String) {\n    segment(id: $id) {\n      id\n      excluded(first: 100, search: $search, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n          }\n          excludedAt\n          excludedBy\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.KeptOutDocument,
    "\n  query Members($id: ID!, $search: String, $pin: Pin, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: 100, search: $search, pin: $pin, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n            company\n          }\n          since\n          source\n          pin\n          ...WhyMember\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n": types.MembersDocument,
    "\n  fragment MembersSegment on Segment {\n    id\n    name\n    archivedAt\n  }\n": types.MembersSegmentFragmentDoc,
    "\n  mutation ArchiveSegment($input: IdInput!) {\n    segmentArchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ArchiveSegmentDocument,
    "\n  mutation DeleteSegment($input: IdInput!) {\n    segmentDelete(input: $input) {\n      deletedId\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.DeleteSegmentDocument,
    "\n  fragment SegmentMenu on Segment {\n    id\n    name\n    archivedAt\n    ...EditSegment\n  }\n": types.SegmentMenuFragmentDoc,
    "\n  mutation UnarchiveSegment($input: IdInput!) {\n    segmentUnarchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.UnarchiveSegmentDocument,
    "\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id\n      key\n      name\n      colour\n      description\n      archivedAt\n      memberCount\n      ...SegmentMenu\n      ...MembersSegment\n    }\n  }\n": types.SegmentDocument,
    "\n  fragment SegmentRow on Segment {\n    id\n    key\n    name\n    colour\n    description\n    memberCount\n    updatedAt\n    rule {\n      enabled\n      summary\n    }\n    ...SegmentMenu\n  }\n": types.SegmentRowFragmentDoc,
    "\n  query Segments($search: String, $archived: Boolean, $after: String) {\n    segments(first: 100, search: $search, archived: $archived, after: $after) {\n      nodes {\n        id\n        ...SegmentRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n": types.SegmentsDocument,
    "\n  query SegmentUses($id: ID!) {\n    segment(id: $id) {\n      id\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n": types.SegmentUsesDocument,
    "\n  fragment WhyMember on SegmentMembership {\n    segment {\n      id\n      name\n    }\n    contact {\n      id\n      displayName\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n": types.WhyMemberFragmentDoc,
    "\n  mutation AddMembers($input: SegmentMembersInput!) {\n    segmentMembersAdd(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.AddMembersDocument,
    "\n  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {\n    segmentMembersRemove(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.RemoveMembersDocument,
    "\n  mutation ResetMembers($input: SegmentMembersInput!) {\n    segmentMembersReset(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.ResetMembersDocument,
    "\n  mutation SetRule($input: SegmentRuleSetInput!) {\n    segmentRuleSet(input: $input) {\n      segment {\n        id\n        ...SegmentRuleState\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SetRuleDocument,
    "\n  fragment SegmentRuleState on Segment {\n    id\n    name\n    rule {\n      condition\n      summary\n      enabled\n      version\n      changedAt\n      changedBy\n      broken\n    }\n  }\n": types.SegmentRuleStateFragmentDoc,
    "\n  subscription MemberCounts {\n    segmentMemberCountsChanged {\n      sequence\n      counts {\n        segmentId\n        memberCount\n      }\n    }\n  }\n": types.MemberCountsDocument,
    "\n  query Palette($search: String!) {\n    segments(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        colour\n      }\n    }\n    contacts(first: 6, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": types.PaletteDocument,
    "\n  mutation SwitchWorkspace($input: WorkspaceSwitchInput!) {\n    workspaceSwitch(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SwitchWorkspaceDocument,
    "\n  mutation SignOut {\n    signOut {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SignOutDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  query ContactChoices($search: String!) {\n    contacts(first: 20, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": types.ContactChoicesDocument,
    "\n  fragment Explanation on ExplanationNode {\n    kind\n    matches\n    summary\n    seen\n    children {\n      kind\n      matches\n      summary\n      seen\n      children {\n        kind\n        matches\n        summary\n        seen\n        children {\n          kind\n          matches\n          summary\n          seen\n          children {\n            kind\n            matches\n            summary\n            seen\n            children {\n              kind\n              matches\n              summary\n              seen\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ExplanationFragmentDoc,
    "\n  query Viewer {\n    viewer {\n      teammate {\n        id\n        name\n        email\n        role\n      }\n      workspace {\n        id\n        name\n        timeZone\n      }\n      workspaces {\n        id\n        name\n      }\n      viewerCanChangeSegments\n      viewerCanChangeMembers\n      viewerCanChangeRouting\n      viewerCanChangeWorkspace\n    }\n  }\n": types.ViewerDocument,
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
export function graphql(source: "\n  fragment Refusal on UserError {\n    code\n    message\n    path\n    ... on InUseError {\n      uses {\n        kind\n        id\n        name\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n    }\n  }\n"): (typeof documents)["\n  fragment Refusal on UserError {\n    code\n    message\n    path\n    ... on InUseError {\n      uses {\n        kind\n        id\n        name\n      }\n    }\n    ... on ConflictError {\n      currentVersion\n    }\n  }\n"];
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
export function graphql(source: "\n  query Members($id: ID!, $search: String, $pin: Pin, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: 100, search: $search, pin: $pin, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n            company\n          }\n          since\n          source\n          pin\n          ...WhyMember\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query Members($id: ID!, $search: String, $pin: Pin, $after: String) {\n    segment(id: $id) {\n      id\n      members(first: 100, search: $search, pin: $pin, after: $after) {\n        nodes {\n          contact {\n            id\n            displayName\n            email\n            company\n          }\n          since\n          source\n          pin\n          ...WhyMember\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MembersSegment on Segment {\n    id\n    name\n    archivedAt\n  }\n"): (typeof documents)["\n  fragment MembersSegment on Segment {\n    id\n    name\n    archivedAt\n  }\n"];
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
export function graphql(source: "\n  fragment SegmentMenu on Segment {\n    id\n    name\n    archivedAt\n    ...EditSegment\n  }\n"): (typeof documents)["\n  fragment SegmentMenu on Segment {\n    id\n    name\n    archivedAt\n    ...EditSegment\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnarchiveSegment($input: IdInput!) {\n    segmentUnarchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnarchiveSegment($input: IdInput!) {\n    segmentUnarchive(input: $input) {\n      segment {\n        id\n        archivedAt\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id\n      key\n      name\n      colour\n      description\n      archivedAt\n      memberCount\n      ...SegmentMenu\n      ...MembersSegment\n    }\n  }\n"): (typeof documents)["\n  query Segment($id: ID!) {\n    segment(id: $id) {\n      id\n      key\n      name\n      colour\n      description\n      archivedAt\n      memberCount\n      ...SegmentMenu\n      ...MembersSegment\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SegmentRow on Segment {\n    id\n    key\n    name\n    colour\n    description\n    memberCount\n    updatedAt\n    rule {\n      enabled\n      summary\n    }\n    ...SegmentMenu\n  }\n"): (typeof documents)["\n  fragment SegmentRow on Segment {\n    id\n    key\n    name\n    colour\n    description\n    memberCount\n    updatedAt\n    rule {\n      enabled\n      summary\n    }\n    ...SegmentMenu\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Segments($search: String, $archived: Boolean, $after: String) {\n    segments(first: 100, search: $search, archived: $archived, after: $after) {\n      nodes {\n        id\n        ...SegmentRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Segments($search: String, $archived: Boolean, $after: String) {\n    segments(first: 100, search: $search, archived: $archived, after: $after) {\n      nodes {\n        id\n        ...SegmentRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SegmentUses($id: ID!) {\n    segment(id: $id) {\n      id\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query SegmentUses($id: ID!) {\n    segment(id: $id) {\n      id\n      usedBy {\n        kind\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WhyMember on SegmentMembership {\n    segment {\n      id\n      name\n    }\n    contact {\n      id\n      displayName\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n"): (typeof documents)["\n  fragment WhyMember on SegmentMembership {\n    segment {\n      id\n      name\n    }\n    contact {\n      id\n      displayName\n    }\n    since\n    source\n    addedBy\n    ruleVersion\n    pin\n    conversation {\n      id\n      number\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddMembers($input: SegmentMembersInput!) {\n    segmentMembersAdd(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation AddMembers($input: SegmentMembersInput!) {\n    segmentMembersAdd(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {\n    segmentMembersRemove(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {\n    segmentMembersRemove(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetMembers($input: SegmentMembersInput!) {\n    segmentMembersReset(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResetMembers($input: SegmentMembersInput!) {\n    segmentMembersReset(input: $input) {\n      changedCount\n      segment {\n        id\n        memberCount\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
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
export function graphql(source: "\n  subscription MemberCounts {\n    segmentMemberCountsChanged {\n      sequence\n      counts {\n        segmentId\n        memberCount\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription MemberCounts {\n    segmentMemberCountsChanged {\n      sequence\n      counts {\n        segmentId\n        memberCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Palette($search: String!) {\n    segments(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        colour\n      }\n    }\n    contacts(first: 6, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"): (typeof documents)["\n  query Palette($search: String!) {\n    segments(first: 8, search: $search) {\n      nodes {\n        id\n        name\n        colour\n      }\n    }\n    contacts(first: 6, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchWorkspace($input: WorkspaceSwitchInput!) {\n    workspaceSwitch(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SwitchWorkspace($input: WorkspaceSwitchInput!) {\n    workspaceSwitch(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut {\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      viewer {\n        workspace {\n          id\n        }\n      }\n      userErrors {\n        ...Refusal\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactChoices($search: String!) {\n    contacts(first: 20, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"): (typeof documents)["\n  query ContactChoices($search: String!) {\n    contacts(first: 20, search: $search) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Explanation on ExplanationNode {\n    kind\n    matches\n    summary\n    seen\n    children {\n      kind\n      matches\n      summary\n      seen\n      children {\n        kind\n        matches\n        summary\n        seen\n        children {\n          kind\n          matches\n          summary\n          seen\n          children {\n            kind\n            matches\n            summary\n            seen\n            children {\n              kind\n              matches\n              summary\n              seen\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment Explanation on ExplanationNode {\n    kind\n    matches\n    summary\n    seen\n    children {\n      kind\n      matches\n      summary\n      seen\n      children {\n        kind\n        matches\n        summary\n        seen\n        children {\n          kind\n          matches\n          summary\n          seen\n          children {\n            kind\n            matches\n            summary\n            seen\n            children {\n              kind\n              matches\n              summary\n              seen\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      teammate {\n        id\n        name\n        email\n        role\n      }\n      workspace {\n        id\n        name\n        timeZone\n      }\n      workspaces {\n        id\n        name\n      }\n      viewerCanChangeSegments\n      viewerCanChangeMembers\n      viewerCanChangeRouting\n      viewerCanChangeWorkspace\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      teammate {\n        id\n        name\n        email\n        role\n      }\n      workspace {\n        id\n        name\n        timeZone\n      }\n      workspaces {\n        id\n        name\n      }\n      viewerCanChangeSegments\n      viewerCanChangeMembers\n      viewerCanChangeRouting\n      viewerCanChangeWorkspace\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;