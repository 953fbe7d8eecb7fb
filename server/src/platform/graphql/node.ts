import { Field, ID, InterfaceType } from 'type-graphql';
import { ViewerIndependent } from './viewer-independent.js';

/** What has an id of its own; the prefix of the id says what it is. */
@InterfaceType({
  description: 'Anything with an id.',
  resolveType: (node: { nodeType: string }) => node.nodeType,
})
export abstract class Node {
  @ViewerIndependent()
  @Field(() => ID, { description: 'Opaque, sorted by the time it was made; its prefix says what it is of.' })
  id!: string;
}
