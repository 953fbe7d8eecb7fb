import { graphql } from '../gql/index.js';

/** Who is signed in, and where. */
export const readViewer = graphql(`
  query Viewer {
    viewer { teammate { id name } workspace { id name } }
  }
`);

export const changeTeammate = graphql(`
  mutation ChangeTeammate($input: TeammateChangeInput!) {
    teammateChange(input: $input) { userErrors { code message path } }
  }
`);

export const setAvailability = graphql(`
  mutation SetAvailability($input: AvailabilitySetInput!) {
    availabilitySet(input: $input) { teammate { name available } userErrors { code message path } }
  }
`);

export const createTeamGroup = graphql(`
  mutation CreateTeamGroup($input: TeamGroupCreateInput!) {
    teamGroupCreate(input: $input) { teamGroup { id key } userErrors { code message path } }
  }
`);

export const changeTeamGroup = graphql(`
  mutation ChangeTeamGroup($input: TeamGroupChangeInput!) {
    teamGroupChange(input: $input) { teamGroup { id version } userErrors { code message path } }
  }
`);

export const setTeamGroupHours = graphql(`
  mutation SetTeamGroupHours($input: TeamGroupHoursSetInput!) {
    teamGroupHoursSet(input: $input) {
      teamGroup { version hours { kind timeZone intervals { day from to } } }
      userErrors { code message path }
    }
  }
`);
