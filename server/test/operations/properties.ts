import { graphql } from '../gql/index.js';

export const createProperty = graphql(`
  mutation CreateProperty($input: ContactPropertyCreateInput!) {
    contactPropertyCreate(input: $input) { contactProperty { id key } userErrors { code message path } }
  }
`);

/** Deletes a property, named by its id or key. */
export const deleteProperty = graphql(`
  mutation DeleteProperty($id: ID!) {
    contactPropertyDelete(input: { id: $id }) { deletedId userErrors { code message path } }
  }
`);

export const changePropertyType = graphql(`
  mutation ChangePropertyType($input: ContactPropertyTypeInput!) {
    contactPropertyTypeChange(input: $input) { job { id } userErrors { code message path ... on InUseError { uses { kind name } } } }
  }
`);

export const renameChoice = graphql(`
  mutation RenameChoice($input: ContactPropertyChoiceRenameInput!) {
    contactPropertyChoiceRename(input: $input) {
      job { id }
      userErrors { code message path ... on InUseError { uses { kind name } } }
    }
  }
`);

export const changeProperty = graphql(`
  mutation ChangeProperty($input: ContactPropertyChangeInput!) {
    contactPropertyChange(input: $input) {
      userErrors { code message path ... on InUseError { uses { kind name } } }
    }
  }
`);
