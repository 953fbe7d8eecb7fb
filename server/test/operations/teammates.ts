import { graphql } from '../gql/index.js';

/** Who is signed in, and where. */
export const readViewer = graphql(`
  query Viewer {
    viewer { teammate { id name } workspace { id name } }
  }
`);

export const changeTeammateOf = graphql(`
  mutation ChangeTeammate($input: TeammateChangeInput!) {
    teammateChange(input: $input) { userErrors { code message path } }
  }
`);

export const setAvailability = graphql(`
  mutation SetAvailability($input: AvailabilitySetInput!) {
    availabilitySet(input: $input) { userErrors { code message path } }
  }
`);
