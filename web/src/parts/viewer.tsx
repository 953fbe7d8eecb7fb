import { createContext, type ReactNode, useContext } from 'react';
import { graphql } from '../gql';
import type { ViewerQuery } from '../gql/graphql';

export const ViewerDocument = graphql(`
  query Viewer {
    installationReady
    viewer {
      teammate {
        id
        name
        email
        role
        available
      }
      workspace {
        id
        name
        timeZone
        version
        workingHours {
          day
          from
          to
        }
      }
      workspaces {
        id
        name
      }
      preferences {
        ...PreferencesFields
      }
      viewerCanChangeSegments
      viewerCanChangeMembers
      viewerCanChangeRouting
      viewerCanChangeWorkspace
      viewerCanCreateWorkspaces
      viewerCanChangeContacts
      viewerCanChangeTeam
      viewerCanChangeKeys
    }
  }
`);

export type Viewer = NonNullable<ViewerQuery['viewer']>;

const ViewerContext = createContext<Viewer | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** Who is signed in. Only inside pages that ask for sign-in; throws elsewhere. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer is used outside of the signed-in pages');
  return viewer;
}
