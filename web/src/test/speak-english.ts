import { i18n } from '@lingui/core';

// As the console does when it starts.
i18n.loadAndActivate({ locale: 'en', messages: {} });
