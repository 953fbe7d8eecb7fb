import { ApolloClient, ApolloLink } from '@apollo/client';
import { expect, test } from 'vitest';
import { createCache } from '../../apollo/cache';
import { DraftsDocument } from '../../gql/graphql';
import { markDraft } from './drafted';

function begin() {
  const client = new ApolloClient({ cache: createCache(), link: ApolloLink.empty() });
  const shown = () =>
    client
      .readQuery({ query: DraftsDocument })
      ?.viewerDrafts.map(({ conversationId, kind }) => `${conversationId} ${kind}`);
  const write = (...kinds: ('NOTE' | 'REPLY')[]) =>
    client.writeQuery({
      query: DraftsDocument,
      data: {
        viewerDrafts: kinds.map((kind) => ({
          __typename: 'ConversationDraft' as const,
          conversationId: 'cnv_1',
          kind,
        })),
      },
    });
  return { client, shown, write };
}

test('a conversation is marked once while it has a draft, however often that is saved', () => {
  const { client, shown, write } = begin();
  write('NOTE');
  for (let saves = 0; saves < 2; saves += 1) markDraft(client, 'cnv_1', 'REPLY', true);
  expect(shown()?.toSorted()).toEqual(['cnv_1 NOTE', 'cnv_1 REPLY']);
});

test('a draft that is sent takes its mark, and leaves those of others', () => {
  const { client, shown, write } = begin();
  write('NOTE', 'REPLY');
  markDraft(client, 'cnv_1', 'REPLY', false);
  markDraft(client, 'cnv_2', 'NOTE', false);
  expect(shown()).toEqual(['cnv_1 NOTE']);
});

test('nothing is marked before the drafts were read', () => {
  const { client, shown } = begin();
  markDraft(client, 'cnv_1', 'REPLY', true);
  expect(shown()).toBeUndefined();
});
