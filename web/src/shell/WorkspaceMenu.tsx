import { lazy, Suspense, useState } from 'react';
import { PersonButton, WorkspaceButton } from './MenuButtons';

const WorkspaceDropdown = lazy(() =>
  import('./menus').then((module) => ({ default: module.WorkspaceDropdown })),
);
const PersonDropdown = lazy(() => import('./menus').then((module) => ({ default: module.PersonDropdown })));

/** Only the buttons are there at first: the menus behind them come when they are opened. */
export function WorkspaceMenu() {
  const [wanted, setWanted] = useState(false);
  const button = <WorkspaceButton aria-haspopup="menu" onClick={() => setWanted(true)} />;
  return <Suspense fallback={button}>{wanted ? <WorkspaceDropdown /> : button}</Suspense>;
}

export function PersonMenu() {
  const [wanted, setWanted] = useState(false);
  const button = <PersonButton aria-haspopup="menu" onClick={() => setWanted(true)} />;
  return <Suspense fallback={button}>{wanted ? <PersonDropdown /> : button}</Suspense>;
}
