import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: process.env.CADRE_SCHEMA ?? '../server/schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**', '!src/**/*.test.ts'],
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          DateTime: 'string',
          Condition: '@cadre/shared/conditions/ast#Condition',
          Value: '@cadre/shared/conditions/ast#PredicateValue',
          JSONObject: 'Record<string, unknown>',
        },
      },
    },
  },
};

export default config;
