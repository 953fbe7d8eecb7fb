import {
  BREAK,
  DirectiveLocation,
  type DocumentNode,
  GraphQLDirective,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { Directive } from 'type-graphql';

const name = 'viewerIndependent';

/** How the schema says that a field has one answer for all. */
export const viewerIndependent = new GraphQLDirective({
  name,
  locations: [DirectiveLocation.FIELD_DEFINITION],
  description:
    'The field has the same answer for every viewer of the workspace who has the same permissions, so one answer to an event of a subscription may serve them all. A field without it may have another answer for each viewer.',
});

/**
 * Marks a field whose answer depends on the viewer’s workspace and permissions at most. Without the mark a field is
 * answered for each viewer, which is never wrong.
 */
export const ViewerIndependent = (): PropertyDecorator & MethodDecorator => Directive(`@${name}`);

export function isViewerIndependent(field: Pick<GraphQLField<unknown, unknown>, 'astNode'>): boolean {
  return field.astNode?.directives?.some((directive) => directive.name.value === name) ?? false;
}

// After a lost line thousands of sockets ask with the same few documents.
const known = new WeakMap<DocumentNode, boolean>();

/** Whether some field of a valid document, in a fragment or not, may have another answer for each viewer. */
export function dependsOnViewer(schema: GraphQLSchema, document: DocumentNode): boolean {
  const found = known.get(document) ?? hasUnmarkedField(schema, document);
  known.set(document, found);
  return found;
}

function hasUnmarkedField(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let depends = false;
  const find = visitWithTypeInfo(types, {
    [Kind.FIELD]({ name: { value } }) {
      const field = types.getFieldDef();
      if (value === '__typename' || (field && isViewerIndependent(field))) return undefined;
      depends = true;
      return BREAK;
    },
  });
  visit(document, find);
  return depends;
}
