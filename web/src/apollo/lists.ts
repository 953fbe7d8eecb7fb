import type { FieldPolicy } from '@apollo/client';

interface List {
  nodes?: readonly unknown[];
  [other: string]: unknown;
}

/**
 * A connection that grows downwards: an answer to `after` is put behind what is there, any other answer starts anew.
 * `keyArgs` are the arguments that make it another list.
 */
export function growingList(keyArgs: string[]): FieldPolicy<List> {
  return {
    keyArgs,
    merge(existing, incoming, { args }) {
      if (!existing) return incoming;
      // An answer that brings only a count leaves the rows, and one that brings rows leaves the count.
      const both = { ...existing, ...incoming };
      if (!args?.after || !incoming.nodes) return both;
      return { ...both, nodes: [...(existing.nodes ?? []), ...incoming.nodes] };
    },
  };
}
