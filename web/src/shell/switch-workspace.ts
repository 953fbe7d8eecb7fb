import { graphql } from '../gql';

export const SwitchDocument = graphql(`
  mutation SwitchWorkspace($input: IdInput!) {
    workspaceSwitch(input: $input) {
      viewer {
        workspace {
          id
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);
