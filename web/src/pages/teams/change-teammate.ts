import { graphql } from '../../gql';

export const ChangeTeammateDocument = graphql(`
  mutation ChangeTeammate($input: TeammateChangeInput!) {
    teammateChange(input: $input) {
      teammate {
        id
        role
        capacity
        available
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);
