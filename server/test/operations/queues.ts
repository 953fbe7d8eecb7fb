import { graphql } from '../gql/index.js';

export const createQueue = graphql(`
  mutation CreateQueue($input: QueueCreateInput!) {
    queueCreate(input: $input) { queue { id key } userErrors { code message path } }
  }
`);

export const changeQueue = graphql(`
  mutation ChangeQueue($input: QueueChangeInput!) {
    queueChange(input: $input) { queue { id key version } userErrors { code message path } }
  }
`);

/** Deletes a queue, named by its id or key. */
export const deleteQueue = graphql(`
  mutation DeleteQueue($id: ID!) {
    queueDelete(input: { id: $id }) { deletedId userErrors { code message path } }
  }
`);

export const listQueues = graphql(`
  query Queues {
    queues { nodes { id key name version fallback waitingCount oldestWaitingSince } }
  }
`);
