import { graphql } from '../gql/index.js';

export const createPriorityRule = graphql(`
  mutation CreatePriorityRule($input: PriorityRuleCreateInput!) {
    priorityRuleCreate(input: $input) { priorityRule { id version } userErrors { code message path } }
  }
`);

export const changePriorityRule = graphql(`
  mutation ChangePriorityRule($input: PriorityRuleChangeInput!) {
    priorityRuleChange(input: $input) { priorityRule { id version } userErrors { code message path } }
  }
`);

export const setHeadStarts = graphql(`
  mutation SetHeadStarts($input: HeadStartsSetInput!) {
    headStartsSet(input: $input) {
      headStarts { minutes { urgent high normal low } version }
      userErrors { code message path }
    }
  }
`);
