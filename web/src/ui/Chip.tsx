import type { ReactNode } from 'react';
import classes from './chip.module.css';
import { type ColourName, paint } from './colour';

export function ColourDot({ colour, size = 8 }: { colour: ColourName; size?: number }) {
  return (
    <span
      aria-hidden
      className={classes.dot}
      style={{ background: paint(colour), width: size, height: size }}
    />
  );
}

export function Chip({ colour, children }: { colour?: ColourName | undefined; children: ReactNode }) {
  return (
    <span className={classes.chip}>
      {colour && <ColourDot colour={colour} />}
      <span className={classes.text}>{children}</span>
    </span>
  );
}
