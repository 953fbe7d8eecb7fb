import { graphql } from '../../gql';

export const SetRuleDocument = graphql(`
  mutation SetRule($input: SegmentRuleSetInput!) {
    segmentRuleSet(input: $input) {
      segment {
        id
        ...SegmentRuleState
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export const SegmentRuleState = graphql(`
  fragment SegmentRuleState on Segment {
    id
    name
    rule {
      condition
      summary
      enabled
      version
      changedAt
      changedBy
      broken
    }
  }
`);
