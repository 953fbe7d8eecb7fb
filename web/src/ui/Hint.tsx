import { Tooltip } from '@mantine/core';
import type { RefObject } from 'react';

interface HintProps {
  id: string;
  target: RefObject<HTMLElement | null>;
  label: string;
  opened: boolean;
}

export function Hint(props: HintProps) {
  return <Tooltip multiline maw={300} {...props} />;
}
