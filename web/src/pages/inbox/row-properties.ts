import { useQuery } from '@apollo/client/react';
import { propertyPath } from '@cadre/shared/conditions/fields';
import { useMemo } from 'react';
import { graphql } from '../../gql';
import type { RowPropertiesQuery } from '../../gql/graphql';

const RowPropertiesDocument = graphql(`
  query RowProperties {
    contactProperties {
      id
      key
      label
      type
    }
  }
`);

type Property = RowPropertiesQuery['contactProperties'][number];

/** The properties that rows can show, by the name that a column has. */
export type RowProperties = ReadonlyMap<string, Property>;

const NONE: RowProperties = new Map();

/** @param asked whether any row shows one. */
export function useRowProperties(asked: boolean): RowProperties {
  const { data } = useQuery(RowPropertiesDocument, { skip: !asked, fetchPolicy: 'cache-and-network' });
  const properties = data?.contactProperties;
  return useMemo(
    () => (properties ? new Map(properties.map((one) => [propertyPath(one.key), one])) : NONE),
    [properties],
  );
}
