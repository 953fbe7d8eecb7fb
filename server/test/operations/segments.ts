import { graphql } from '../gql/index.js';

export const createSegment = graphql(`
  mutation CreateSegment($input: SegmentCreateInput!) {
    segmentCreate(input: $input) { segment { id key } userErrors { code message path } }
  }
`);

export const setSegmentRule = graphql(`
  mutation SetSegmentRule($input: SegmentRuleSetInput!) {
    segmentRuleSet(input: $input) { userErrors { code message path ... on ConflictError { currentVersion } } }
  }
`);

export const addMembers = graphql(`
  mutation AddMembers($input: SegmentMembersInput!) {
    segmentMembersAdd(input: $input) { changedCount matchedCount job { id } segment { memberCount } userErrors { code message path } }
  }
`);

export const removeMembers = graphql(`
  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {
    segmentMembersRemove(input: $input) { changedCount matchedCount job { id } segment { memberCount } userErrors { code message path } }
  }
`);

export const resetMembers = graphql(`
  mutation ResetMembers($input: SegmentMembersInput!) {
    segmentMembersReset(input: $input) { changedCount matchedCount job { id } segment { memberCount } userErrors { code message path } }
  }
`);

/** Deletes a segment, named by its id or key. */
export const deleteSegment = graphql(`
  mutation DeleteSegment($id: ID!) {
    segmentDelete(input: { id: $id }) {
      deletedId
      userErrors { code message path ... on InUseError { uses { kind name } } }
    }
  }
`);
