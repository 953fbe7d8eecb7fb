import { useLayoutEffect } from 'react';
import { usePrinting } from '../ui/use-printing';

/** Paper is white, whatever the person reads on. */
export function usePrintedInLight(): void {
  const printing = usePrinting();
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    const scheme = dataset.mantineColorScheme;
    if (!printing || scheme !== 'dark') return;
    dataset.mantineColorScheme = 'light';
    return () => {
      dataset.mantineColorScheme = scheme;
    };
  }, [printing]);
}
