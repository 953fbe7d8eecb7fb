import { graphql } from '../gql/index.js';

export const setUpInstallation = graphql(`
  mutation SetUpInstallation($input: InstallationSetUpInput!) {
    installationSetUp(input: $input) { userErrors { message } }
  }
`);

export const invite = graphql(`
  mutation Invite($input: InvitationCreateInput!) {
    invitationCreate(input: $input) { invitation { id } token isEmailed userErrors { code message path } }
  }
`);

export const acceptInvitation = graphql(`
  mutation AcceptInvitation($input: InvitationAcceptInput!) {
    invitationAccept(input: $input) { userErrors { code message path } }
  }
`);

export const createWorkspace = graphql(`
  mutation CreateWorkspace($input: WorkspaceCreateInput!) {
    workspaceCreate(input: $input) { userErrors { message } }
  }
`);

export const createApiKey = graphql(`
  mutation CreateApiKey($input: ApiKeyCreateInput!) {
    apiKeyCreate(input: $input) { secret apiKey { id } userErrors { message } }
  }
`);

export const signIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { userErrors { code message path } }
  }
`);
