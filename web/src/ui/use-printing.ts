import { useMediaQuery } from '@mantine/hooks';

/** Whether what is on the screen is being laid out for paper. */
export const usePrinting = (): boolean => useMediaQuery('print', false, { getInitialValueInEffect: false });
