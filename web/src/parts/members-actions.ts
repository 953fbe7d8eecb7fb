import type { TypedDocumentNode } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { useAction } from '../apollo/use-action';
import type { FragmentType } from '../gql';
import { graphql, readFragment } from '../gql';

const MembersChanged = graphql(`
  fragment MembersChanged on SegmentMembersPayload {
    changedCount
    change {
      id
    }
    job {
      ...JobLine
    }
    segment {
      id
      memberCount
    }
    userErrors {
      ...Refusal
    }
  }
`);

export const AddMembersDocument = graphql(`
  mutation AddMembers($input: SegmentMembersInput!) {
    segmentMembersAdd(input: $input) {
      ...MembersChanged
    }
  }
`);

export const RemoveMembersDocument = graphql(`
  mutation RemoveMembers($input: SegmentMembersRemoveInput!) {
    segmentMembersRemove(input: $input) {
      ...MembersChanged
    }
  }
`);

export const ResetMembersDocument = graphql(`
  mutation ResetMembers($input: SegmentMembersInput!) {
    segmentMembersReset(input: $input) {
      ...MembersChanged
    }
  }
`);

const UndoMembersDocument = graphql(`
  mutation UndoMembers($input: SegmentMembersUndoInput!) {
    segmentMembersUndo(input: $input) {
      changedCount
      changedSinceCount
      job {
        ...JobLine
      }
      segment {
        id
        memberCount
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** What shows who is in which segment, and what is being done about it. */
export const MEMBER_LISTS = [
  'Members',
  'KeptOut',
  'Contact',
  'ConversationContact',
  'Contacts',
  'ContactActivity',
  'Jobs',
  'JobLines',
];

/** Takes a change of members back, whoever it was about; thousands in the background. */
export function useUndoMembers() {
  const { t } = useLingui();
  return useAction(UndoMembersDocument, {
    refetch: MEMBER_LISTS,
    done: ({ segmentMembersUndo: { changedSinceCount, job } }) => {
      if (job) return t`Undoing in the background. How far it is stands in the navigation.`;
      if (!changedSinceCount) return t`Undone`;
      return t`Undone, except for ${changedSinceCount} whom somebody changed since`;
    },
  });
}

/** One change of members: tells how many, offers Undo, and says when thousands go on in the background. */
export function useMembersAction<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  words: (count: number) => string,
) {
  const { t } = useLingui();
  const undo = useUndoMembers();
  return useAction(document, {
    quiet: true,
    refetch: MEMBER_LISTS,
    done: (data) => {
      const payload = Object.values(data as Record<string, FragmentType<typeof MembersChanged>>)[0];
      if (!payload) return null;
      const { changedCount, change, job } = readFragment(MembersChanged, payload);
      if (job) return t`They are many: it goes on in the background, and stands in the navigation.`;
      const message = words(changedCount ?? 0);
      if (!change) return message;
      return { message, action: { label: t`Undo`, run: () => undo.run({ input: { change: change.id } }) } };
    },
  });
}
