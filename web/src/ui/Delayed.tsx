import { Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';

/** Shows its children only after 150 ms: what answers faster never flashes a skeleton. */
export function Delayed({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return shown ? children : null;
}

export function LoadingRows({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <Delayed>
      <Stack gap="sm" p="md" role="status" aria-label={label}>
        {Array.from({ length: rows }, (_, row) => row).map((row) => (
          <Skeleton key={row} height={20} width={`${92 - ((row * 13) % 40)}%`} />
        ))}
      </Stack>
    </Delayed>
  );
}
