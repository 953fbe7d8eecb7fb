import { lazy, Suspense, useEffect, useState } from 'react';
import { type Toast, toastBus } from './toast';

const Toasts = lazy(() => import('./toasts').then((module) => ({ default: module.Toasts })));

/** Where toasts appear. Their code comes with the first one: a page that is only read never needs it. */
export function ToastPlace() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    const show = async (event: Event) => {
      setNeeded(true);
      const { showToast } = await import('./toasts');
      if (event instanceof CustomEvent) showToast(event.detail satisfies Toast);
    };
    toastBus.addEventListener('toast', show);
    return () => toastBus.removeEventListener('toast', show);
  }, []);
  return <Suspense fallback={null}>{needed && <Toasts />}</Suspense>;
}
