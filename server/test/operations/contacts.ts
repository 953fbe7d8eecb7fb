import { graphql } from '../gql/index.js';

export const createContact = graphql(`
  mutation CreateContact($input: ContactCreateInput!) {
    contactCreate(input: $input) {
      contact { id }
      userErrors { code message path ... on TakenError { holderId } }
    }
  }
`);

export const upsertContact = graphql(`
  mutation UpsertContact($input: ContactUpsertInput!) {
    contactUpsert(input: $input) { contact { id } created userErrors { code message path } }
  }
`);

export const mergeContacts = graphql(`
  mutation MergeContacts($input: ContactMergeInput!) {
    contactMerge(input: $input) { contact { id } userErrors { code message path } }
  }
`);

/** Erases a contact, named by its id or external id. */
export const deleteContact = graphql(`
  mutation DeleteContact($id: ID!) {
    contactDelete(input: { id: $id }) { deletedId userErrors { code message path } }
  }
`);

export const countContacts = graphql(`
  query CountContacts {
    contacts { totalCount }
  }
`);
