import { graphql } from '../gql/index.js';

export const changePassword = graphql(`
  mutation ChangePassword($input: PasswordChangeInput!) {
    passwordChange(input: $input) { endedSessionCount userErrors { code message path } }
  }
`);

export const changeAccount = graphql(`
  mutation ChangeAccount($input: AccountChangeInput!) {
    accountChange(input: $input) { teammate { name } userErrors { code message path } }
  }
`);

export const listSessions = graphql(`
  query Sessions {
    viewerSessions { id device address createdAt lastSeenAt isCurrent }
  }
`);

export const endSession = graphql(`
  mutation EndSession($input: IdInput!) {
    sessionEnd(input: $input) { deletedId userErrors { code message path } }
  }
`);

export const endOtherSessions = graphql(`
  mutation EndOtherSessions {
    sessionsEndOthers { endedCount userErrors { code message path } }
  }
`);

export const signOut = graphql(`
  mutation SignOut {
    signOut { userErrors { message } }
  }
`);

export const changeEmail = graphql(`
  mutation ChangeEmail($input: EmailChangeInput!) {
    emailChange(input: $input) { needsConfirmation teammate { email } userErrors { code message path } }
  }
`);

export const confirmEmail = graphql(`
  mutation ConfirmEmail($input: EmailChangeConfirmInput!) {
    emailChangeConfirm(input: $input) { email userErrors { code message path } }
  }
`);
