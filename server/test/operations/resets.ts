import { graphql } from '../gql/index.js';

export const requestReset = graphql(`
  mutation RequestReset($input: PasswordResetRequestInput!) {
    passwordResetRequest(input: $input) { userErrors { code message path } }
  }
`);

export const resetPassword = graphql(`
  mutation ResetPassword($input: PasswordResetInput!) {
    passwordReset(input: $input) { userErrors { code message path } }
  }
`);

export const createTeammateReset = graphql(`
  mutation CreateTeammateReset($input: IdInput!) {
    teammatePasswordReset(input: $input) { token expiresAt userErrors { code message path } }
  }
`);

export const readInstallation = graphql(`
  query Installation {
    installation { sendsEmail needsSetupCode }
  }
`);
