import { registerEnumType } from 'type-graphql';

export const PropertyType = {
  TEXT: 'TEXT',
  CHOICE: 'CHOICE',
  MULTI_CHOICE: 'MULTI_CHOICE',
  NUMBER: 'NUMBER',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
} as const;
export type PropertyTypeName = keyof typeof PropertyType;

registerEnumType(PropertyType, {
  name: 'PropertyType',
  description: 'What the values of a contact property are held to.',
  valuesConfig: {
    TEXT: { description: 'A text of at most 1,024 characters.' },
    CHOICE: { description: 'One of the choices.' },
    MULTI_CHOICE: { description: 'Any number of the choices.' },
    NUMBER: { description: 'A number.' },
    BOOLEAN: { description: 'True or false.' },
    DATE: { description: 'ISO 8601: a calendar day or an instant.' },
  },
});
