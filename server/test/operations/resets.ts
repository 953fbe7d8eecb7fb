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
