import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

export const tokensAtMost = 4_000;
const depthAtMost = 12;
const aliasesAtMost = 30;
const rootMutationsAtMost = 10;

/**
 * Refuses documents that would cost more than any honest one: depth, aliases and root mutations, with
 * fragments followed where they are spread. Introspection may go deeper.
 */
export function limitsRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of context.getDocument().definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const refuse = (message: string) =>
    context.reportError(new GraphQLError(message, { extensions: { code: 'COST_EXCEEDED' } }));
  return {
    OperationDefinition(operation) {
      const size = measure(operation.selectionSet, fragments);
      if (size.depth > depthAtMost)
        refuse(`The query is ${size.depth} deep; at most ${depthAtMost} are allowed.`);
      if (size.aliases > aliasesAtMost) {
        refuse(`The query has ${size.aliases} aliases; at most ${aliasesAtMost} are allowed.`);
      }
      if (operation.operation === 'mutation' && size.roots > rootMutationsAtMost) {
        refuse(`The request has ${size.roots} mutations; at most ${rootMutationsAtMost} are allowed.`);
      }
    },
  };
}

interface Size {
  depth: number;
  aliases: number;
  roots: number;
}

// Past this many fields the answer is known: fragments that spread each other would otherwise multiply.
const fieldsAtMost = 5_000;

function measure(root: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): Size {
  const size: Size = { depth: 0, aliases: 0, roots: 0 };
  let fields = 0;
  const walk = (set: SelectionSetNode, depth: number, spreading: readonly string[]): void => {
    for (const selection of set.selections) {
      fields += 1;
      if (fields > fieldsAtMost) {
        size.depth = Number.MAX_SAFE_INTEGER;
        return;
      }
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        if (name.startsWith('__')) continue;
        if (selection.alias) size.aliases += 1;
        if (depth === 1) size.roots += 1;
        size.depth = Math.max(size.depth, depth);
        if (selection.selectionSet) walk(selection.selectionSet, depth + 1, spreading);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, depth, spreading);
      } else if (!spreading.includes(selection.name.value)) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) walk(fragment.selectionSet, depth, [...spreading, selection.name.value]);
      }
    }
  };
  walk(root, 1, []);
  return size;
}
