import { graphql } from '../../gql';

export const AddMembersDocument = graphql(`
  mutation AddMembers($input: SegmentMembersInput!) {
    segmentMembersAdd(input: $input) {
      changedCount
      segment {
        id
        memberCount
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export const RemoveMembersDocument = graphql(`
  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {
    segmentMembersRemove(input: $input) {
      changedCount
      segment {
        id
        memberCount
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export const ResetMembersDocument = graphql(`
  mutation ResetMembers($input: SegmentMembersInput!) {
    segmentMembersReset(input: $input) {
      changedCount
      segment {
        id
        memberCount
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** Lists to read again after somebody joined or left by hand. */
export const MEMBER_LISTS = ['Members', 'KeptOut'];
