import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { SEGMENT_TABS, TEAM_TABS } from './paths';
import { NotFoundPage } from './shell/NotFoundPage';
import { PageFailure } from './shell/PageFailure';
import { SignedInPages } from './shell/SignedInPages';

/** Keeps the named texts of an address, and nothing else that somebody wrote there. */
function texts<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): { [name in Name]?: string | undefined } => {
    const kept: { [name in Name]?: string | undefined } = {};
    for (const name of names) {
      const value = search[name];
      // The router reads what looks like JSON, such as a number that is searched for or a condition, as such.
      if (value !== undefined && value !== null)
        kept[name] = typeof value === 'string' ? value : JSON.stringify(value);
    }
    return kept;
  };
}

const root = createRootRoute({ component: Outlet });

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  validateSearch: texts('token'),
  component: lazyRouteComponent(() => import('./pages/sign-in/JoinPage'), 'JoinPage'),
});

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: texts('token'),
  component: lazyRouteComponent(() => import('./pages/sign-in/ResetPasswordPage'), 'ResetPasswordPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./pages/sign-in/ForgotPasswordPage'), 'ForgotPasswordPage'),
});

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  validateSearch: texts('token'),
  component: lazyRouteComponent(() => import('./pages/sign-in/ConfirmEmailPage'), 'ConfirmEmailPage'),
});

const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: SignedInPages });

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/start/HomePage'), 'HomePage'),
});

const start = createRoute({
  getParentRoute: () => inside,
  path: '/start',
  component: lazyRouteComponent(() => import('./pages/start/StartPage'), 'StartPage'),
});

const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  validateSearch: texts('view', 'open', 'filter', 'sort', 'columns', 'start'),
  component: lazyRouteComponent(() => import('./pages/inbox/InboxPage'), 'InboxPage'),
});

/** Links from before there was an inbox, such as in mails. */
const conversations = createRoute({
  getParentRoute: () => inside,
  path: '/conversations',
  beforeLoad: () => {
    throw redirect({ to: '/inbox', replace: true });
  },
});

const conversation = createRoute({
  getParentRoute: () => inside,
  path: '/conversations/$conversationId',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/inbox', search: { open: params.conversationId }, replace: true });
  },
});

const contacts = createRoute({
  getParentRoute: () => inside,
  path: '/contacts',
  validateSearch: texts('search', 'filter', 'sort', 'columns', 'import', 'create'),
  component: lazyRouteComponent(() => import('./pages/contacts/ContactsPage'), 'ContactsPage'),
});

const contact = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/people/$contactId',
  component: lazyRouteComponent(() => import('./pages/contacts/ContactPage'), 'ContactPage'),
});

const segments = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/segments',
  validateSearch: texts('search', 'list', 'sort', 'create'),
  component: lazyRouteComponent(() => import('./pages/segments/SegmentsPage'), 'SegmentsPage'),
});

const segmentHome = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/segments/$segmentId',
  beforeLoad: ({ params }) => {
    throw redirect({
      to: '/contacts/segments/$segmentId/$tab',
      params: { segmentId: params.segmentId, tab: 'members' },
      replace: true,
    });
  },
});

const segment = createRoute({
  getParentRoute: () => inside,
  path: '/contacts/segments/$segmentId/$tab',
  params: {
    parse: ({ segmentId, tab }) => ({ segmentId, tab: SEGMENT_TABS.find((one) => one === tab) ?? 'members' }),
    stringify: (params) => params,
  },
  validateSearch: texts('search', 'pin', 'source', 'list', 'at'),
  component: lazyRouteComponent(() => import('./pages/segments/SegmentPage'), 'SegmentPage'),
});

const routing = createRoute({
  getParentRoute: () => inside,
  path: '/settings/routing',
  validateSearch: texts('edit'),
  component: lazyRouteComponent(() => import('./pages/routing/RoutingPage'), 'RoutingPage'),
});

const priority = createRoute({
  getParentRoute: () => inside,
  path: '/settings/priority',
  validateSearch: texts('edit'),
  component: lazyRouteComponent(() => import('./pages/priority/PriorityPage'), 'PriorityPage'),
});

const team = createRoute({
  getParentRoute: () => inside,
  path: '/settings/team/$tab',
  params: {
    parse: ({ tab }) => ({ tab: TEAM_TABS.find((one) => one === tab) ?? 'people' }),
    stringify: (params) => params,
  },
  component: lazyRouteComponent(() => import('./pages/teams/TeamPage'), 'TeamPage'),
});

const properties = createRoute({
  getParentRoute: () => inside,
  path: '/settings/properties',
  component: lazyRouteComponent(() => import('./pages/settings/PropertiesPage'), 'PropertiesPage'),
});

const apiKeys = createRoute({
  getParentRoute: () => inside,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('./pages/settings/ApiKeysPage'), 'ApiKeysPage'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/settings/account',
  component: lazyRouteComponent(() => import('./pages/account/AccountPage'), 'AccountPage'),
});

const workspace = createRoute({
  getParentRoute: () => inside,
  path: '/settings/workspace',
  component: lazyRouteComponent(() => import('./pages/settings/WorkspacePage'), 'WorkspacePage'),
});

/** Whatever no page stands at, inside the frame of the console. */
const nowhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotFoundPage });

const routeTree = root.addChildren([
  join,
  resetPassword,
  forgotPassword,
  confirmEmail,
  inside.addChildren([
    home,
    start,
    inbox,
    conversations,
    conversation,
    contacts,
    contact,
    segments,
    segmentHome,
    segment,
    routing,
    priority,
    team,
    properties,
    apiKeys,
    account,
    workspace,
    nowhere,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: PageFailure,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
