import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for the operations of one set of tests, so that a renamed field fails to compile. */
const typedOperations = (documents: string[]) => ({
  documents,
  preset: 'client' as const,
  presetConfig: { fragmentMasking: false },
  config: {
    documentMode: 'string',
    useTypeImports: true,
    enumsAsTypes: true,
    strictScalars: true,
    emitLegacyCommonJSImports: false,
    importExtension: '.js' as const,
    scalars: {
      ID: 'string',
      DateTime: 'string',
      Condition: '@cadre/shared/conditions/ast#Condition',
      Value: '@cadre/shared/conditions/ast#PredicateValue',
      JSONObject: 'Record<string, unknown>',
    },
  },
});

const config: CodegenConfig = {
  schema: './schema.graphql',
  generates: {
    './test/gql/': typedOperations(['test/**/*.ts', '!test/gql/**']),
    '../e2e/gql/': typedOperations(['../e2e/{support,stories}/**/*.ts']),
  },
};

export default config;
