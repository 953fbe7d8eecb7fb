import { graphql } from '../../gql';

export const ChangeViewDocument = graphql(`
  mutation ChangeView($input: SavedViewChangeInput!) {
    savedViewChange(input: $input) {
      savedView {
        ...SavedViewFields
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);
