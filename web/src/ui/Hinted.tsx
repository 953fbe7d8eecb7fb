import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';

const Hint = lazy(() => import('./Hint').then((module) => ({ default: module.Hint })));

interface HintedProps {
  /** What a screen reader says in place of the word. */
  label: string;
  hint: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A word that tells more when it is pointed at or has the focus; what draws the hint comes then. */
export function Hinted({ label, hint, className, children }: HintedProps) {
  const id = useId();
  const place = useRef<HTMLButtonElement>(null);
  const [wanted, setWanted] = useState(false);
  const [opened, { open, close }] = useDisclosure(false, { onOpen: () => setWanted(true) });
  return (
    <>
      <UnstyledButton
        ref={place}
        fz="xs"
        className={className}
        aria-label={label}
        aria-describedby={opened ? id : undefined}
        onPointerEnter={open}
        onPointerLeave={close}
        onFocus={open}
        onBlur={close}
        onKeyDown={({ key }) => key === 'Escape' && close()}
      >
        {children}
      </UnstyledButton>
      <Suspense fallback={null}>
        {wanted && <Hint id={id} target={place} label={hint} opened={opened} />}
      </Suspense>
    </>
  );
}
