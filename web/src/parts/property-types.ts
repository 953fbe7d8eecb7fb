import { useLingui } from '@lingui/react/macro';
import type { PropertyType } from '../gql/graphql';

export const PROPERTY_TYPES: readonly PropertyType[] = [
  'TEXT',
  'CHOICE',
  'MULTI_CHOICE',
  'NUMBER',
  'BOOLEAN',
  'DATE',
];

export function usePropertyTypeWords(): Record<PropertyType, string> {
  const { t } = useLingui();
  return {
    TEXT: t`Text`,
    CHOICE: t`Choice`,
    MULTI_CHOICE: t`Several choices`,
    NUMBER: t`Number`,
    BOOLEAN: t`Yes or no`,
    DATE: t`Date`,
  };
}
