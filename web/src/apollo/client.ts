import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createCache } from './cache';
import { inTurn } from './in-turn';
import { socket } from './socket';

/** A session that ended elsewhere shows the sign-in page on the next answer, whatever was asked. */
const sessionEnd = new ErrorLink(({ error, operation }) => {
  if (!CombinedGraphQLErrors.is(error) || operation.operationName === 'SignIn') return;
  const ended = error.errors.some((one) => one.extensions?.code === 'UNAUTHENTICATED');
  if (ended) operation.client.refetchQueries({ include: ['Viewer'] });
});

const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin' });
const live = new GraphQLWsLink(socket);
const link = ApolloLink.split(
  ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
  live,
  ApolloLink.from([inTurn, sessionEnd, http]),
);

export const client = new ApolloClient({ cache: createCache(), link });

const forbidden = 4403;

// The server closes what somebody opened who may no longer see it, or may see something else.
socket.on('closed', (event) => {
  if (event instanceof CloseEvent && event.code === forbidden) client.refetchQueries({ include: ['Viewer'] });
});
