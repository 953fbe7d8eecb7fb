import { graphql } from '../../gql';

export const AddContactsToSegmentDocument = graphql(`
  mutation AddContactsToSegment($input: SegmentMembersInput!) {
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

export const LeaveSegmentDocument = graphql(`
  mutation LeaveSegment($input: SegmentMembersRemoveInput!) {
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

export const ResetMembershipDocument = graphql(`
  mutation ResetMembership($input: SegmentMembersInput!) {
    segmentMembersReset(input: $input) {
      changedCount
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** What shows who is in which segment. */
export const MEMBERSHIP_LISTS = ['Contact', 'Contacts', 'ContactActivity'];
