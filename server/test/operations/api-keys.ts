import { graphql } from '../gql/index.js';

export const listApiKeys = graphql(`
  query ApiKeys {
    apiKeys { id name scopes lastFour lastUsedAt expiresAt previousSecretExpiresAt revokedAt }
  }
`);

export const rotateApiKey = graphql(`
  mutation RotateApiKey($input: ApiKeyRotateInput!) {
    apiKeyRotate(input: $input) {
      secret
      apiKey { id lastFour previousSecretExpiresAt }
      userErrors { code message path }
    }
  }
`);

export const revokeKey = graphql(`
  mutation RevokeKey($input: IdInput!) {
    apiKeyRevoke(input: $input) { userErrors { code message path } }
  }
`);
