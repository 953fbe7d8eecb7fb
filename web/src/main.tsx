import '@fontsource-variable/inter/wght.css';
import './ui/kit.css';
import './ui/base.css';
import './ui/print.css';
import { ApolloProvider } from '@apollo/client/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client } from './apollo/client';
import { ViewerDocument } from './parts/viewer';
import { router } from './routes';
import { styleNonce } from './style-nonce';
import { ToastPlace } from './ui/ToastPlace';
import { cssVariables, theme } from './ui/theme';

// The English words stand compiled in the code that says them: see inline-words.ts.
i18n.loadAndActivate({ locale: 'en', messages: {} });

// The styles that keep a page from scrolling behind a dialog ask there.
setNonce(styleNonce());

// The same key is read by public/colour-scheme.js before the first paint.
const colourScheme = localStorageColorSchemeManager({ key: 'cadre-colour-scheme' });

// Asked while the page's code is on its way; when it fails, the page asks again and says so.
client.query({ query: ViewerDocument }).catch(() => {});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has lost its root element');

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <I18nProvider i18n={i18n}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          colorSchemeManager={colourScheme}
          getStyleNonce={styleNonce}
          defaultColorScheme="auto"
        >
          <ToastPlace />
          <RouterProvider router={router} />
        </MantineProvider>
      </I18nProvider>
    </ApolloProvider>
  </StrictMode>,
);
