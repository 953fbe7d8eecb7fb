import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { COLOURS, type ColourName, paint } from './colour';
import classes from './colour-picker.module.css';

interface ColourPickerProps {
  value: ColourName;
  onChange: (colour: ColourName) => void;
}

export function ColourPicker({ value, onChange }: ColourPickerProps) {
  const { t } = useLingui();
  const names: Record<ColourName, string> = {
    GRAY: t`grey`,
    RED: t`red`,
    PINK: t`pink`,
    GRAPE: t`grape`,
    VIOLET: t`violet`,
    INDIGO: t`indigo`,
    BLUE: t`blue`,
    CYAN: t`cyan`,
    TEAL: t`teal`,
    GREEN: t`green`,
    LIME: t`lime`,
    YELLOW: t`yellow`,
    ORANGE: t`orange`,
  };
  return (
    <fieldset className={classes.picker}>
      <legend className={classes.legend}>{t`Colour`}</legend>
      {COLOURS.map((colour) => (
        <UnstyledButton
          key={colour}
          className={classes.swatch}
          style={{ background: paint(colour) }}
          aria-label={names[colour]}
          aria-pressed={colour === value}
          onClick={() => onChange(colour)}
        >
          {colour === value && <IconCheck size={14} stroke={3} aria-hidden />}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
