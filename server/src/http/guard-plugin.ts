import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, type DocumentNode, GraphQLError, Kind, visit } from 'graphql';
import { findBadInput, findBadLiteral } from '../platform/graphql/check-texts.js';
import type { Context } from '../platform/graphql/context.js';

/** Looks at each request before anything of it is executed: what no database could store, and who may introspect. */
export const guardPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart({ request }) {
    return {
      async didResolveOperation({ document, contextValue }) {
        const bad = findBadInput(request.variables ?? null);
        if (bad) throw bad;
        const literal = findBadLiteral(document);
        if (literal) throw literal;
        if (contextValue.viewer === null && introspects(document)) {
          throw new GraphQLError('Sign in, or send an API key, to read the schema.', {
            extensions: { code: 'UNAUTHENTICATED' },
          });
        }
      },
    };
  },
};

function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD](node) {
      if (node.name.value !== '__schema' && node.name.value !== '__type') return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}
